package dev.toami.protocols.sctp;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;

/**
 * SCTP COOKIE ECHO chunk (RFC 9260, section 3.3.11). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |   Type = 10   |     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                             Cookie                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpCookieEcho extends SctpChunk {
    SctpCookieEcho(Bytes checked, int sourcePort, int destinationPort) {
        super(checked, sourcePort, destinationPort);
    }

    public Bytes cookie() {
        return value(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.SCTP_COOKIE_ECHO;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        visitor.bytes("Cookie", base + HEADER_LENGTH, cookie().length(), cookie());
    }
}
