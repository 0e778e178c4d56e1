package dev.toami.protocols;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.transport.UdpHeader;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A user's own layer, known to one dissector and to no other. */
class OwnLayerTest {
    private static final LayerType BEACON = new LayerType("Beacon");
    private static final int PORT = 47_000;

    private static final class Beacon extends Layer implements ApplicationLayer {
        private Beacon(Bytes in) {
            super(in);
        }

        static Beacon parse(Bytes in) throws MalformedPacketException {
            if (in.length() < 2) {
                throw MalformedPacketException.truncated(BEACON, 0, 2, in.length(), "beacon of one byte");
            }
            return new Beacon(in);
        }

        int number() {
            return bytes().u16(0);
        }

        @Override
        public LayerType type() {
            return BEACON;
        }

        @Override
        public Bytes contents() {
            return bytes().slice(0, 2);
        }

        @Override
        public Bytes payload() {
            return bytes().slice(2);
        }

        @Override
        public void describe(FieldVisitor visitor) {
            visitor.number("Number", 0, 2, number());
        }
    }

    private static CapturedFrame frame(byte... payload) {
        Bytes bytes = PacketBuilder.build(
                EthernetHeader.of(MacAddress.ZERO, MacAddress.BROADCAST),
                Ipv4Header.of(Ipv4Address.of(192, 0, 2, 1), Ipv4Address.of(192, 0, 2, 2)),
                UdpHeader.of(1, PORT),
                Payload.of(payload));
        return CapturedFrame.of(LinkType.ETHERNET, 0, bytes.length(), bytes);
    }

    @Test
    void isReadPrintedAndFoundByItsDissectorOnly() {
        Dissector own =
                Dissector.standard().toBuilder().udpPort(PORT, Beacon::parse).build();
        Packet packet = own.dissect(frame((byte) 1, (byte) 2, (byte) 3));
        assertEquals(0x0102, packet.layer(Beacon.class).orElseThrow().number());
        assertTrue(packet.toString().contains("(02 bytes) = Beacon\t{Contents=[1, 2] Payload=[3] Number=258}\n"));
        assertTrue(packet.applicationLayer().orElseThrow() instanceof Beacon);
        assertFalse(
                Packet.dissect(frame((byte) 1, (byte) 2)).layer(Beacon.class).isPresent());
    }

    @Test
    void itsFailureIsTheErrorLayer() {
        Dissector own =
                Dissector.standard().toBuilder().udpPort(PORT, Beacon::parse).build();
        Malformed failure = own.dissect(frame((byte) 1)).errorLayer().orElseThrow();
        assertEquals(BEACON, failure.cause().layerType());
        assertEquals(2, failure.cause().required());
        assertEquals(1, failure.cause().available());
    }
}
