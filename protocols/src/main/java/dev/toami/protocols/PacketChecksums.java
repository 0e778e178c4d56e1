package dev.toami.protocols;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.FrameStatus;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.transport.TcpSegment;
import dev.toami.protocols.transport.UdpDatagram;

/** The checksums of a packet, and which of them were not computed on purpose. */
final class PacketChecksums {
    private PacketChecksums() {}

    static List<LayerChecksum> of(Packet packet) {
        List<LayerChecksum> checksums = new ArrayList<>();
        NetworkLayer network = null;
        for (Layer layer : packet.layers()) {
            if (layer instanceof Checksummed checksummed && (network != null || layer instanceof NetworkLayer)) {
                ChecksumStatus status = checksummed.checksumStatus(network);
                boolean offloaded = status == ChecksumStatus.BAD && isOffloaded(packet, network, layer);
                checksums.add(new LayerChecksum(layer, status, offloaded));
            }
            if (layer instanceof NetworkLayer inner) {
                network = inner;
            }
        }
        return checksums;
    }

    /** The kernel says so, or the field holds what Linux leaves there for the card: the sum of the pseudo-header alone. */
    private static boolean isOffloaded(Packet packet, NetworkLayer network, Layer layer) {
        if (layer instanceof TcpSegment tcp) {
            int length = tcp.contents().length() + tcp.payload().length();
            return isNotReady(packet) || isPseudoHeader(network, IpProtocol.TCP, length, tcp.checksum());
        }
        if (layer instanceof UdpDatagram udp) {
            return isNotReady(packet) || isPseudoHeader(network, IpProtocol.UDP, udp.declaredLength(), udp.checksum());
        }
        return false;
    }

    private static boolean isNotReady(Packet packet) {
        return packet.frame().metadata().has(FrameStatus.CHECKSUM_NOT_READY);
    }

    private static boolean isPseudoHeader(NetworkLayer network, IpProtocol protocol, int length, int checksum) {
        long sum =
                Checksums.pseudoHeader(network.originalSource(), network.finalDestination(), protocol.value(), length);
        return (Checksums.finish(sum) ^ 0xffff) == checksum;
    }
}
