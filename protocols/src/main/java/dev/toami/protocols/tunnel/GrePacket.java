package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.EtherType;

/**
 * Generic Routing Encapsulation (RFC 1701, RFC 2784, RFC 2890), and its version 1 of PPTP (RFC 2637). Immutable.
 *
 * <pre>
 *  0 1 2 3 4 5   7 8 9    12 13  15 16                 31
 * +-+-+-+-+-+-----+-+-------+------+--------------------+
 * |C|R|K|S|s|Recur|A| Flags | Ver  |   Protocol Type    |
 * +-+-+-+-+-+-----+-+-------+------+--------------------+
 * |   Checksum (if C or R)         |  Offset (if C or R)|
 * +--------------------------------+--------------------+
 * |                     Key (if K)                      |
 * +-----------------------------------------------------+
 * |                Sequence Number (if S)               |
 * +-----------------------------------------------------+
 * |            Routing, source route entries (if R)     |
 * +-----------------------------------------------------+
 * |            Acknowledgment Number (if A)             |
 * +-----------------------------------------------------+
 * </pre>
 */
public final class GrePacket extends Layer implements Checksummed {
    /** Of a header without any of the optional fields. */
    public static final int HEADER_LENGTH = 4;

    static final int CHECKSUM_BIT = 0x8000;
    static final int ROUTING_BIT = 0x4000;
    static final int KEY_BIT = 0x2000;
    static final int SEQUENCE_BIT = 0x1000;
    static final int STRICT_BIT = 0x0800;
    static final int ACKNOWLEDGMENT_BIT = 0x0080;

    private static final int PROTOCOL = 2;

    private final int headerLength;

    private GrePacket(Bytes in, int headerLength) {
        super(in);
        this.headerLength = headerLength;
    }

    public static GrePacket parse(Bytes in) throws MalformedPacketException {
        require(in, HEADER_LENGTH);
        int flags = in.u16(0);
        int length = routingOffset(flags);
        require(in, length);
        if ((flags & ROUTING_BIT) != 0) {
            length = GreRouting.end(in, length);
        }
        length += (flags & ACKNOWLEDGMENT_BIT) != 0 ? 4 : 0;
        require(in, length);
        return new GrePacket(in, length);
    }

    private static void require(Bytes in, int length) throws MalformedPacketException {
        if (in.length() < length) {
            throw MalformedPacketException.truncated(
                    LayerType.GRE, 0, length, in.length(), "GRE header of " + in.length() + " bytes, not " + length);
        }
    }

    private static int keyOffset(int flags) {
        return HEADER_LENGTH + ((flags & (CHECKSUM_BIT | ROUTING_BIT)) != 0 ? 4 : 0);
    }

    private static int sequenceOffset(int flags) {
        return keyOffset(flags) + ((flags & KEY_BIT) != 0 ? 4 : 0);
    }

    private static int routingOffset(int flags) {
        return sequenceOffset(flags) + ((flags & SEQUENCE_BIT) != 0 ? 4 : 0);
    }

    /** The first 16 bits: what is present, and the version. */
    public int flagsAndVersion() {
        return bytes().u16(0);
    }

    private boolean has(int bit) {
        return (flagsAndVersion() & bit) != 0;
    }

    public int version() {
        return bytes().u8(1) & 7;
    }

    /** How many more times a packet may be encapsulated (RFC 1701); 0 since RFC 2784. */
    public int recursionControl() {
        return bytes().u8(0) & 7;
    }

    public boolean isStrictSourceRoute() {
        return has(STRICT_BIT);
    }

    /** What follows: an EtherType. */
    public EtherType protocol() {
        return new EtherType(bytes().u16(PROTOCOL));
    }

    public OptionalInt checksum() {
        return has(CHECKSUM_BIT) ? OptionalInt.of(bytes().u16(4)) : OptionalInt.empty();
    }

    /** Where in the routing field the active entry is, if there is a routing field. */
    public OptionalInt routingOffset() {
        return has(ROUTING_BIT) ? OptionalInt.of(bytes().u16(6)) : OptionalInt.empty();
    }

    /** In version 1 the payload's length in the upper half, and the call in the lower. */
    public OptionalLong key() {
        return has(KEY_BIT) ? OptionalLong.of(bytes().u32(keyOffset(flagsAndVersion()))) : OptionalLong.empty();
    }

    public OptionalLong sequenceNumber() {
        return has(SEQUENCE_BIT)
                ? OptionalLong.of(bytes().u32(sequenceOffset(flagsAndVersion())))
                : OptionalLong.empty();
    }

