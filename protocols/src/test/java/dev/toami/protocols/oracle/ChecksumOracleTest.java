package dev.toami.protocols.oracle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import dev.toami.engine.CapturedFrame;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Layer;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.Packet;
import dev.toami.protocols.icmp.Icmpv4Message;
import dev.toami.protocols.icmp.Icmpv6Message;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.transport.TcpSegment;
import dev.toami.protocols.transport.UdpDatagram;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Checksum verdicts against tshark's, where both have one. */
class ChecksumOracleTest {
    private final Map<String, int[]> verdicts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void verdictsAreTsharks() throws IOException {
        Oracles oracles = Oracles.orSkip();
        for (String capture : oracles.captures()) {
            String table = "small/frame/" + capture + ".tsv.gz";
            if (oracles.has(table)) {
                compare(
                        capture,
                        CaptureFile.frames(oracles.read("small/set/" + capture)),
                        oracles.text(table).split("\n", -1));
            }
        }
        verdicts.forEach((column, counts) ->
                System.out.println(column + ": " + counts[1] + " good, " + counts[0] + " bad, as tshark says"));
        assertEquals(List.of(), wrong.stream().limit(10).toList(), wrong.size() + " verdicts differ");
        for (String protocol : List.of("ip", "tcp", "udp", "icmp", "icmpv6")) {
            int[] counts = verdicts.get(protocol + ".checksum.status");
            assertTrue(counts[1] >= 40, protocol);
        }
    }

    private void compare(String capture, List<CapturedFrame> frames, String[] rows) {
        List<String> columns = List.of(rows[0].split("\t", -1));
        for (int i = 1; i < rows.length && i <= frames.size(); i++) {
            String[] row = rows[i].split("\t", -1);
            if (row.length == columns.size()
                    && row[columns.indexOf("frame.cap_len")].equals(
                            Integer.toString(frames.get(i - 1).capturedLength()))) {
                Packet packet = Packet.dissect(frames.get(i - 1));
                Function<String, String> cell = column -> row[columns.indexOf(column)];
                String where = capture + " #" + i;
                compare(
                        where,
                        "ip.checksum.status",
                        cell,
                        layer(packet, Ipv4Packet.class, (ip, network) -> ip.checksumStatus()));
                compare(
                        where,
                        "tcp.checksum.status",
                        cell,
                        layer(packet, TcpSegment.class, TcpSegment::checksumStatus));
                compare(
                        where,
                        "udp.checksum.status",
                        cell,
                        layer(packet, UdpDatagram.class, UdpDatagram::checksumStatus));
                compare(
                        where,
                        "icmp.checksum.status",
                        cell,
                        layer(packet, Icmpv4Message.class, Icmpv4Message::checksumStatus));
                compare(
                        where,
                        "icmpv6.checksum.status",
                        cell,
                        layer(packet, Icmpv6Message.class, Icmpv6Message::checksumStatus));
            }
        }
    }

    private interface Verdict<T> {
        ChecksumStatus of(T layer, NetworkLayer network);
    }

    /** The verdict on the outermost layer of {@code kind}, with the network layer next outside it. */
    private static <T> Optional<ChecksumStatus> layer(Packet packet, Class<T> kind, Verdict<T> verdict) {
        NetworkLayer network = null;
        for (Layer layer : packet.layers()) {
            network = layer instanceof NetworkLayer ip ? ip : network;
            if (kind.isInstance(layer) && network != null) {
                return Optional.of(verdict.of(kind.cast(layer), network));
            }
        }
        return Optional.empty();
    }

    private void compare(String where, String column, Function<String, String> cell, Optional<ChecksumStatus> ours) {
        String theirs = cell.apply(column).split("\\|", -1)[0];
        if (ours.isEmpty() || !List.of("0", "1").contains(theirs)) {
            return;
        }
        if (ours.get() == ChecksumStatus.UNVERIFIED || ours.get() == ChecksumStatus.ABSENT) {
            return;
        }
        boolean good = ours.get() == ChecksumStatus.GOOD;
        if (good == theirs.equals("1")) {
            verdicts.computeIfAbsent(column, key -> new int[2])[good ? 1 : 0]++;
        } else {
            wrong.add(where + " " + column + ": tshark " + theirs + ", Toami " + ours.get());
        }
    }
}
