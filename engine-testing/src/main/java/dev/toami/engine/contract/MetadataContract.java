package dev.toami.engine.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.Direction;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.FrameStatus;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.PacketType;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is known of a frame beside its bytes. */
public interface MetadataContract extends ContractCase {
    @Test
    default void timestampsAreOfNowAndInOrder() throws Exception {
        try (CaptureSession session = openSession()) {
            Instant before = Instant.now();
            for (int i = 0; i < 20; i++) {
                link().arrive(TestFrames.udp(53, 20));
            }
            Duration tolerance = Duration.ofSeconds(2);
            List<CapturedFrame> frames = ContractCase.drain(session);
            assertEquals(20, frames.size());
            Instant last = before.minus(tolerance);
            for (CapturedFrame frame : frames) {
                assertFalse(frame.timestamp().isBefore(last), () -> frame.timestamp() + " is out of order");
                last = frame.timestamp();
            }
            assertTrue(last.isBefore(Instant.now().plus(tolerance)), last::toString);
        }
    }

    @Test
    default void theSnapLengthCutsAndTheOriginalLengthStays() throws Exception {
        for (int snapLength : new int[] {1, 14, 50, 61, 62, 63, CaptureOptions.MAX_SNAP_LENGTH}) {
            try (CaptureSession session = openSession(CaptureOptions.builder().snapLength(snapLength))) {
                link().arrive(TestFrames.udp(53, 20));
                CapturedFrame frame = ContractCase.take(session);
                assertEquals(TestFrames.udp(53, 20).clip(snapLength), frame.bytes());
                assertEquals(Math.min(62, snapLength), frame.capturedLength());
                assertEquals(62, frame.originalLength());
                assertEquals(snapLength < 62, frame.isClipped());
            }
        }
    }

