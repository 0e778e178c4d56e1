package dev.toami.protocols.ip;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * IPv6 packet (RFC 8200). Immutable. Its extension headers are layers of their own.
 *
 * <pre>
 *  0       4               12      16              24             31
 * +-------+---------------+---------------------------------------+
 * |Version| Traffic Class |              Flow Label               |
 * +-------+---------------+-------+---------------+---------------+
 * |        Payload Length         |  Next Header  |   Hop Limit   |
 * +-------------------------------+---------------+---------------+
 * |                    Source Address, 128 bits                   |
 * +---------------------------------------------------------------+
 * |                 Destination Address, 128 bits                 |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Ipv6Packet extends Layer implements NetworkLayer {
    public static final int HEADER_LENGTH = 40;
    private static final int PAYLOAD_LENGTH = 4;
    private static final int NEXT_HEADER = 6;
    private static final int HOP_LIMIT = 7;
    private static final int SOURCE = 8;
    private static final int DESTINATION = 24;

    private static final int NO_NEXT_HEADER = IpProtocol.NO_NEXT_HEADER.value();
    private static final int HOP_BY_HOP = IpProtocol.IPV6_HOP_BY_HOP.value();

    private Ipv6Packet(Bytes in) {
        super(in);
    }

    public static Ipv6Packet parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                            LayerType.IPV6,
                            0,
                            HEADER_LENGTH,
                            in.length(),
                            "Invalid ip6 header. Length " + in.length() + " less than " + HEADER_LENGTH)
                    .showing(Bytes.empty(), Ipv6Packet::describeNothing);
        }
        if (in.u16(PAYLOAD_LENGTH) == 0 && !mayDeclareNothing(in)) {
            String next = IpProtocol.label(in.u8(NEXT_HEADER));
            throw MalformedPacketException.invalid(
                            LayerType.IPV6,
                            PAYLOAD_LENGTH,
                            1,
                            0,
                            "IPv6 length 0, but next header is " + next + ", not HopByHop")
                    .showing(in.slice(0, HEADER_LENGTH), in.slice(HEADER_LENGTH), visitor -> {
                        describe(in, visitor);
                        visitor.absent("HopByHop");
                    });
        }
        return new Ipv6Packet(in);
    }

    /** A jumbogram, a packet of no payload, or one that waits for segmentation offload. */
    private static boolean mayDeclareNothing(Bytes in) {
        int next = in.u8(NEXT_HEADER);
        return next == HOP_BY_HOP || next == NO_NEXT_HEADER || in.length() - HEADER_LENGTH > 0xffff;
    }

    /** As it stands there: 6 in any packet that a receiver accepts. */
    public int version() {
        return bytes().u8(0) >> 4;
    }

    public int trafficClass() {
        return bytes().u16(0) >> 4 & 0xff;
    }

    public int flowLabel() {
        return bytes().i32(0) & 0xfffff;
    }

    /** Of extension headers and payload: that of a jumbogram (RFC 2675) from its hop-by-hop options. */
    public long payloadLength() {
        int declared = bytes().u16(PAYLOAD_LENGTH);
        if (declared != 0 || nextHeaderValue() == NO_NEXT_HEADER) {
            return declared;
        }
        Bytes rest = bytes().slice(HEADER_LENGTH);
        long jumbo = nextHeaderValue() == HOP_BY_HOP ? Jumbograms.length(rest) : 0;
        return jumbo != 0 ? jumbo : rest.length();
    }

    public IpProtocol nextHeader() {
        return new IpProtocol(nextHeaderValue());
    }

    private int nextHeaderValue() {
        return bytes().u8(NEXT_HEADER);
    }

    public int hopLimit() {
        return bytes().u8(HOP_LIMIT);
    }

    @Override
    public Ipv6Address source() {
        return Ipv6Address.read(bytes(), SOURCE);
    }

    @Override
    public Ipv6Address destination() {
        return Ipv6Address.read(bytes(), DESTINATION);
    }

    @Override
    public IpAddress finalDestination() {
        return endPoints().destination().orElseGet(this::destination);
    }

    @Override
    public IpAddress originalSource() {
        return endPoints().source().orElseGet(this::source);
    }

    private EndPoints endPoints() {
        return EndPoints.of(nextHeaderValue(), payload());
    }

    /** The hop-by-hop options, if they are there and valid. */
    public Optional<Ipv6HopByHop> hopByHop() {
        if (nextHeaderValue() != HOP_BY_HOP) {
            return Optional.empty();
        }
        try {
            return Optional.of(Ipv6HopByHop.parse(payload()));
        } catch (MalformedPacketException e) {
            return Optional.empty();
        }
    }

    /** The payload without hop-by-hop options; with them if there are none, or if it is a jumbogram. */
    public Bytes payloadAfterHopByHop() {
        boolean jumbo = bytes().u16(PAYLOAD_LENGTH) == 0;
        return jumbo ? payload() : hopByHop().map(Layer::payload).orElseGet(this::payload);
    }

    @Override
    public LayerType type() {
        return LayerType.IPV6;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH).clip((int) Math.min(payloadLength(), Integer.MAX_VALUE));
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() - HEADER_LENGTH < payloadLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        LayerParser parser = dissector.afterIpProtocol(nextHeaderValue());
        return nextHeaderValue() == HOP_BY_HOP ? in -> checked(parser.parse(in)) : parser;
    }

    private Layer checked(Layer next) throws MalformedPacketException {
        if (next instanceof Ipv6HopByHop options) {
            Jumbograms.check(options, bytes().u16(PAYLOAD_LENGTH));
        }
        return next;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(Ipv6Header.of(this));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describe(bytes(), visitor);
        Ipv6HopByHop options = hopByHop().orElse(null);
        if (options == null) {
            visitor.absent("HopByHop");
            return;
        }
        int length = options.headerLength();
        visitor.beginStruct("HopByHop", HEADER_LENGTH, length);
        visitor.bytes("Contents", HEADER_LENGTH, length, options.contents());
        visitor.bytes("Payload", HEADER_LENGTH + length, options.payload().length(), options.payload());
        options.describe(HEADER_LENGTH, visitor);
        visitor.endStruct();
    }

    private static void describe(Bytes in, FieldVisitor visitor) {
        describeStart(in, visitor);
        visitor.address("SrcIP", SOURCE, 16, Ipv6Address.read(in, SOURCE));
        visitor.address("DstIP", DESTINATION, 16, Ipv6Address.read(in, DESTINATION));
    }

    private static void describeNothing(FieldVisitor visitor) {
        describeStart(Bytes.wrap(new byte[HEADER_LENGTH]), visitor);
        visitor.address("SrcIP", 0, 0, null);
        visitor.address("DstIP", 0, 0, null);
        visitor.absent("HopByHop");
    }

    private static void describeStart(Bytes in, FieldVisitor visitor) {
        int next = in.u8(NEXT_HEADER);
        visitor.number("Version", 0, 1, in.u8(0) >> 4);
        visitor.number("TrafficClass", 0, 2, in.u16(0) >> 4 & 0xff);
        visitor.number("FlowLabel", 1, 3, in.i32(0) & 0xfffff);
        visitor.number("Length", PAYLOAD_LENGTH, 2, in.u16(PAYLOAD_LENGTH));
        visitor.code("NextHeader", NEXT_HEADER, 1, next, IpProtocol.label(next));
        visitor.number("HopLimit", HOP_LIMIT, 1, in.u8(HOP_LIMIT));
    }
}
