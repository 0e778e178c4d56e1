package dev.toami.protocols.sctp;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;

/**
 * SCTP AUTH chunk (RFC 4895, section 4.1), which authenticates the chunks behind it. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |   Type = 15   |     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |     Shared Key Identifier     |        HMAC Identifier        |
 * +-------------------------------+-------------------------------+
 * |                              HMAC                             |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpAuth extends SctpChunk {
    private static final int KEY = 4;
    private static final int HMAC_ID = 6;
    private static final int HMAC = 8;

    SctpAuth(Bytes checked, int sourcePort, int destinationPort) {
        super(checked, sourcePort, destinationPort);
    }

    public int sharedKeyIdentifier() {
        return bytes().u16(KEY);
    }

    /** 1 for SHA-1, 3 for SHA-256. */
    public int hmacIdentifier() {
        return bytes().u16(HMAC_ID);
    }

    public Bytes hmac() {
        return value(HMAC);
    }

    @Override
    public LayerType type() {
        return LayerType.SCTP_AUTH;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        visitor.number("SharedKeyId", base + KEY, 2, sharedKeyIdentifier());
        visitor.code("HMACId", base + HMAC_ID, 2, hmacIdentifier(), ParameterFields.hmac(hmacIdentifier()));
        visitor.bytes("HMAC", base + HMAC, hmac().length(), hmac());
    }
}