    private NetworkDevice listed() throws CaptureException {
        return link().backend().devices().stream()
                .filter(device -> device.name().equals(link().device()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(link().device() + " is not listed"));
    }

    @Test
    default void aFrameKnowsItsDeviceAndLinkType() throws Exception {
        int index = listed().index();
        try (CaptureSession session = openSession()) {
            link().arrive(TestFrames.udp(53, 20));
            CapturedFrame frame = ContractCase.take(session);
            assertEquals(LinkType.ETHERNET, frame.linkType());
            assertEquals(index, frame.interfaceIndex(), "the index of the listed device");
            assertEquals(FrameMetadata.NO_TAG, frame.vlanTci());
        }
    }

    @Test
    default void aVlanTagIsInTheBytesAndBesideThem() throws Exception {
        Bytes plain = TestFrames.udp(53, 40);
        try (CaptureSession session = openSession()) {
            for (int tpid : new int[] {0x8100, 0x88a8}) {
                Bytes tagged = TestFrames.tagged(tpid, 0x6064, plain);
                link().arrive(tagged);
                CapturedFrame frame = ContractCase.take(session);
                assertEquals(tagged, frame.bytes());
                assertEquals(tagged.length(), frame.originalLength());
                assertEquals(0x6064, frame.vlanTci());
            }
            Bytes twice = TestFrames.tagged(0x88a8, 7, TestFrames.tagged(0x8100, 8, plain));
            link().arrive(twice);
            CapturedFrame frame = ContractCase.take(session);
            assertEquals(twice, frame.bytes());
            assertEquals(7, frame.vlanTci());
            link().arrive(plain);
            assertEquals(FrameMetadata.NO_TAG, ContractCase.take(session).vlanTci());
        }
    }

    @Test
    default void theSnapLengthCountsTheTag() throws Exception {
        Bytes tagged = TestFrames.tagged(0x8100, 100, TestFrames.udp(53, 40));
        for (int snapLength : new int[] {13, 14, 17, 18, 60}) {
            try (CaptureSession session = openSession(CaptureOptions.builder().snapLength(snapLength))) {
                link().arrive(tagged);
                CapturedFrame frame = ContractCase.take(session);
                assertEquals(tagged.clip(snapLength), frame.bytes());
                assertEquals(tagged.length(), frame.originalLength());
            }
        }
    }

    @Test
    default void thePacketTypeTellsToWhom() throws Exception {
        try (CaptureSession session = openSession(CaptureOptions.builder().promiscuous(true))) {
            Bytes toOther = TestFrames.udp(53, 20);
            byte[] broadcast = toOther.toArray();
            Arrays.fill(broadcast, 0, 6, (byte) 0xff);
            byte[] multicast = toOther.toArray();
            multicast[0] = 0x01;
            List<Bytes> sent = new ArrayList<>(List.of(toOther, Bytes.wrap(broadcast), Bytes.wrap(multicast)));
            List<PacketType> types =
                    List.of(PacketType.OTHERHOST, PacketType.BROADCAST, PacketType.MULTICAST, PacketType.HOST);
            listed().macAddress().ifPresent(own -> {
                byte[] toDevice = toOther.toArray();
                System.arraycopy(own.toArray(), 0, toDevice, 0, 6);
                sent.add(Bytes.wrap(toDevice));
            });
            for (int i = 0; i < sent.size(); i++) {
                link().arrive(sent.get(i));
                PacketType expected = can(Capability.PACKET_TYPE) ? types.get(i) : PacketType.UNKNOWN;
                assertEquals(expected, ContractCase.take(session).packetType());
            }
        }
    }

    @Test
    default void statusBitsAreKnownOrAbsent() throws Exception {
        try (CaptureSession session = openSession()) {
            link().arrive(TestFrames.udp(53, 20));
            CapturedFrame frame = ContractCase.take(session);
            assertFalse(frame.has(FrameStatus.LOSING), "nothing was dropped");
            if (!can(Capability.FRAME_STATUS)) {
                assertEquals(0, frame.metadata().statusBits());
            }
        }
    }

    @Test
    default void aLeasedFrameKnowsTheSameAsAnOwnedOne() throws Exception {
        try (CaptureSession session = openSession();
                CaptureSession other = openSession()) {
            link().arrive(TestFrames.tagged(0x8100, 5, TestFrames.udp(53, 20)));
            CapturedFrame owned = ContractCase.take(session);
            FrameMetadata[] leased = new FrameMetadata[1];
            other.poll((Frame frame) -> leased[0] = frame.metadata(), 1, PATIENCE);
            FrameMetadata expected = owned.metadata();
            assertEquals(expected.vlanTci(), leased[0].vlanTci());
            assertEquals(expected.originalLength(), leased[0].originalLength());
            assertEquals(expected.packetType(), leased[0].packetType());
            assertEquals(expected.interfaceIndex(), leased[0].interfaceIndex());
            assertTrue(Math.abs(expected.timestampNanos() - leased[0].timestampNanos()) < 1_000_000_000L);
        }
    }

    private CaptureSession openAny(String filter) throws CaptureException {
        CaptureOptions incoming = CaptureOptions.builder()
                .direction(can(Capability.DIRECTION) ? Direction.IN : Direction.INOUT)
                .filter(filter)
                .build();
        return link().backend().open(NetworkDevice.ANY, incoming);
    }

    @Test
    default void onAnyFramesAreCooked() throws Exception {
        if (!can(Capability.ANY_DEVICE)) {
            assertThrows(DeviceNotFoundException.class, () -> openAny(""));
            return;
        }
        try (CaptureSession any = openAny("udp port 53")) {
            assertEquals(LinkType.LINUX_SLL2, any.linkType());
            Bytes plain = TestFrames.udp(53, 20);
            link().arrive(plain);
            CapturedFrame frame = ContractCase.take(any);
            assertEquals(0x0800, frame.bytes().u16(0));
            assertEquals(frame.interfaceIndex(), frame.bytes().i32(4));
            assertEquals(plain.slice(14), frame.bytes().slice(20));
            assertEquals(20 + plain.length() - 14, frame.originalLength());
        }
    }

    @Test
    default void onAnyVlanTagsAreKeptOrLost() throws Exception {
        if (!can(Capability.ANY_DEVICE)) {
            return;
        }
        Bytes plain = TestFrames.udp(53, 20);
        Bytes tagged = TestFrames.tagged(0x88a8, 0x6064, plain);
        if (can(Capability.VLAN_ON_ANY)) {
            try (CaptureSession any = openAny("vlan 100 and udp port 53")) {
                link().arrive(plain);
                link().arrive(tagged);
                CapturedFrame frame = ContractCase.take(any);
                assertEquals(0x6064, frame.vlanTci());
                assertEquals(0x88a8, frame.bytes().u16(0));
                assertEquals(0x6064, frame.bytes().u16(20));
                assertEquals(plain.slice(12), frame.bytes().slice(22));
                for (int inner : new int[] {200, 0x40c8, 0x60c8}) {
                    Bytes twice = TestFrames.tagged(0x88a8, 0x6064, TestFrames.tagged(0x8100, inner, plain));
                    any.setFilter("vlan 100");
                    link().arrive(twice);
                    CapturedFrame both = ContractCase.take(any);
                    assertEquals(0x6064, both.vlanTci());
                    assertEquals(0x88a8, both.bytes().u16(0));
                    assertEquals(twice.slice(14), both.bytes().slice(20), "both tags and the packet behind them");
                }
            }
        } else {
            try (CaptureSession any = openAny("udp port 53")) {
                link().arrive(tagged);
                CapturedFrame frame = ContractCase.take(any);
                assertEquals(FrameMetadata.NO_TAG, frame.vlanTci());
                assertEquals(plain.slice(14), frame.bytes().slice(20));
            }
        }
    }
}
