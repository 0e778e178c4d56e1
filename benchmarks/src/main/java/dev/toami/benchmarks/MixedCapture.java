package dev.toami.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.files.CaptureFileException;
import dev.toami.files.PcapReader;

/** Ten thousand Ethernet frames of many protocols: those of a directory of captures, or made ones. */
final class MixedCapture {
    static final int FRAMES = 10_000;

    /** A frame's bytes and its length on the wire. */
    record Packet(Bytes bytes, int originalLength) {}

    private MixedCapture() {}

    /** Those of a directory, or made ones if it is -. */
    static List<Packet> from(String source) throws IOException {
        return source.equals("-") ? made() : of(Path.of(source));
    }

    /** The frames of all pcap files below {@code directory}, shuffled and repeated as often as it takes. */
    static List<Packet> of(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<Packet> found = new ArrayList<>();
        for (Path file : files) {
            try (PcapReader reader = PcapReader.open(file)) {
                if (!reader.linkType().equals(LinkType.ETHERNET)) {
                    continue;
                }
                for (CapturedFrame frame : reader) {
                    found.add(new Packet(frame.bytes(), frame.originalLength()));
                }
            } catch (CaptureFileException | UncheckedIOException e) {
                // No capture, or one that breaks off: what was read of it counts.
            }
        }
        if (found.isEmpty()) {
            throw new IOException("no Ethernet frames in " + directory);
        }
        List<Packet> all = new ArrayList<>();
        while (all.size() < FRAMES) {
            Collections.shuffle(found, new Random(all.size()));
            all.addAll(found.subList(0, Math.min(found.size(), FRAMES - all.size())));
        }
        return List.copyOf(all);
    }

    /** Made frames: IPv4 and IPv6 with TCP, UDP and ICMP, ARP, tagged frames, fragments, odd EtherTypes. */
    static List<Packet> made() {
        Random random = new Random(20_260_923);
        return Stream.generate(() -> FrameMaker.next(random)).limit(FRAMES).toList();
    }
}
