package dev.toami.protocols;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.icmp.Icmpv4Message;
import dev.toami.protocols.icmp.Icmpv6Message;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.transport.TcpSegment;
import dev.toami.protocols.transport.UdpDatagram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Checksums of the golden frames, of the same with a bit changed, and of the same cut short. */
class ChecksumStatusTest {
    static List<Golden> frames() {
        return Golden.core();
    }

    private static List<ChecksumStatus> statuses(Packet packet) {
        List<ChecksumStatus> statuses = new ArrayList<>();
        NetworkLayer network = null;
        for (Layer layer : packet.layers()) {
            network = layer instanceof NetworkLayer inner ? inner : network;
            if (layer instanceof Ipv4Packet ip) {
                statuses.add(ip.checksumStatus());
            } else if (layer instanceof TcpSegment tcp) {
                statuses.add(tcp.checksumStatus(network));
            } else if (layer instanceof UdpDatagram udp) {
                statuses.add(udp.checksumStatus(network));
            } else if (layer instanceof Icmpv4Message icmp) {
                statuses.add(icmp.checksumStatus(network));
            } else if (layer instanceof Icmpv6Message icmp) {
                statuses.add(icmp.checksumStatus(network));
            }
        }
        return statuses;
    }

    @ParameterizedTest
    @MethodSource("frames")
    void areGood(Golden golden) {
        List<ChecksumStatus> statuses = statuses(golden.dissect());
        assertEquals(statuses.stream().map(status -> ChecksumStatus.GOOD).toList(), statuses);
    }

    @Test
    void thereAreMany() {
        assertEquals(
                38,
                frames().stream()
                        .mapToInt(golden -> statuses(golden.dissect()).size())
                        .sum());
    }

    @ParameterizedTest
    @MethodSource("frames")
    void lastBitCounts(Golden golden) {
        byte[] bytes = golden.bytes().toArray();
        bytes[bytes.length - 1] ^= 1;
        List<ChecksumStatus> before = statuses(golden.dissect());
        List<ChecksumStatus> after = statuses(Golden.ethernet(Bytes.wrap(bytes)));
        boolean transport = !before.isEmpty()
                && !golden.text().contains("Fragment\t")
                && !golden.text().contains("DecodeFailure");
        if (transport) {
            assertEquals(ChecksumStatus.BAD, after.get(after.size() - 1));
            assertEquals(before.subList(0, before.size() - 1), after.subList(0, after.size() - 1));
        } else {
            assertEquals(before, after);
        }
    }

    @Test
    void cannotBeVerifiedWithoutAllBytes() {
        for (String name : List.of("tcp-data", "udp", "icmp-echo", "ipv6-tcp", "ipv6-udp", "echo-6")) {
            Golden golden = Golden.named(name);
            Bytes cut = golden.bytes().slice(0, golden.bytes().length() - 1);
            List<ChecksumStatus> statuses = statuses(Golden.ethernet(cut));
            assertEquals(ChecksumStatus.UNVERIFIED, statuses.get(statuses.size() - 1), name);
        }
    }

    @Test
    void udpNeedNotHaveOne() {
        byte[] bytes = Golden.named("udp").bytes().toArray();
        bytes[14 + 20 + 6] = 0;
        bytes[14 + 20 + 7] = 0;
        assertEquals(List.of(ChecksumStatus.GOOD, ChecksumStatus.ABSENT), statuses(Golden.ethernet(Bytes.wrap(bytes))));
    }
}
