package dev.toami.protocols.ip;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.build.Rerouting;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an IPv6 routing header is built with.
 *
 * @param nextHeader taken from the layer that follows if empty, 59 if that has none
 * @param typeSpecificData all behind the segments left: 4 bytes and a multiple of 8
 * @param headerLength in bytes, a multiple of 8; computed if empty
 */
public record Ipv6RoutingHeader(
        Optional<IpProtocol> nextHeader,
        int routingType,
        int segmentsLeft,
        Bytes typeSpecificData,
        OptionalInt headerLength)
        implements LayerValue, IpCarried, Rerouting {
    private static final int RESERVED = 4;

    public Ipv6RoutingHeader {
        if (typeSpecificData.length() % Ipv6Extension.UNIT != RESERVED) {
            throw new IllegalArgumentException(
                    "a routing header's data has 4 bytes and a multiple of 8, not " + typeSpecificData.length());
        }
    }

    /** A header of type 0 without addresses, with length and next header filled in. */
    public static Ipv6RoutingHeader empty() {
        return sourceRoute(0);
    }

    /** A header of type 0. */
    public static Ipv6RoutingHeader sourceRoute(int segmentsLeft, Ipv6Address... addresses) {
        byte[] data = new byte[RESERVED + (addresses.length * Ipv6Address.LENGTH)];
        int at = RESERVED;
        for (Ipv6Address address : addresses) {
            System.arraycopy(address.toArray(), 0, data, at, Ipv6Address.LENGTH);
            at += Ipv6Address.LENGTH;
        }
        return of(Ipv6Routing.TYPE_SOURCE_ROUTE, segmentsLeft, Bytes.wrap(data));
    }

    public static Ipv6RoutingHeader of(int routingType, int segmentsLeft, Bytes typeSpecificData) {
        return new Ipv6RoutingHeader(
                Optional.empty(), routingType, segmentsLeft, typeSpecificData, OptionalInt.empty());
    }

    public Ipv6RoutingHeader withNextHeader(IpProtocol next) {
        return new Ipv6RoutingHeader(Optional.of(next), routingType, segmentsLeft, typeSpecificData, headerLength);
    }

    public Ipv6RoutingHeader withHeaderLength(int bytes) {
        return new Ipv6RoutingHeader(nextHeader, routingType, segmentsLeft, typeSpecificData, OptionalInt.of(bytes));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.IPV6_ROUTING;
    }

    @Override
    public Optional<IpAddress> finalDestination() {
        int length = typeSpecificData.length();
        if (segmentsLeft == 0 || length < RESERVED + Ipv6Address.LENGTH) {
            return Optional.empty();
        }
        return switch (routingType) {
            case Ipv6Routing.TYPE_SOURCE_ROUTE ->
                Optional.of(Ipv6Address.read(typeSpecificData, length - Ipv6Address.LENGTH));
            case Ipv6Routing.TYPE_MOBILE, Ipv6Routing.TYPE_SEGMENT ->
                Optional.of(Ipv6Address.read(typeSpecificData, RESERVED));
            default -> Optional.empty();
        };
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int length = 4 + typeSpecificData.length();
        out.prepend(length);
        ExtensionEncoding.start(out, context, nextHeader, headerLength.orElse(length));
        out.u8(2, routingType).u8(3, segmentsLeft).bytes(4, typeSpecificData.toArray());
    }
}
