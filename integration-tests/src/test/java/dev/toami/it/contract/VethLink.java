package dev.toami.it.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.toami.afpacket.AfPacketBackend;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.contract.TestLink;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;

/** A backend at the right end of a pair; at the left end packet sockets send and receive. */
final class VethLink implements TestLink {
    private final CaptureBackend backend;
    private final VethPair pair = VethPair.create();
    private final CaptureSession peer;
    private boolean removed;

    VethLink(CaptureBackend backend) throws IOException {
        this.backend = backend;
        this.peer = new AfPacketBackend()
                .open(
                        pair.left(),
                        CaptureOptions.builder().direction(Direction.IN).build());
    }

    @Override
    public CaptureBackend backend() {
        return backend;
    }

    @Override
    public String device() {
        return pair.right();
    }

    @Override
    public void arrive(Bytes frame) throws IOException {
        peer.inject(frame);
    }

    @Override
    public Optional<Bytes> departed(Duration timeout) throws IOException {
        return peer.next(timeout).map(CapturedFrame::bytes);
    }

    @Override
    public void setDown() {
        Shell.run("ip link set " + device() + " down");
    }

    @Override
    public void remove() {
        pair.close();
        removed = true;
    }

    /** Sockets, event descriptors and mapped rings. */
    @Override
    public long openResources() throws IOException {
        return descriptors().stream().filter(VethLink::isOfSessions).count()
                + Files.readAllLines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1).stream()
                        .filter(line -> line.contains("socket:"))
                        .count();
    }

    private static boolean isOfSessions(String target) {
        return target.startsWith("socket:") || target.contains("eventfd");
    }

    private static List<String> descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.map(VethLink::target).toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }

    @Override
    public void close() {
        peer.close();
        if (!removed) {
            pair.close();
        }
    }
}
