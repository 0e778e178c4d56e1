package dev.toami.protocols.lan;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Headers of fixed fields. */
class LanHeadersTest {
    private static final MacAddress A = MacAddress.parse("02:00:00:00:00:01");
    private static final MacAddress B = MacAddress.parse("02:00:00:00:00:02");

    private static List<String> types(String golden) {
        return Golden.named(golden).dissect().layers().stream()
                .map(layer -> layer.type().name())
                .toList();
    }

    @Test
    void tagsLeadToWhatTheyCarry() {
        for (String tag : new String[] {"pbb", "etag", "vntag", "hsr"}) {
            List<String> types = types(tag);
            assertEquals(List.of("IPv4", "UDP", "Payload"), types.subList(2, types.size()), tag);
        }
    }

    @Test
    void readsABackboneServiceTag() {
        BackboneServiceTag tag = Golden.layer("pbb", BackboneServiceTag.class);
        assertEquals(3, tag.priority());
        assertTrue(tag.dropEligible());
        assertFalse(tag.useCustomerAddresses());
        assertEquals(0x123456, tag.serviceIdentifier());
        assertEquals(B, tag.customerDstMAC());
        assertEquals(A, tag.customerSrcMAC());
        assertEquals(0x0800, tag.etherType());
    }

    @Test
    void readsTheTagsOfPorts() {
        PortExtenderTag etag = Golden.layer("etag", PortExtenderTag.class);
        assertEquals(5, etag.priority());
        assertEquals(0x123, etag.ingressECIDBase());
        assertEquals(1, etag.group());
        assertEquals(0x456, etag.ecidBase());
        VnTag vntag = Golden.layer("vntag", VnTag.class);
        assertTrue(vntag.fromBridge());
        assertEquals(0x1234, vntag.destinationVif());
        assertEquals(0x567, vntag.sourceVif());
        HsrTag hsr = Golden.layer("hsr", HsrTag.class);
        assertEquals(1, hsr.path());
        assertEquals(39, hsr.lsduSize());
        assertEquals(0x4321, hsr.sequenceNumber());
    }

    @Test
    void readsLinkAggregation() {
        LacpPdu lacp = Golden.layer("lacp", LacpPdu.class);
        assertEquals(A, lacp.actorSystem());
        assertEquals(25, lacp.actorPort());
        assertEquals(0x3d, lacp.actorState());
        assertEquals(B, lacp.partnerSystem());
        assertEquals(26, lacp.partnerPort());
        assertEquals(1, lacp.collectorMaxDelay());
        assertEquals(9, Golden.layer("lacp-marker", MarkerPdu.class).requesterTransactionID());
        assertEquals(List.of("Ethernet", "LLC", "SNAP", "SlowProtocol", "OSSP", "ESMC"), types("esmc"));
        assertEquals(4, Golden.layer("esmc", EsmcPdu.class).ssmCode());
    }

    @Test
    void readsPtp() {
        PtpMessage ptp = Golden.layer("ptp-sync", PtpMessage.class);
        assertEquals(44, ptp.messageLength());
        assertEquals(0x10000, ptp.correctionField());
        assertEquals(-3, ptp.logMessageInterval());
        assertEquals(77, ptp.sequenceID());
        assertEquals(10, ptp.body().length());
        byte[] bytes = ptp.bytes().toArray();
        bytes[3] = 33;
        MalformedPacketException e =
                assertThrows(MalformedPacketException.class, () -> PtpMessage.parse(Bytes.wrap(bytes)));
        assertEquals(34, e.required());
        assertEquals(33, e.available());
    }

    @Test
    void readsOsi() {
        ClnpPacket clnp = Golden.layer("clnp", ClnpPacket.class);
        assertEquals(17, clnp.lengthIndicator());
        assertEquals(21, clnp.segmentLength());
        assertEquals(4, clnp.payload().length());
        assertEquals(45, Golden.layer("esis", EsIsPdu.class).holdingTime());
        IsIsPdu hello = Golden.layer("isis-hello", IsIsPdu.class);
        assertEquals(15, hello.typeCode());
        assertTrue(hello.toString().contains("SystemID=1920.1680.0001 HoldingTimer=30"), hello::toString);
        assertTrue(Golden.layer("isis-lsp", IsIsPdu.class).toString().contains("LSPID=1920.1680.0001.00-00"));
    }

