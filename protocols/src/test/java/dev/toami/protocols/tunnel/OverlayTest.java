package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** MPLS, and what runs over UDP. */
class OverlayTest {
    @Test
    void labels() {
        MplsLabel label = Golden.layer("mpls-ipv4", MplsLabel.class);
        assertEquals(291120, label.label());
        assertEquals(5, label.trafficClass());
        assertEquals(64, label.timeToLive());
        assertTrue(label.isBottom());
        assertFalse(Golden.layer("mpls-in-ip-stack", MplsLabel.class).isBottom());
        assertEquals(
                7, Golden.layer("mpls-pseudowire", PseudowireControlWord.class).sequenceNumber());
        assertEquals(0x21, Golden.layer("mpls-channel", PseudowireChannel.class).channelType());
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(MplsHeader.of(0x10_0000)));
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(MplsHeader.of(1).withTrafficClass(8)));
    }

    @Test
    void vxlan() {
        VxlanPacket vxlan = Golden.layer("vxlan-policy", VxlanPacket.class);
        assertEquals(0xffffff, vxlan.vni());
        assertEquals(100, vxlan.groupPolicyId());
        assertTrue(vxlan.hasVni() && vxlan.hasGroupPolicy());
        assertFalse(vxlan.isPolicyApplied() || vxlan.isDontLearn());
        assertEquals(4, Golden.layer("nsh", VxlanGpePacket.class).nextProtocol());
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(VxlanHeader.of(0x100_0000)));
    }

    @Test
    void nsh() {
        NshPacket nsh = Golden.layer("nsh", NshPacket.class);
        assertEquals(63, nsh.timeToLive());
        assertEquals(100, nsh.servicePathIdentifier());
        assertEquals(255, nsh.serviceIndex());
        assertEquals(16, nsh.context().length());
        assertThrows(MalformedPacketException.class, () -> NshPacket.parse(Bytes.parseHex("0fc1020100000000")));
        assertThrows(MalformedPacketException.class, () -> NshPacket.parse(Bytes.parseHex("0fc3020100000000")));
    }

    @Test
    void geneveOptions() {
        GenevePacket geneve = Golden.layer("geneve-options", GenevePacket.class);
        assertEquals(0xabcdef, geneve.vni());
        assertEquals(20, geneve.optionsLength());
        assertTrue(geneve.hasCriticalOptions());
        assertEquals(2, geneve.options().size());
        assertTrue(geneve.options().get(0).isCritical());
        // The option says 8 bytes where the header has 4.
        assertThrows(
                MalformedPacketException.class,
                () -> GenevePacket.parse(Bytes.parseHex("01006558 00002a00 01020001 01020304")));
        Bytes longest = PacketBuilder.build(GeneveHeader.of(1, GeneveOption.of(1, 2, Bytes.wrap(new byte[124]))));
        assertEquals(136, longest.length());
        assertThrows(IllegalArgumentException.class, () -> GeneveOption.of(1, 2, Bytes.wrap(new byte[128])));
    }

    @Test
    void gtp() throws MalformedPacketException {
        GtpPacket gtp = Golden.layer("gtp-extensions", GtpPacket.class);
        assertEquals(OptionalInt.of(10461), gtp.sequenceNumber());
        assertEquals(OptionalInt.empty(), gtp.npduNumber());
        assertEquals(
                List.of(new GtpExtension(0xc0, Bytes.of(9, 4)), new GtpExtension(0x85, Bytes.of(0, 5))),
                gtp.extensions());
        assertEquals(20, gtp.contents().length());
        GtpPacket control = Golden.layer("gtp-control", GtpPacket.class);
        assertEquals(LayerType.GTPV1C, control.type());
        assertEquals(
                List.of(1, 14, 16, 0x83),
                control.elements().stream().map(GtpElement::type).toList());
        assertEquals("414243", control.elements().get(3).value().toString());
        assertEquals(
                "GTP packet with invalid extension header",
                assertThrows(
                                MalformedPacketException.class,
                                () -> GtpPacket.parseUser(Bytes.parseHex("34ff000800000001 000000c0 00000000")))
                        .getMessage());
        assertTrue(GtpPacket.parseUser(Bytes.parseHex("30ff001000000001 4500")).isTruncated());
    }

    @Test
    void gtp2() {
        Gtpv2Message message = Golden.layer("gtp-2", Gtpv2Message.class);
        assertEquals(OptionalLong.of(0), message.teid());
        assertEquals(0x102, message.sequenceNumber());
        assertEquals(
                List.of(3, 0x4a, 0x57),
                message.elements().stream().map(GtpElement::type).toList());
    }

    @Test
    void l2tp() {
        L2tpPacket control = Golden.layer("l2tp-control", L2tpPacket.class);
        assertTrue(control.isControl());
        assertEquals(560, control.tunnelId());
        assertEquals(2056, control.sessionId());
        assertEquals(OptionalInt.of(1), control.sequenceNumber());
        assertEquals(OptionalInt.of(45), control.declaredLength());
        assertEquals(4, control.avps().size());
        assertEquals(L2tpAvp.messageType(2), control.avps().get(0));
        assertEquals(7, Golden.layer("l2tp-3-data", L2tpv3Packet.class).sessionId());
        assertEquals(7, Golden.layer("l2tp-3-udp", L2tpv3Packet.class).sessionId());
        L2tpv3Packet third = Golden.layer("l2tp-3-control", L2tpv3Packet.class);
        assertTrue(third.isControl());
        assertEquals(1, third.controlConnectionId());
        assertEquals(1, third.avps().size());
    }

    @Test
    void teredo() {
        TeredoPacket teredo = Golden.layer("teredo", TeredoPacket.class);
        assertTrue(teredo.hasAuthentication() && teredo.hasOrigin());
        assertEquals(Ipv4Address.parse("192.0.2.1"), teredo.originAddress().orElseThrow());
        assertEquals(40000, teredo.originPort());
    }

    @Test
    void wireguardIsRecognizedByTypeAndLength() {
        assertNotNull(WireguardMessage.recognize(
                Golden.layer("wireguard-response", WireguardMessage.class).bytes()));
        for (String hex : List.of("0100000000", "05000000".repeat(8), "04000001".repeat(8), "02000000".repeat(8))) {
            assertNull(WireguardMessage.recognize(Bytes.parseHex(hex)));
        }
        assertEquals(1, Golden.layer("wireguard-data", WireguardMessage.class).index());
    }

    @Test
    void others() {
        assertEquals(4, Golden.layer("ayiya", AyiyaPacket.class).identityLength());
        assertEquals(2, Golden.layer("mpls-echo", MplsEcho.class).tlvs().size());
        assertEquals(2, Golden.layer("ipcomp", IpcompPacket.class).compressionParameterIndex());
        assertEquals(3, Golden.layer("etherip", EtherIpPacket.class).version());
    }
}
