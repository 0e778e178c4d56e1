package dev.toami.protocols.sctp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * SCTP chunk (RFC 9260, section 3.2), with the chunks behind it as its payload. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |     Type      |     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                Value, padded to a multiple of 4               |
 * +---------------------------------------------------------------+
 * </pre>
 */
public abstract class SctpChunk extends Layer {
    public static final int HEADER_LENGTH = 4;
    private static final int TYPE = 0;
    private static final int FLAGS = 1;
    private static final int LENGTH = 2;

    private final int sourcePort;
    private final int destinationPort;

    SctpChunk(Bytes in, int sourcePort, int destinationPort) {
        super(in);
        this.sourcePort = sourcePort;
        this.destinationPort = destinationPort;
    }

    /** Any chunk. */
    public static SctpChunk parse(Bytes in) throws MalformedPacketException {
        return parse(in, 0, 0);
    }

    /** With the ports of the packet, by which user data is dissected if nothing else tells. */
    static SctpChunk parse(Bytes in, int source, int destination) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.SCTP,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "an SCTP chunk has at least 4 bytes, not " + in.length());
        }
        return switch (in.u8(TYPE)) {
            case 0 -> new SctpData(checked(in, LayerType.SCTP_DATA, SctpData.FIXED_LENGTH), source, destination);
            case 1, 2 -> SctpInit.parse(in, source, destination);
            case 3 -> SctpSack.parse(in, source, destination);
            case 4, 5 -> SctpHeartbeat.parse(in, source, destination);
            case 6, 9 -> SctpError.parse(in, source, destination);
            case 7 -> new SctpShutdown(checked(in, LayerType.SCTP_SHUTDOWN, 8), source, destination);
            case 8, 11, 14 -> new SctpEmptyChunk(checked(in, LayerType.SCTP, HEADER_LENGTH), source, destination);
            case 10 -> new SctpCookieEcho(checked(in, LayerType.SCTP_COOKIE_ECHO, HEADER_LENGTH), source, destination);
            case 12, 13 -> new SctpEcnChunk(checked(in, LayerType.SCTP_ECNE, 8), source, destination);
            case 15 -> new SctpAuth(checked(in, LayerType.SCTP_AUTH, 8), source, destination);
            case 64 -> new SctpIData(checked(in, LayerType.SCTP_I_DATA, SctpIData.FIXED_LENGTH), source, destination);
            case 128, 193 -> SctpAsconf.parse(in, source, destination);
            case 130 -> SctpReConfig.parse(in, source, destination);
            case 132 -> new SctpPad(checked(in, LayerType.SCTP_PAD, HEADER_LENGTH), source, destination);
            case 192, 194 -> new SctpForwardTsn(checked(in, LayerType.SCTP_FORWARD_TSN, 8), source, destination);
            default -> new SctpUnknownChunk(checked(in, LayerType.SCTP, HEADER_LENGTH), source, destination);
        };
    }

    /** {@code in}, which has a chunk's header at least, if the chunk has the fixed part that its type has. */
    static Bytes checked(Bytes in, LayerType type, int fixedLength) throws MalformedPacketException {
        int declared = in.u16(LENGTH);
        if (declared < HEADER_LENGTH) {
            throw MalformedPacketException.invalid(type, LENGTH, HEADER_LENGTH, declared, "invalid SCTP chunk length");
        }
        if (declared < fixedLength) {
            throw MalformedPacketException.invalid(
                    type,
                    LENGTH,
                    fixedLength,
                    declared,
                    "an SCTP chunk of this type has at least " + fixedLength + " bytes, not " + declared);
        }
        if (in.length() < fixedLength) {
            throw MalformedPacketException.truncated(
                    type,
                    0,
                    fixedLength,
                    in.length(),
                    "an SCTP chunk of this type has at least " + fixedLength + " bytes; there are " + in.length());
        }
        return in;
    }

    public final SctpChunkType chunkType() {
        return new SctpChunkType(bytes().u8(TYPE));
    }

    public final int flags() {
        return bytes().u8(FLAGS);
    }

    final boolean flag(int mask) {
        return (flags() & mask) != 0;
    }

    /** Header and value, without padding. */
    public final int declaredLength() {
        return bytes().u16(LENGTH);
    }

    /** Header, value and padding. */
    final int paddedLength() {
        return (declaredLength() + 3) & ~3;
    }

    /** What is there of the chunk from {@code offset} on, without padding. */
    final Bytes value(int offset) {
        return bytes().clip(declaredLength()).slice(offset);
    }

    final int sourcePort() {
        return sourcePort;
    }

    final int destinationPort() {
        return destinationPort;
    }

    /** The chunk with its padding. */
    @Override
    public Bytes contents() {
        return bytes().clip(paddedLength());
    }

    /** The chunks behind this one. */
    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < declaredLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return in -> parse(in, sourcePort, destinationPort);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(
                new SctpControlChunk(chunkType(), flags(), value(HEADER_LENGTH).copy()));
    }

    @Override
    public final void describe(FieldVisitor visitor) {
        describe(0, visitor);
    }

    /** @param base where the chunk begins in the bytes that the fields are described in */
    final void describe(int base, FieldVisitor visitor) {
        int type = bytes().u8(TYPE);
        visitor.code("Type", base + TYPE, 1, type, SctpChunkType.label(type));
        visitor.number("Flags", base + FLAGS, 1, flags());
        visitor.number("Length", base + LENGTH, 2, declaredLength());
        visitor.number("ActualLength", base, 0, actualLength());
        describeValue(base, visitor);
        if (visitor.wantsDetail()) {
            Bytes padding = padding();
            if (!padding.isEmpty()) {
                visitor.bytes("Padding", base + declaredLength(), padding.length(), padding);
            }
        }
    }

    private Bytes padding() {
        return isTruncated() ? Bytes.empty() : bytes().clip(paddedLength()).slice(declaredLength());
    }

    int actualLength() {
        return paddedLength();
    }

    abstract void describeValue(int base, FieldVisitor visitor);
}
