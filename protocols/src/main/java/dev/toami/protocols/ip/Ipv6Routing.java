package dev.toami.protocols.ip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * IPv6 routing header (RFC 8200, section 4.4). Immutable.
 *
 * <pre>
 *  0               8               16              24             31
 * +---------------+---------------+---------------+---------------+
 * |  Next Header  | Hdr Ext Len   | Routing Type  | Segments Left |
 * +---------------+---------------+---------------+---------------+
 * |                type-specific data, reserved in type 0         |
 * +---------------------------------------------------------------+
 * |            type-specific data, addresses in type 0            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Ipv6Routing extends Ipv6Extension {
    /** Source routing by a list of addresses (RFC 2460), deprecated by RFC 5095. */
    public static final int TYPE_SOURCE_ROUTE = 0;
    /** Mobile IPv6 (RFC 6275): one home address. */
    public static final int TYPE_MOBILE = 2;
    /** RPL source routing (RFC 6554): addresses without the prefix that they share. */
    public static final int TYPE_RPL = 3;
    /** Segment routing (RFC 8754): the last segment comes first. */
    public static final int TYPE_SEGMENT = 4;

    private static final int ROUTING_TYPE = 2;
    private static final int SEGMENTS_LEFT = 3;
    private static final int RESERVED = 4;
    private static final int ADDRESSES = 8;

    private Ipv6Routing(Bytes in) {
        super(in);
    }

    public static Ipv6Routing parse(Bytes in) throws MalformedPacketException {
        checkLength(in, LayerType.IPV6_ROUTING);
        int length = headerLength(in);
        if (in.u8(ROUTING_TYPE) == TYPE_SOURCE_ROUTE && (length - ADDRESSES) % Ipv6Address.LENGTH != 0) {
            throw MalformedPacketException.invalid(
                    LayerType.IPV6_ROUTING,
                    1,
                    Ipv6Address.LENGTH,
                    (length - ADDRESSES) % Ipv6Address.LENGTH,
                    "Invalid IPv6 source routing, length of type 0 packet " + length);
        }
        return new Ipv6Routing(in);
    }

    public int routingType() {
        return bytes().u8(ROUTING_TYPE);
    }

    public int segmentsLeft() {
        return bytes().u8(SEGMENTS_LEFT);
    }

    /** All that follows the segments left, in the form of the routing type. */
    public Bytes typeSpecificData() {
        return contents().slice(RESERVED);
    }

    /** The addresses of a type 0 header in their order; empty for any other type. */
    public List<Ipv6Address> addresses() {
        List<Ipv6Address> list = new ArrayList<>();
        if (routingType() == TYPE_SOURCE_ROUTE) {
            for (int at = ADDRESSES; at < headerLength(); at += Ipv6Address.LENGTH) {
                list.add(Ipv6Address.read(bytes(), at));
            }
        }
        return List.copyOf(list);
    }

    /** Where the packet goes in the end, if segments are left and the routing type is one of those above. */
    public Optional<Ipv6Address> finalDestination() {
        if (segmentsLeft() == 0 || headerLength() < ADDRESSES + Ipv6Address.LENGTH) {
            return Optional.empty();
        }
        return switch (routingType()) {
            case TYPE_SOURCE_ROUTE -> Optional.of(Ipv6Address.read(bytes(), headerLength() - Ipv6Address.LENGTH));
            case TYPE_MOBILE, TYPE_SEGMENT -> Optional.of(Ipv6Address.read(bytes(), ADDRESSES));
            default -> Optional.empty();
        };
    }

    @Override
    public LayerType type() {
        return LayerType.IPV6_ROUTING;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(Ipv6RoutingHeader.of(routingType(), segmentsLeft(), typeSpecificData())
                .withNextHeader(nextHeader()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describeStart(bytes(), 0, visitor);
        visitor.number("RoutingType", ROUTING_TYPE, 1, routingType());
        visitor.number("SegmentsLeft", SEGMENTS_LEFT, 1, segmentsLeft());
        visitor.bytes("Reserved", RESERVED, 4, bytes().slice(RESERVED, 4));
        List<Ipv6Address> addresses = addresses();
        int at = ADDRESSES;
        int length = addresses.size() * Ipv6Address.LENGTH;
        if (visitor.beginList("SourceRoutingIPs", at, length, addresses.size())) {
            for (Ipv6Address address : addresses) {
                visitor.address("", at, Ipv6Address.LENGTH, address);
                at += Ipv6Address.LENGTH;
            }
        }
        visitor.endList();
        if (visitor.wantsDetail() && routingType() != TYPE_SOURCE_ROUTE) {
            Ipv6RoutingDetail.describe(contents(), visitor);
        }
    }
}
