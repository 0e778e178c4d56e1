package dev.toami.engine;

import java.nio.ByteBuffer;
import java.time.Instant;

import dev.toami.engine.spi.LeasedFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CapturedFrameTest {
    private static LeasedFrame lent(byte[] memory, int start, int length, int statusBits) {
        FrameMetadata metadata = new FrameMetadata(
                1_450_155_687_908_450_001L, 1514, LinkType.LINUX_SLL2, 7, PacketType.OUTGOING, 0x2064, statusBits);
        return new LeasedFrame(metadata, ByteBuffer.wrap(memory), start, length);
    }

    private static CapturedFrame frame(int originalLength, Bytes bytes) {
        return CapturedFrame.of(LinkType.ETHERNET, 0, originalLength, bytes);
    }

    @Test
    void aCopyHasAllThatTheLentOneHas() {
        byte[] memory = {9, 1, 2, 3, 9};
        LeasedFrame lent = lent(memory, 1, 3, FrameStatus.LOSING.bit());
        CapturedFrame copy = lent.copy();
        lent.end();
        memory[2] = 77;
        assertThrows(IllegalStateException.class, lent::copy);
        assertEquals(Bytes.of(1, 2, 3), copy.bytes());
        assertEquals(3, copy.capturedLength());
        assertEquals(1514, copy.originalLength());
        assertEquals(1_450_155_687_908_450_001L, copy.timestampNanos());
        assertEquals(LinkType.LINUX_SLL2, copy.linkType());
        assertEquals(7, copy.interfaceIndex());
        assertEquals(PacketType.OUTGOING, copy.packetType());
        assertEquals(0x2064, copy.vlanTci());
        assertSame(copy, copy.copy());
        assertEquals(lent.metadata(), copy.metadata());
    }

    @ParameterizedTest
    @EnumSource
    void aCopyKeepsEachStatusAndNoOther(FrameStatus status) {
        int all = 0;
        for (FrameStatus each : FrameStatus.values()) {
            all |= each.bit();
        }
        CapturedFrame with = lent(new byte[0], 0, 0, status.bit()).copy();
        CapturedFrame without = lent(new byte[0], 0, 0, all & ~status.bit()).copy();
        for (FrameStatus each : FrameStatus.values()) {
            assertEquals(each == status, with.has(each));
            assertEquals(each != status, without.has(each));
        }
    }

    @Test
    void ofAFileFrameLittleIsKnown() {
        CapturedFrame frame = CapturedFrame.of(LinkType.RAW, 5, 60, Bytes.of(0x45, 0));
        assertEquals(5, frame.timestampNanos());
        assertEquals(2, frame.capturedLength());
        assertEquals(60, frame.originalLength());
        assertEquals(0, frame.interfaceIndex());
        assertEquals(-1, frame.vlanTci());
        assertEquals(PacketType.UNKNOWN, frame.packetType());
        for (FrameStatus status : FrameStatus.values()) {
            assertFalse(frame.has(status));
        }
    }

    @Test
    void leasedBytesAreCopiedAndOwnedOnesAreNot() {
        Lease lease = new Lease();
        CapturedFrame frame = frame(2, Bytes.lease(ByteBuffer.wrap(new byte[] {1, 2}), 0, 2, lease));
        lease.end();
        assertEquals(Bytes.of(1, 2), frame.bytes());
        Bytes owned = Bytes.of(1);
        assertSame(owned, frame(1, owned).bytes());
        assertThrows(NullPointerException.class, () -> CapturedFrame.of(null, 0, 0, Bytes.empty()));
    }

    /** Original lengths have 32 bits without a sign. */
    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, true", "3, false", "2147483647, false", "-2147483648, false", "-1, false"})
    void aFrameIsClippedWhenMoreWasOnTheWire(int originalLength, boolean isWhole) {
        assertEquals(!isWhole, frame(originalLength, Bytes.of(1, 2)).isClipped());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "1450155687908450001, 2015-12-15T05:01:27.908450001Z",
        "-1, 1969-12-31T23:59:59.999999999Z",
        "9223372036854775807, 2262-04-11T23:47:16.854775807Z",
        "-9223372036854775808, 1677-09-21T00:12:43.145224192Z"
    })
    void timestamps(long nanos, Instant instant) {
        assertEquals(
                instant, CapturedFrame.of(LinkType.RAW, nanos, 0, Bytes.empty()).timestamp());
    }

    @Test
    void textHasTheNumbers() {
        assertEquals(
                "CapturedFrame[1970-01-01T00:00:00Z, 2 of 4294967295 bytes, EN10MB (Ethernet), 0a0b]",
                frame(-1, Bytes.of(10, 11)).toString());
    }

    /** The codes of packet(7). */
    @ParameterizedTest
    @CsvSource({"0, HOST", "1, BROADCAST", "2, MULTICAST", "3, OTHERHOST", "4, OUTGOING", "5, UNKNOWN", "-1, UNKNOWN"})
    void packetTypes(int code, PacketType type) {
        assertEquals(type, PacketType.of(code));
    }

    @Test
    void everyStatusHasItsOwnBit() {
        int all = 0;
        for (FrameStatus status : FrameStatus.values()) {
            assertEquals(1, Integer.bitCount(status.bit()));
            assertTrue((all & status.bit()) == 0, status::name);
            all |= status.bit();
        }
    }
}
