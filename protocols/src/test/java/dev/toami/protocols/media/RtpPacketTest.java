package dev.toami.protocols.media;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.link.CheckingVisitor;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RtpPacketTest {
    private static final RtpHeader FULL = new RtpHeader(
            true,
            8,
            65535,
            4294967295L,
            0x3796cb71L,
            List.of(1L, 4294967295L),
            Optional.of(new RtpHeader.Extension(0xbede, Bytes.of(0x10, 1, 0, 0, 0x21, 2, 3, 0))),
            4);

    @Test
    void plainHeader() throws MalformedPacketException {
        RtpPacket rtp = RtpPacket.parse(
                PacketBuilder.build(RtpHeader.of(0, 28590, 160, 0x3796cb71L), Payload.of(new byte[] {1, 2, 3})));
        assertEquals(Bytes.parseHex("80006fae000000a03796cb71"), rtp.contents());
        assertEquals(Bytes.of(1, 2, 3), rtp.payload());
        assertEquals(28590, rtp.sequenceNumber());
        assertEquals(160, rtp.timestamp());
        assertEquals(0x3796cb71L, rtp.ssrc());
        assertFalse(rtp.isMarked());
        assertEquals(
                "{Contents=[..12..] Payload=[1, 2, 3] Version=2 Padding=false Extension=false CSRCCount=0 Marker=false"
                        + " PayloadType=PCMU SequenceNumber=28590 Timestamp=160 SSRC=932629361 CSRC=[]}",
                rtp.toString());
    }

    @Test
    void sourcesExtensionAndPadding() throws MalformedPacketException {
        Bytes bytes = PacketBuilder.build(FULL, Payload.of(new byte[] {7, 8, 9}));
        RtpPacket rtp = RtpPacket.parse(bytes);
        assertEquals(12 + 8 + 12 + 3 + 4, bytes.length());
        assertEquals(Bytes.of(7, 8, 9), rtp.payload());
        assertEquals(List.of(1L, 4294967295L), rtp.csrcs());
        assertEquals(8, rtp.extension().orElseThrow().data().length());
        assertEquals(4, rtp.paddingLength());
        assertEquals(Optional.of(FULL), rtp.toValue());
        assertEquals(bytes, PacketBuilder.build(rtp.toValue().orElseThrow(), Payload.of(rtp.payload())));
        assertTrue(CheckingVisitor.check(rtp) > 12);
    }

    @Test
    void everyTruncation() throws MalformedPacketException {
        Bytes bytes = PacketBuilder.build(FULL);
        for (int length = 0; length < 32; length++) {
            Bytes cut = bytes.slice(0, length);
            assertThrows(MalformedPacketException.class, () -> RtpPacket.parse(cut));
        }
        // What is there of the padding does not tell how much it is.
        assertEquals(0, RtpPacket.parse(bytes.slice(0, 33)).paddingLength());
    }

    @Test
    void paddingThatCannotBeIsNone() throws MalformedPacketException {
        byte[] bytes = PacketBuilder.build(FULL, Payload.of(new byte[3])).toArray();
        bytes[bytes.length - 1] = 100;
        RtpPacket rtp = RtpPacket.parse(Bytes.wrap(bytes));
        assertEquals(0, rtp.paddingLength());
        assertEquals(7, rtp.payload().length());
    }

    @Test
    void otherVersionsAreMalformed() {
        assertThrows(MalformedPacketException.class, () -> RtpPacket.parse(Bytes.wrap(new byte[12])));
    }

    @Test
    void valuesThatDoNotFit() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RtpHeader(false, 128, 0, 0, 0, List.of(), Optional.empty(), 0));
        assertThrows(IllegalArgumentException.class, () -> new RtpHeader.Extension(0, Bytes.of(1)));
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(RtpHeader.of(0, 65536, 0, 0)));
    }

    @Test
    void rtcp() throws MalformedPacketException {
        RtcpDatagram rtcp = Golden.layer("rtcp-report", RtcpDatagram.class);
        assertEquals(
                List.of(200, 202, 204, 203),
                rtcp.packets().stream().map(RtcpPacket::packetType).toList());
        assertFalse(rtcp.isTruncated());
        assertTrue(rtcp.toString().contains("Type=CNAME Length=17 Text=alice@example.org"));
        assertTrue(rtcp.toString().contains("Sources=[287454020] Reason=teardwn"));
        assertNotNull(RtcpDatagram.recognize(rtcp.bytes()));
        for (int length = 0; length < rtcp.bytes().length(); length++) {
            Bytes cut = rtcp.bytes().slice(0, length);
            if (length < 4) {
                assertThrows(MalformedPacketException.class, () -> RtcpDatagram.parse(cut));
            } else {
                CheckingVisitor.check(RtcpDatagram.parse(cut));
            }
            if (length % 4 != 0) {
                assertNull(RtcpDatagram.recognize(cut));
            }
        }
        assertTrue(RtcpDatagram.parse(rtcp.bytes().slice(0, 40)).isTruncated());
    }
}
