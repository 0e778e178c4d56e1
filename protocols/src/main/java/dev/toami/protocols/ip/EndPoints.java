package dev.toami.protocols.ip;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * The addresses in extension headers that stand for those in the IPv6 header where checksums are concerned.
 *
 * @param source the home address of a mobile node (RFC 6275, section 6.3)
 * @param destination where a routing header leads in the end (RFC 8200, section 8.1)
 */
record EndPoints(Optional<Ipv6Address> source, Optional<Ipv6Address> destination) {
    private static final int HOP_BY_HOP = IpProtocol.IPV6_HOP_BY_HOP.value();
    private static final int ROUTING = IpProtocol.IPV6_ROUTING.value();
    private static final int DESTINATION = IpProtocol.IPV6_DESTINATION.value();

    static EndPoints of(int nextHeader, Bytes payload) {
        Optional<Ipv6Address> source = Optional.empty();
        Optional<Ipv6Address> destination = Optional.empty();
        int next = nextHeader;
        Bytes rest = payload;
        try {
            while (next == HOP_BY_HOP || next == DESTINATION || next == ROUTING) {
                Ipv6Extension extension;
                if (next == ROUTING) {
                    Ipv6Routing routing = Ipv6Routing.parse(rest);
                    destination = destination.or(routing::finalDestination);
                    extension = routing;
                } else {
                    Ipv6Destination options = Ipv6Destination.parse(rest);
                    boolean home = next == DESTINATION;
                    source = source.or(() -> home ? Ipv6Option.homeAddress(options.options()) : Optional.empty());
                    extension = options;
                }
                next = extension.nextHeader().value();
                rest = extension.payload();
            }
        } catch (MalformedPacketException e) {
            // What was found up to there counts; whoever parses the header as a layer reports it.
        }
        return new EndPoints(source, destination);
    }
}
