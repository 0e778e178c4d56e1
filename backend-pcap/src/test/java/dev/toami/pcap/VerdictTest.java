package dev.toami.pcap;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterPlace;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The kernel and the JVM come to the same verdict on a frame, though they do not see the same bytes of it. */
@Timeout(60)
class VerdictTest {
    private static final List<String> ANYWHERE = List.of(
            "ip",
            "udp dst port 53",
            "tcp",
            "not udp",
            "greater 70",
            "less 60",
            "inbound",
            "outbound",
            "len = 64",
            "ip[8] = 64");
    private static final List<String> WITH_TAGS = List.of(
            "vlan",
            "vlan 100",
            "vlan 100 and udp",
            "not vlan",
            "ip and vlan 101",
            "vlan and vlan 7",
            "ether[12:2] = 0x0800");

    private final PcapBackend backend = new PcapBackend();

    private static List<Bytes> frames(boolean withTwoTags) {
        List<Bytes> frames = new ArrayList<>(
                List.of(Frames.tcp(), Frames.tcp().clip(20), Frames.tcp().clip(14)));
        for (int length : new int[] {0, 17, 18, 30, 60, 1400}) {
            Bytes plain = Frames.udp(50 + length % 7, length);
            frames.add(plain);
            frames.add(Frames.tagged(100, plain));
            if (withTwoTags) {
                frames.add(Frames.tagged(101, Frames.tagged(7, plain)));
            }
        }
        return frames;
    }

    /** One session has the filter from the start; in the other all frames are in the buffer when it is set. */
    private void compare(String device, CaptureSession sender, List<String> filters, List<Bytes> frames)
            throws Exception {
        int accepted = 0;
        for (String filter : filters) {
            CaptureOptions.Builder options = CaptureOptions.builder().direction(Direction.IN);
            try (CaptureSession inJvm = backend.open(device, options.build());
                    CaptureSession inKernel =
                            backend.open(device, options.filter(filter).build())) {
                for (Bytes frame : frames) {
                    sender.inject(frame);
                }
                inJvm.setFilter(filter);
                List<Bytes> byKernel = bytes(Frames.drain(inKernel));
                assertEquals(byKernel, bytes(Frames.drain(inJvm)), filter);
                int count = byKernel.size();
                assertEquals(
                        new CaptureStatistics(count, 0, 0, 0, 0, FilterPlace.KERNEL), inKernel.statistics(), filter);
                assertEquals(
                        new CaptureStatistics(frames.size(), 0, 0, 0, frames.size() - count, FilterPlace.KERNEL),
                        inJvm.statistics(),
                        filter);
                accepted += count;
            }
        }
        assertTrue(accepted > 0, device);
    }

    private static List<Bytes> bytes(List<CapturedFrame> frames) {
        return frames.stream().map(CapturedFrame::bytes).toList();
    }

    @Test
    void onEthernet() throws Exception {
        Libpcaps.need();
        try (VethPair pair = VethPair.create();
                CaptureSession sender = backend.open(pair.left(), CaptureOptions.defaults())) {
            compare(pair.right(), sender, ANYWHERE, frames(true));
            compare(pair.right(), sender, WITH_TAGS, frames(true));
        }
    }

    @Test
    void onAllDevices() throws Exception {
        Libpcaps.need();
        try (VethPair pair = VethPair.create();
                CaptureSession sender = backend.open(pair.left(), CaptureOptions.defaults())) {
            // Of a frame with two tags the kernel writes the protocol behind both into the cooked header, and shows its
            // filters the inner tag.
            compare("any", sender, ANYWHERE, frames(false));
        }
    }
}