    @Test
    void whatIsNoneOfOsiIsAPayload() throws MalformedPacketException {
        assertTrue(OsiProtocols.parse(Bytes.of(0, 1, 2)) instanceof Payload);
        assertTrue(OsiProtocols.parse(Bytes.empty()) instanceof Payload);
    }

    @Test
    void aMagicPacketIsRecognized() {
        Bytes magic = PacketBuilder.build(WakeOnLanHeader.of(B));
        assertEquals(102, magic.length());
        assertNotNull(WakeOnLan.recognize(magic));
        assertNull(WakeOnLan.recognize(magic.clip(101)));
        for (int at = 0; at < magic.length(); at++) {
            byte[] wrong = magic.toArray();
            wrong[at] ^= 1;
            assertNull(WakeOnLan.recognize(Bytes.wrap(wrong)), "at " + at);
        }
        WakeOnLan wol = Golden.layer("wake-on-lan-udp", WakeOnLan.class);
        assertEquals(B, wol.station());
        assertEquals(Bytes.parseHex("c0a80101"), wol.password());
    }

    @Test
    void everyCutHeaderIsMalformed() throws MalformedPacketException {
        cut(BackboneServiceTag::parse, BackboneServiceTag.HEADER_LENGTH);
        cut(PortExtenderTag::parse, PortExtenderTag.HEADER_LENGTH);
        cut(VnTag::parse, VnTag.HEADER_LENGTH);
        cut(HsrTag::parse, HsrTag.HEADER_LENGTH);
        cut(RedundancySupervision::parse, RedundancySupervision.HEADER_LENGTH);
        cut(SlowProtocol::parse, SlowProtocol.HEADER_LENGTH);
        cut(LacpPdu::parse, LacpPdu.HEADER_LENGTH);
        cut(MarkerPdu::parse, MarkerPdu.HEADER_LENGTH);
        cut(OamPdu::parse, OamPdu.HEADER_LENGTH);
        cut(OsspPdu::parse, OsspPdu.HEADER_LENGTH);
        cut(EsmcPdu::parse, EsmcPdu.HEADER_LENGTH);
        cut(UdldMessage::parse, UdldMessage.HEADER_LENGTH);
        cut(DtpMessage::parse, DtpMessage.HEADER_LENGTH);
        cut(VtpMessage::parse, VtpMessage.HEADER_LENGTH);
        cut(PagpPdu::parse, PagpPdu.HEADER_LENGTH);
        cut(EsIsPdu::parse, EsIsPdu.HEADER_LENGTH);
        cut(IsIsPdu::parse, IsIsPdu.HEADER_LENGTH);
        cut(IpxPacket::parse, IpxPacket.HEADER_LENGTH);
        cut(DdpDatagram::parse, DdpDatagram.HEADER_LENGTH);
        cut(AoeMessage::parse, AoeMessage.HEADER_LENGTH);
        cut(TipcMessage::parse, TipcMessage.HEADER_LENGTH);
        cut(CfmPdu::parse, CfmPdu.HEADER_LENGTH);
        cut(NortelDiscovery::parse, NortelDiscovery.HEADER_LENGTH);
        cut(FddiFrame::parse, FddiFrame.HEADER_LENGTH);
    }

    private static void cut(LayerParser parser, int headerLength) throws MalformedPacketException {
        Bytes whole = Bytes.wrap(new byte[headerLength]);
        Layer layer = parser.parse(whole);
        assertEquals(0, layer.payload().length());
        for (int length = 0; length < headerLength; length++) {
            Bytes cut = whole.clip(length);
            MalformedPacketException e = assertThrows(MalformedPacketException.class, () -> parser.parse(cut));
            assertEquals(layer.type(), e.layerType());
            assertEquals(headerLength, e.required());
            assertEquals(length, e.available());
        }
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        OptionalInt none = OptionalInt.empty();
        refused(new VnTagHeader(false, false, 0x4000, false, 0, 0, none));
        refused(new PortExtenderHeader(8, false, 0, 0, 0, 0, 0, none));
        refused(new BackboneServiceHeader(0, false, false, 0x1000000, A, B, none));
        refused(new UdldHeader(8, 0, 0, 0, Bytes.empty()));
        refused(new NortelDiscoveryHeader(Ipv4Address.ANY, 0x1000000, 0, 0, 0, 0));
        refused(new VtpHeader(1, 1, 0, 0, "a".repeat(33), Bytes.empty()));
        refused(new OsspHeader(-1));
    }

    private static void refused(LayerValue value) {
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(value), value::toString);
    }
}
