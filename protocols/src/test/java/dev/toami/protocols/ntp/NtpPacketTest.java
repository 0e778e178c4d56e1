package dev.toami.protocols.ntp;

import java.time.Instant;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class NtpPacketTest {
    @Test
    void fields() {
        NtpPacket packet = Golden.layer("ntp-reply", NtpPacket.class);
        assertEquals(3, packet.leapIndicator());
        assertEquals(4, packet.version());
        assertEquals(NtpPacket.SERVER, packet.mode());
        assertEquals(1, packet.stratum());
        assertEquals(-6, packet.poll());
        assertEquals(-23, packet.precision());
        assertEquals(0x1234, packet.rootDelay());
        assertEquals(Bytes.of('G', 'P', 'S', 0), packet.referenceId());
        assertEquals(20, packet.extensions().length());
    }

    @Test
    void timesReachOverTheEra() {
        Instant now = Instant.parse("2024-02-29T12:30:45.5Z");
        assertEquals(now, NtpTimestamp.of(now).toInstant());
        assertEquals(Instant.parse("2036-02-07T06:28:16Z"), new NtpTimestamp(0).toInstant());
        assertEquals(Instant.parse("2036-02-07T06:28:17.5Z"), new NtpTimestamp(0x1_8000_0000L).toInstant());
        assertEquals(Instant.EPOCH, NtpTimestamp.of(Instant.EPOCH).toInstant());
        assertEquals(
                now, Golden.layer("ntp-request", NtpPacket.class).transmitTime().toInstant());
    }

    @Test
    void shortControlMessagesAreLayers() throws MalformedPacketException {
        NtpControlMessage message = Golden.layer("ntp-control", NtpControlMessage.class);
        assertEquals(2, message.opCode());
        assertEquals(24, message.count());
        assertEquals(24, message.data().length());
        Bytes longer = Bytes.wrap(java.util.Arrays.copyOf(message.bytes().toArray(), 60));
        assertEquals(LayerType.NTP, NtpPacket.parseDatagram(longer).type());
        assertThrows(MalformedPacketException.class, () -> NtpPacket.parseDatagram(Bytes.of(0x16, 2)));
        assertThrows(MalformedPacketException.class, () -> NtpPacket.parseDatagram(Bytes.empty()));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        NtpTimestamp zero = NtpTimestamp.UNKNOWN;
        NtpHeader header = new NtpHeader(4, 4, 3, 0, 0, 0, 0, 0, 0, zero, zero, zero, zero, Bytes.empty());
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(header));
    }
}
