package dev.toami.protocols.ip;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.Describable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Fragment;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * IPv4 packet (RFC 791). Immutable.
 *
 * <pre>
 *  0       4       8               16    19              31
 * +-------+-------+---------------+---------------------+
 * |Version|  IHL  |Type of Service|    Total Length     |
 * +-------+-------+---------------+-----+---------------+
 * |        Identification         |Flags|Fragment Offset|
 * +---------------+---------------+-----+---------------+
 * | Time to Live  |   Protocol    |   Header Checksum   |
 * +---------------+---------------+---------------------+
 * |                   Source Address                    |
 * +-----------------------------------------------------+
 * |                 Destination Address                 |
 * +-----------------------------------------------------+
 * |              Options, padded to 32 bits             |
 * +-----------------------------------------------------+
 * </pre>
 */
public final class Ipv4Packet extends Layer implements NetworkLayer, Checksummed {
    /** Of a header without options. */
    public static final int HEADER_LENGTH = 20;

    private static final int VERSION_IHL = 0;
    private static final int TYPE_OF_SERVICE = 1;
    private static final int TOTAL_LENGTH = 2;
    private static final int IDENTIFICATION = 4;
    private static final int FLAGS_OFFSET = 6;
    private static final int TIME_TO_LIVE = 8;
    private static final int PROTOCOL = 9;
    private static final int CHECKSUM = 10;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private Ipv4Packet(Bytes in) {
        super(in);
    }

