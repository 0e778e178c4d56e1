package dev.toami.protocols.transport;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.TransportLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.flow.EndpointKind;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * DCCP packet (RFC 4340, section 5). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +-------------------------------+-------------------------------+
 * |          Source Port          |       Destination Port        |
 * +---------------+-------+-------+-------------------------------+
 * |  Data Offset  | CCVal | CsCov |           Checksum            |
 * +-----+-------+-+-------+-------+-------------------------------+
 * | Res | Type  |X|   Reserved    |   Sequence Number, high bits  |
 * +-----+-------+-+---------------+-------------------------------+
 * |                   Sequence Number, low bits                   |
 * +---------------------------------------------------------------+
 * | Acknowledgment (64), service code or reset (32), by type      |
 * +---------------------------------------------------------------+
 * |                            Options                            |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>Without X, sequence number and acknowledgment have 24 bits, in 32.
 */
public final class DccpPacket extends Layer implements TransportLayer, Checksummed {
    /** Of the generic header with 48-bit sequence numbers; {@link #SHORT_HEADER_LENGTH} with 24-bit ones. */
    public static final int LONG_HEADER_LENGTH = 16;

    public static final int SHORT_HEADER_LENGTH = 12;
    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    private static final int DATA_OFFSET = 4;
    private static final int COVERAGE = 5;
    private static final int CHECKSUM = 6;
    private static final int TYPE = 8;
    private static final int SEQUENCE = 9;

    private DccpPacket(Bytes in) {
        super(in);
    }

    public static DccpPacket parse(Bytes in) throws MalformedPacketException {
        require(in, SHORT_HEADER_LENGTH);
        int fixed = fixedLength(type(in), isExtended(in));
        require(in, fixed);
        int length = in.u8(DATA_OFFSET) * 4;
        if (length < fixed) {
            throw MalformedPacketException.invalid(
                    LayerType.DCCP,
                    DATA_OFFSET,
                    fixed,
                    length,
                    "DCCP data offset of " + length + " bytes in a " + type(in) + ", which has at least " + fixed);
        }
        require(in, length);
        DccpOption.check(in.slice(fixed, length - fixed), fixed);
        return new DccpPacket(in);
    }

    private static void require(Bytes in, int length) throws MalformedPacketException {
        if (in.length() < length) {
            throw MalformedPacketException.truncated(
                    LayerType.DCCP,
                    0,
                    length,
                    in.length(),
                    "a DCCP header of at least " + length + " bytes; there are " + in.length());
        }
    }

    private static DccpType type(Bytes in) {
        return new DccpType(in.u8(TYPE) >> 1 & 0xf);
    }

    private static boolean isExtended(Bytes in) {
        return (in.u8(TYPE) & 1) != 0;
    }

    /** Without options. */
    static int fixedLength(DccpType type, boolean extended) {
        int acknowledgment = type.hasAcknowledgment() ? extended ? 8 : 4 : 0;
        return acknowledgmentOffset(extended) + acknowledgment + (type.hasCode() ? 4 : 0);
    }

    static int acknowledgmentOffset(boolean extended) {
        return extended ? LONG_HEADER_LENGTH : SHORT_HEADER_LENGTH;
    }

    @Override
    public int sourcePort() {
        return bytes().u16(SOURCE_PORT);
    }

    @Override
    public int destinationPort() {
        return bytes().u16(DESTINATION_PORT);
    }

    /** With options. */
    public int headerLength() {
        return bytes().u8(DATA_OFFSET) * 4;
    }

    /** For use by the congestion control of the sender. */
    public int ccVal() {
        return bytes().u8(COVERAGE) >> 4;
    }

    /** 0 if the checksum covers all data, else 1 more than the number of 32-bit words of data that it covers. */
    public int checksumCoverage() {
        return bytes().u8(COVERAGE) & 0xf;
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Whether the checksum is right, given the network layer that carries the packet. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        if (network instanceof Layer layer && layer.isTruncated()) {
            return ChecksumStatus.UNVERIFIED;
        }
        long sum = Checksums.pseudoHeader(
                network.originalSource(), network.finalDestination(), IpProtocol.DCCP.value(), bytes().length());
        return Checksums.status(Checksums.add(sum, covered(bytes(), headerLength(), checksumCoverage())));
    }

    /** What a checksum of this coverage covers of {@code packet}. */
    static Bytes covered(Bytes packet, int headerLength, int coverage) {
        return coverage == 0 ? packet : packet.clip(headerLength + (coverage - 1) * 4);
    }

    public DccpType packetType() {
        return type(bytes());
    }

    /** True if sequence numbers have 48 bits, false if 24. */
    public boolean isExtended() {
        return isExtended(bytes());
    }