    public OptionalLong acknowledgmentNumber() {
        return has(ACKNOWLEDGMENT_BIT) ? OptionalLong.of(bytes().u32(headerLength - 4)) : OptionalLong.empty();
    }

    /** The source route entries, without the one that ends them. */
    public List<GreRouting> routing() {
        return has(ROUTING_BIT) ? GreRouting.list(bytes(), routingOffset(flagsAndVersion())) : List.of();
    }

    /** Whether the checksum, which covers header and payload, is right. Bytes behind the packet must not be in it. */
    public ChecksumStatus checksumStatus() {
        return has(CHECKSUM_BIT) ? Checksums.status(Checksums.add(0, bytes())) : ChecksumStatus.ABSENT;
    }

    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return checksumStatus();
    }

    @Override
    public LayerType type() {
        return LayerType.GRE;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        int protocol = bytes().u16(PROTOCOL);
        LayerParser parser =
                switch (protocol) {
                    case TunnelTypes.OSI -> dissector.find(DispatchTable.LLC_SAP, TunnelTypes.OSI);
                    // Type I has no header of its own, and GRE no sequence number then.
                    case TunnelTypes.ERSPAN -> has(SEQUENCE_BIT) ? dissector.byEtherType(protocol) : ErspanTypeI::parse;
                    default -> dissector.byEtherType(protocol);
                };
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new GreHeader(
                version(),
                Optional.of(protocol()),
                has(CHECKSUM_BIT) ? Optional.of(OptionalInt.empty()) : Optional.empty(),
                key(),
                sequenceNumber(),
                acknowledgmentNumber(),
                has(ROUTING_BIT)
                        ? Optional.of(new GreRouting.Route(isStrictSourceRoute(), bytes().u16(6), routing()))
                        : Optional.empty(),
                recursionControl(),
                reservedFlags()));
    }

    private int reservedFlags() {
        return bytes().u8(1) >> 3 & 0xf;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int flags = flagsAndVersion();
        if (visitor.wantsDetail()) {
            visitor.number("FlagsAndVersion", 0, 2, flags);
        }
        visitor.flag("ChecksumPresent", 0, 1, has(CHECKSUM_BIT));
        visitor.flag("RoutingPresent", 0, 1, has(ROUTING_BIT));
        visitor.flag("KeyPresent", 0, 1, has(KEY_BIT));
        visitor.flag("SeqPresent", 0, 1, has(SEQUENCE_BIT));
        visitor.flag("StrictSourceRoute", 0, 1, isStrictSourceRoute());
        // In version 0 the bit is one of those that are reserved.
        boolean isAckDefined = version() == 1 || has(ACKNOWLEDGMENT_BIT);
        if (isAckDefined || !visitor.wantsDetail()) {
            visitor.flag("AckPresent", 1, 1, has(ACKNOWLEDGMENT_BIT));
        }
        visitor.number("RecursionControl", 0, 1, recursionControl());
        visitor.number("Flags", 1, 1, visitor.wantsDetail() ? reservedFlags() : bytes().u8(1) >> 3);
        visitor.number("Version", 1, 1, version());
        int protocol = bytes().u16(PROTOCOL);
        visitor.code("Protocol", PROTOCOL, 2, protocol, EtherType.label(protocol));
        boolean hasChecksum = (flags & (CHECKSUM_BIT | ROUTING_BIT)) != 0;
        optional(visitor, "Checksum", 4, 2, hasChecksum);
        optional(visitor, "Offset", 6, 2, hasChecksum);
        if (visitor.wantsDetail() && has(KEY_BIT) && version() == 1) {
            visitor.number("PayloadLength", keyOffset(flags), 2, bytes().u16(keyOffset(flags)));
            visitor.number("CallID", keyOffset(flags) + 2, 2, bytes().u16(keyOffset(flags) + 2));
        } else {
            optional(visitor, "Key", keyOffset(flags), 4, has(KEY_BIT));
        }
        optional(visitor, "Seq", sequenceOffset(flags), 4, has(SEQUENCE_BIT));
        optional(visitor, "Ack", headerLength - 4, 4, has(ACKNOWLEDGMENT_BIT));
        GreRouting.describe(routing(), routingOffset(flags), visitor);
    }

    /** A field that is not there reads as zero, where fields that are not in the bytes are wanted. */
    private void optional(FieldVisitor visitor, String name, int offset, int length, boolean isPresent) {
        if (isPresent) {
            visitor.number(name, offset, length, length == 2 ? bytes().u16(offset) : bytes().u32(offset));
        } else if (!visitor.wantsDetail()) {
            visitor.number(name, 0, 0, 0);
        }
    }
}
