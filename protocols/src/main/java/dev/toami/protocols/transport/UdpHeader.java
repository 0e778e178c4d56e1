package dev.toami.protocols.transport;

import java.util.OptionalInt;

import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.build.PseudoHeader;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What a UDP datagram is built with.
 *
 * @param length header and payload; computed if empty
 * @param checksum computed if empty, from the enclosing IP header; zero if there is none
 */
public record UdpHeader(int sourcePort, int destinationPort, OptionalInt length, OptionalInt checksum)
        implements LayerValue, IpCarried {
    /** A header of zeros, with length and checksum filled in. */
    public static UdpHeader empty() {
        return of(0, 0);
    }

    public static UdpHeader of(int sourcePort, int destinationPort) {
        return new UdpHeader(sourcePort, destinationPort, OptionalInt.empty(), OptionalInt.empty());
    }

    public UdpHeader withLength(int bytes) {
        return new UdpHeader(sourcePort, destinationPort, OptionalInt.of(bytes), checksum);
    }

    public UdpHeader withChecksum(int value) {
        return new UdpHeader(sourcePort, destinationPort, length, OptionalInt.of(value));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.UDP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(UdpDatagram.HEADER_LENGTH);
        out.u16(0, sourcePort).u16(2, destinationPort).u16(4, length.orElseGet(() -> computedLength(out, context)));
        out.u16(6, checksum.orElseGet(() -> computedChecksum(out, context)));
    }

    private static int computedLength(PacketBuffer out, BuildContext context) {
        boolean ipv6 = context.pseudoHeader()
                .map(ip -> ip.source() instanceof Ipv6Address)
                .orElse(false);
        // RFC 2675, section 4: "The UDP packet length ... set to zero" in a jumbogram.
        return ipv6 && out.length() > 0xffff ? 0 : out.length();
    }

    private static int computedChecksum(PacketBuffer out, BuildContext context) {
        PseudoHeader ip = context.pseudoHeader().orElse(null);
        if (ip == null) {
            return 0;
        }
        int computed = ip.checksum(IpProtocol.UDP, out.view());
        // RFC 768: "If the computed checksum is zero, it is transmitted as all ones".
        return computed == 0 ? 0xffff : computed;
    }
}
