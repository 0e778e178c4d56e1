package dev.toami.afpacket;

import java.time.Duration;
import java.util.Optional;

import dev.toami.afpacket.ring.FrameLayout;
import dev.toami.afpacket.ring.ReceiveRing;
import dev.toami.afpacket.ring.RingReader;
import dev.toami.afpacket.ring.RingShape;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.LinkType;
import dev.toami.engine.contract.TestFrames;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The flow hash comes with the frames of a ring that was made for it: equal in a flow, 0 in other rings. */
class FlowHashTest {
    private final Syscalls syscalls;

    FlowHashTest() throws Exception {
        syscalls = Syscalls.load();
    }

    private int hash(VethPair pair, boolean withHash, int port) throws Exception {
        PacketSocket socket = PacketSocket.open(syscalls, false);
        try (CaptureSession sender = new AfPacketBackend().open(pair.left(), CaptureOptions.defaults())) {
            ReceiveRing ring = ReceiveRing.map(
                    syscalls, socket.fd(), RingShape.ofBlocks(1 << 18, 0), 1, withHash, Optional.empty());
            try {
                socket.bind(CaptureTarget.find(syscalls, pair.right(), false).index());
                sender.inject(TestFrames.udp(port, 20));
                RingReader reader = ring.reader(new FrameLayout(LinkType.ETHERNET, false, true, 65535));
                long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
                while (!reader.advance()) {
                    assertTrue(System.nanoTime() - end < 0, "no frame came");
                    Thread.sleep(1);
                }
                return reader.frame().ancillary().rxHash();
            } finally {
                ring.close();
            }
        } finally {
            socket.close();
        }
    }

    @Test
    void isFilledInOnRequest() throws Exception {
        Needs.network();
        try (VethPair pair = VethPair.create()) {
            assertEquals(0, hash(pair, false, 53));
            int hash = hash(pair, true, 53);
            assertNotEquals(0, hash);
            assertEquals(hash, hash(pair, true, 53));
            assertNotEquals(hash, hash(pair, true, 54));
        }
    }
}
