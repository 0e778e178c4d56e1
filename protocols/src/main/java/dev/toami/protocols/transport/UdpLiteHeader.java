package dev.toami.protocols.transport;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.build.PseudoHeader;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What a UDP-Lite packet is built with.
 *
 * @param checksumCoverage bytes from the header on; zero means all, and less than the 8 of the header is not valid
 * @param checksum computed if empty, from the enclosing IP header; zero if there is none
 */
public record UdpLiteHeader(int sourcePort, int destinationPort, int checksumCoverage, OptionalInt checksum)
        implements LayerValue, IpCarried {
    public static UdpLiteHeader of(int sourcePort, int destinationPort, int checksumCoverage) {
        return new UdpLiteHeader(sourcePort, destinationPort, checksumCoverage, OptionalInt.empty());
    }

    public UdpLiteHeader withChecksum(int value) {
        return new UdpLiteHeader(sourcePort, destinationPort, checksumCoverage, OptionalInt.of(value));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.UDP_LITE;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(UdpLitePacket.HEADER_LENGTH)
                .u16(0, sourcePort)
                .u16(2, destinationPort)
                .u16(4, checksumCoverage);
        out.u16(6, checksum.orElseGet(() -> computedChecksum(out, context)));
    }

    private int computedChecksum(PacketBuffer out, BuildContext context) {
        PseudoHeader ip = context.pseudoHeader().orElse(null);
        if (ip == null) {
            return 0;
        }
        Bytes packet = out.view();
        Bytes covered = checksumCoverage == 0 ? packet : packet.clip(checksumCoverage);
        long sum = Checksums.pseudoHeader(ip.source(), ip.destination(), IpProtocol.UDP_LITE.value(), packet.length());
        int computed = Checksums.finish(Checksums.add(sum, covered));
        return computed == 0 ? 0xffff : computed;
    }
}