    public long sequenceNumber() {
        return isExtended() ? u48(SEQUENCE + 1) : bytes().u24(SEQUENCE);
    }

    private long u48(int offset) {
        return (long) bytes().u16(offset) << 32 | bytes().u32(offset + 2);
    }

    /** Empty if packets of the type have none. */
    public OptionalLong acknowledgmentNumber() {
        if (!packetType().hasAcknowledgment()) {
            return OptionalLong.empty();
        }
        int at = acknowledgmentOffset(isExtended());
        return OptionalLong.of(isExtended() ? u48(at + 2) : bytes().u24(at + 1));
    }

    /** Of a request, response or listen packet. */
    public OptionalLong serviceCode() {
        return packetType().hasCode() && !packetType().equals(DccpType.RESET)
                ? OptionalLong.of(bytes().u32(codeOffset()))
                : OptionalLong.empty();
    }

    /** Why a reset packet was sent. */
    public OptionalInt resetCode() {
        return packetType().equals(DccpType.RESET) ? OptionalInt.of(bytes().u8(codeOffset())) : OptionalInt.empty();
    }

    private int codeOffset() {
        return fixedLength() - 4;
    }

    private int fixedLength() {
        return fixedLength(packetType(), isExtended());
    }

    /** With those that pad. */
    public List<DccpOption> options() {
        return DccpOption.list(bytes().slice(fixedLength(), headerLength() - fixedLength()));
    }

    @Override
    public EndpointKind endpointKind() {
        return EndpointKind.DCCP_PORT;
    }

    @Override
    public LayerType type() {
        return LayerType.DCCP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new DccpHeader(
                sourcePort(),
                destinationPort(),
                packetType(),
                ccVal(),
                checksumCoverage(),
                isExtended(),
                sequenceNumber(),
                acknowledgmentNumber().orElse(0),
                packetType().hasCode() ? bytes().u32(codeOffset()) : 0,
                options().stream()
                        .map(option ->
                                new DccpOption(option.type(), option.data().copy()))
                        .toList(),
                OptionalInt.empty(),
                OptionalInt.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.port("SrcPort", SOURCE_PORT, 2, sourcePort(), null);
        visitor.port("DstPort", DESTINATION_PORT, 2, destinationPort(), null);
        visitor.number("DataOffset", DATA_OFFSET, 1, bytes().u8(DATA_OFFSET));
        visitor.number("CCVal", COVERAGE, 1, ccVal());
        visitor.number("CsCov", COVERAGE, 1, checksumCoverage());
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        visitor.number("Reserved", TYPE, 1, bytes().u8(TYPE) >> 5);
        visitor.code("Type", TYPE, 1, packetType().value(), packetType().toString());
        visitor.flag("X", TYPE, 1, isExtended());
        if (isExtended()) {
            visitor.number("Reserved2", SEQUENCE, 1, bytes().u8(SEQUENCE));
            visitor.number("SequenceNumber", SEQUENCE + 1, 6, sequenceNumber());
        } else {
            visitor.number("SequenceNumber", SEQUENCE, 3, sequenceNumber());
        }
        describeByType(visitor);
        DccpOption.describe(options(), fixedLength(), visitor);
    }

    private void describeByType(FieldVisitor visitor) {
        int at = acknowledgmentOffset(isExtended());
        if (packetType().hasAcknowledgment()) {
            int reserved = isExtended() ? 2 : 1;
            long number = acknowledgmentNumber().orElse(0);
            visitor.number("AckReserved", at, reserved, isExtended() ? bytes().u16(at) : bytes().u8(at));
            visitor.number("AcknowledgmentNumber", at + reserved, isExtended() ? 6 : 3, number);
        }
        int code = codeOffset();
        serviceCode().ifPresent(value -> visitor.number("ServiceCode", code, 4, value));
        resetCode().ifPresent(value -> {
            visitor.code("ResetCode", code, 1, value, resetLabel(value));
            for (int i = 1; i <= 3; i++) {
                visitor.number("Data" + i, code + i, 1, bytes().u8(code + i));
            }
        });
    }

    private static String resetLabel(int code) {
        return switch (code) {
            case 0 -> "Unspecified";
            case 1 -> "Closed";
            case 2 -> "Aborted";
            case 3 -> "NoConnection";
            case 4 -> "PacketError";
            case 5 -> "OptionError";
            case 6 -> "MandatoryError";
            case 7 -> "ConnectionRefused";
            case 8 -> "BadServiceCode";
            case 9 -> "TooBusy";
            case 10 -> "BadInitCookie";
            case 11 -> "AggressionPenalty";
            default -> "Unknown(" + code + ")";
        };
    }
}