    public static Ipv4Packet parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                            LayerType.IPV4,
                            0,
                            HEADER_LENGTH,
                            in.length(),
                            "Invalid ip4 header. Length " + in.length() + " less than " + HEADER_LENGTH)
                    .showing(Bytes.empty(), Ipv4Packet::describeNothing);
        }
        checkLengths(in);
        if (headerLength(in) > HEADER_LENGTH) {
            checkOptions(in);
        }
        return new Ipv4Packet(in);
    }

    private static void checkLengths(Bytes in) throws MalformedPacketException {
        int total = totalLength(in);
        int words = in.u8(VERSION_IHL) & 0xf;
        Describable fields = visitor -> describe(in, List.of(), Bytes.empty(), visitor);
        if (total < HEADER_LENGTH) {
            throw invalid(TOTAL_LENGTH, HEADER_LENGTH, total, "Invalid (too small) IP length (" + total + " < 20)")
                    .showing(in, fields);
        }
        if (words < HEADER_LENGTH / 4) {
            throw invalid(VERSION_IHL, 5, words, "Invalid (too small) IP header length (" + words + " < 5)")
                    .showing(in, fields);
        }
        if (words * 4 > total) {
            String message = "Invalid IP header length > IP length (" + words + " > " + total + ")";
            throw invalid(VERSION_IHL, words * 4, total, message).showing(in, fields);
        }
        if (words * 4 > in.length()) {
            throw MalformedPacketException.truncated(
                            LayerType.IPV4, 0, words * 4, in.length(), "Not all IP header bytes available")
                    .showing(in, fields);
        }
    }

    private static void checkOptions(Bytes in) throws MalformedPacketException {
        Bytes options = optionArea(in);
        try {
            Ipv4Option.check(options, in.length() < totalLength(in));
        } catch (MalformedPacketException e) {
            Bytes good = options.slice(0, e.offset() - HEADER_LENGTH);
            Bytes header = in.slice(0, headerLength(in));
            throw e.showing(
                    header, payload(in), visitor -> describe(in, Ipv4Option.list(good), Bytes.empty(), visitor));
        }
    }

    private static MalformedPacketException invalid(int offset, int required, int available, String message) {
        return MalformedPacketException.invalid(LayerType.IPV4, offset, required, available, message);
    }

    /** As it stands there: 4 in any packet that a receiver accepts. */
    public int version() {
        return bytes().u8(VERSION_IHL) >> 4;
    }

    /** With options. */
    public int headerLength() {
        return headerLength(bytes());
    }

    private static int headerLength(Bytes in) {
        return (in.u8(VERSION_IHL) & 0xf) * 4;
    }

    /** Differentiated services code point and ECN bits (RFC 2474, RFC 3168). */
    public int typeOfService() {
        return bytes().u8(TYPE_OF_SERVICE);
    }

    /** Header and payload. A packet that waits for segmentation offload declares zero: then it is all that is there. */
    public int totalLength() {
        return totalLength(bytes());
    }

    private static int totalLength(Bytes in) {
        int declared = in.u16(TOTAL_LENGTH);
        return declared == 0 ? in.length() : declared;
    }

    public int identification() {
        return bytes().u16(IDENTIFICATION);
    }

    /** The first of the three flags: zero in any packet that is not RFC 3514's joke. */
    public boolean isReservedFlag() {
        return (bytes().u8(FLAGS_OFFSET) & 0x80) != 0;
    }

    public boolean isDontFragment() {
        return (bytes().u8(FLAGS_OFFSET) & 0x40) != 0;
    }

    public boolean isMoreFragments() {
        return (bytes().u8(FLAGS_OFFSET) & 0x20) != 0;
    }

    /** In bytes. */
    public int fragmentOffset() {
        return (bytes().u16(FLAGS_OFFSET) & 0x1fff) * 8;
    }

    /** True if this is a part of a datagram. */
    public boolean isFragment() {
        return (bytes().u16(FLAGS_OFFSET) & 0x3fff) != 0;
    }

    public int timeToLive() {
        return bytes().u8(TIME_TO_LIVE);
    }

    public IpProtocol protocol() {
        return new IpProtocol(bytes().u8(PROTOCOL));
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    public ChecksumStatus checksumStatus() {
        return Checksums.status(Checksums.add(0, contents()));
    }

    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return checksumStatus();
    }

    @Override
    public Ipv4Address source() {
        return Ipv4Address.read(bytes(), SOURCE);
    }

    @Override
    public Ipv4Address destination() {
        return Ipv4Address.read(bytes(), DESTINATION);
    }

    public List<Ipv4Option> options() {
        return List.copyOf(Ipv4Option.list(optionArea(bytes())));
    }

    /** What follows an end-of-list option. */
    public Bytes padding() {
        Bytes options = optionArea(bytes());
        int used = Ipv4Option.list(options).stream()
                .mapToInt(Ipv4Option::encodedLength)
                .sum();
        return options.slice(used);
    }

    private static Bytes optionArea(Bytes in) {
        return in.slice(HEADER_LENGTH, headerLength(in) - HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.IPV4;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return payload(bytes());
    }

    private static Bytes payload(Bytes in) {
        return in.clip(totalLength(in)).slice(headerLength(in));
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < totalLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return isFragment() ? Fragment::parse : dissector.afterIpProtocol(bytes().u8(PROTOCOL));
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(Ipv4Header.of(this));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describe(bytes(), Ipv4Option.list(optionArea(bytes())), padding(), visitor);
    }

    private static void describe(Bytes in, List<Ipv4Option> options, Bytes padding, FieldVisitor visitor) {
        describeFixed(in, totalLength(in), visitor);
        visitor.address("SrcIP", SOURCE, 4, Ipv4Address.read(in, SOURCE));
        visitor.address("DstIP", DESTINATION, 4, Ipv4Address.read(in, DESTINATION));
        Ipv4Option.describe(options, visitor);
        visitor.bytes("Padding", headerLength(in) - padding.length(), padding.length(), padding);
        if (visitor.wantsDetail()) {
            visitor.number("HeaderLength", VERSION_IHL, 1, headerLength(in));
        }
    }

    private static void describeNothing(FieldVisitor visitor) {
        describeFixed(Bytes.wrap(new byte[HEADER_LENGTH]), 0, visitor);
        visitor.address("SrcIP", 0, 0, null);
        visitor.address("DstIP", 0, 0, null);
        Ipv4Option.describe(List.of(), visitor);
        visitor.bytes("Padding", 0, 0, Bytes.empty());
    }

    private static void describeFixed(Bytes in, int totalLength, FieldVisitor visitor) {
        int flags = in.u8(FLAGS_OFFSET) >> 5;
        int protocol = in.u8(PROTOCOL);
        visitor.number("Version", VERSION_IHL, 1, in.u8(VERSION_IHL) >> 4);
        visitor.number("IHL", VERSION_IHL, 1, in.u8(VERSION_IHL) & 0xf);
        visitor.number("TOS", TYPE_OF_SERVICE, 1, in.u8(TYPE_OF_SERVICE));
        visitor.number("Length", TOTAL_LENGTH, 2, totalLength);
        visitor.number("Id", IDENTIFICATION, 2, in.u16(IDENTIFICATION));
        visitor.code("Flags", FLAGS_OFFSET, 1, flags, flagNames(flags));
        visitor.number("FragOffset", FLAGS_OFFSET, 2, in.u16(FLAGS_OFFSET) & 0x1fff);
        visitor.number("TTL", TIME_TO_LIVE, 1, in.u8(TIME_TO_LIVE));
        visitor.code("Protocol", PROTOCOL, 1, protocol, IpProtocol.label(protocol));
        visitor.number("Checksum", CHECKSUM, 2, in.u16(CHECKSUM));
    }

    private static String flagNames(int flags) {
        return switch (flags) {
            case 0 -> "";
            case 1 -> "MF";
            case 2 -> "DF";
            case 3 -> "DF|MF";
            case 4 -> "Evil";
            case 5 -> "Evil|MF";
            case 6 -> "Evil|DF";
            default -> "Evil|DF|MF";
        };
    }
}
