package dev.toami.it.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import dev.toami.afpacket.AfPacketBackend;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.contract.TestLink;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.it.OpenResources;
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
    public boolean slowDown() {
        Shell.run("tc qdisc add dev " + device() + " root tbf rate 400kbit burst 3000 limit 5000");
        return true;
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

    @Override
    public long openResources() throws IOException {
        return OpenResources.count();
    }

    @Override
    public void close() {
        peer.close();
        if (!removed) {
            pair.close();
        }
    }
}
