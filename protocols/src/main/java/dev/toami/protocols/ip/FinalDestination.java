package dev.toami.protocols.ip;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.numbers.IpProtocol;

/** Finds where a routing header sends a packet in the end, which RFC 8200, section 8.1 has checksums cover. */
final class FinalDestination {
    private static final int HOP_BY_HOP = IpProtocol.IPV6_HOP_BY_HOP.value();
    private static final int ROUTING = IpProtocol.IPV6_ROUTING.value();
    private static final int DESTINATION = IpProtocol.IPV6_DESTINATION.value();

    private FinalDestination() {}

    static Optional<Ipv6Address> of(int nextHeader, Bytes payload) {
        int next = nextHeader;
        Bytes rest = payload;
        try {
            while (next == HOP_BY_HOP || next == DESTINATION) {
                Ipv6Destination options = Ipv6Destination.parse(rest);
                next = options.nextHeader().value();
                rest = options.payload();
            }
            return next == ROUTING ? Ipv6Routing.parse(rest).finalDestination() : Optional.empty();
        } catch (MalformedPacketException e) {
            return Optional.empty();
        }
    }
}
