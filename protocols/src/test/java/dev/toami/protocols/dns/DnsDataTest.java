package dev.toami.protocols.dns;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.link.CheckingVisitor;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The data of record types that gopacket does not know, EDNS options, DNS over TCP, and NetBIOS names. */
class DnsDataTest {
    private static final DnsName NAME = DnsName.parse("example.com");
    private static final DnsName OTHER = DnsName.parse("other.example.com");
    private static final Bytes KEY = Bytes.of(1, 2, 3, 4, 5);

    private static Bytes text(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Map<DnsType, DnsData> data() {
        Map<DnsType, DnsData> data = new LinkedHashMap<>();
        data.put(DnsType.RP, new DnsData.ResponsiblePerson(NAME, OTHER));
        data.put(DnsType.LOC, new DnsData.Location(0, 0x12, 0x16, 0x13, 0x8917_4000L, 0x7000_0000L, 10_000_000));
        data.put(
                DnsType.NAPTR,
                new DnsData.NamingAuthority(10, 20, text("u"), text("E2U+sip"), text("!a!b!"), DnsName.ROOT));
        data.put(DnsType.CERT, new DnsData.Certificate(1, 5, 8, KEY));
        data.put(DnsType.DNAME, new DnsData.Domain(OTHER));
        data.put(DnsType.DS, new DnsData.DelegationSigner(12345, 13, 2, KEY));
        data.put(DnsType.CDS, new DnsData.DelegationSigner(12345, 13, 2, KEY));
        data.put(DnsType.SSHFP, new DnsData.SshFingerprint(4, 2, KEY));
        data.put(DnsType.RRSIG, new DnsData.Signature(DnsType.AAAA, 13, 2, 3600, 0xffff_ffffL, 1, 12345, NAME, KEY));
        data.put(DnsType.NSEC, new DnsData.NextSecure(OTHER, List.of(DnsType.A, DnsType.RRSIG, DnsType.CAA)));
        data.put(DnsType.DNSKEY, new DnsData.PublicKey(257, 3, 13, KEY));
        data.put(DnsType.CDNSKEY, new DnsData.PublicKey(257, 3, 13, KEY));
        data.put(DnsType.NSEC3, new DnsData.NextSecure3(1, 1, 10, Bytes.of(0xaa), KEY, List.of(DnsType.MX)));
        data.put(DnsType.NSEC3PARAM, new DnsData.NextSecure3Parameters(1, 0, 10, Bytes.empty()));
        data.put(DnsType.TLSA, new DnsData.CertificateAssociation(3, 1, 1, KEY));
        data.put(DnsType.OPENPGPKEY, new DnsData.Opaque(KEY));
        data.put(DnsType.ZONEMD, new DnsData.ZoneDigest(2024, 1, 1, KEY));
        data.put(
                DnsType.SVCB,
                new DnsData.ServiceBinding(1, OTHER, List.of(new DnsData.ServiceParameter(3, Bytes.of(1, 0xbb)))));
        data.put(
                DnsType.HTTPS,
                new DnsData.ServiceBinding(
                        1, DnsName.ROOT, List.of(new DnsData.ServiceParameter(1, Bytes.parseHex("026832026833")))));
        data.put(DnsType.EUI48, new DnsData.HardwareAddress(Bytes.of(1, 2, 3, 4, 5, 6)));
        data.put(DnsType.EUI64, new DnsData.HardwareAddress(Bytes.of(1, 2, 3, 4, 5, 6, 7, 8)));
        data.put(DnsType.TKEY, new DnsData.TransactionKey(NAME, 1, 2, 3, 0, KEY, Bytes.empty()));
        data.put(DnsType.TSIG, new DnsData.TransactionSignature(NAME, 0xffff_ffff_ffffL, 300, KEY, 7, 0, Bytes.of(1)));
        data.put(DnsType.CAA, new DnsData.CertificationAuthority(0x80, text("issue"), text("ca.example")));
        return data;
    }

    private static DnsMessage message(DnsType type, DnsData data) throws MalformedPacketException {
        DnsContents query = DnsContents.query(1, NAME, type);
        return DnsMessage.parse(query.response(DnsResponseCode.NO_ERROR, DnsRecord.of(NAME, type, 60, data))
                .encode());
    }

    private static Map<String, String> fields(Layer layer) {
        Map<String, String> values = new TreeMap<>();
        Fields.of(layer, field -> values.merge(field.name(), field.value(), (one, other) -> one + '|' + other));
        return values;
    }

    @Test
    void dataIsReadAsItWasBuilt() throws MalformedPacketException {
        for (Map.Entry<DnsType, DnsData> each : data().entrySet()) {
            DnsMessage message = message(each.getKey(), each.getValue());
            assertEquals(each.getValue(), message.answers().get(0).data());
            assertEquals(message.bytes(), message.toContents().encode());
            assertTrue(CheckingVisitor.check(message) > 30);
        }
    }

    @Test
    void dataOfAnotherLayoutIsOpaque() throws MalformedPacketException {
        for (Map.Entry<DnsType, DnsData> each : data().entrySet()) {
            Bytes whole = message(each.getKey(), each.getValue()).bytes();
            int start = whole.length() - whole.u16(whole.length() - dataLength(each.getKey(), each.getValue()) - 2);
            for (int length = 1; length <= whole.length() - start; length++) {
                DnsData cut = new DnsData.Opaque(whole.slice(start, length).copy());
                DnsMessage message = message(each.getKey(), cut);
                CheckingVisitor.check(message);
                assertEquals(
                        message.bytes().length(), message.toContents().encode().length());
            }
        }
    }

    private static int dataLength(DnsType type, DnsData data) throws MalformedPacketException {
        Bytes with = message(type, data).bytes();
        Bytes without =
                message(new DnsType(65280), new DnsData.Opaque(Bytes.empty())).bytes();
        return with.length() - without.length();
    }

    @Test
    void fieldsAreWiresharks() throws MalformedPacketException {
        Map<DnsType, DnsData> data = data();
        Map<String, String> key = fields(message(DnsType.DNSKEY, data.get(DnsType.DNSKEY)));
        assertEquals("0x0101", key.get("dns.dnskey.flags"));
        assertEquals("01:02:03:04:05", key.get("dns.dnskey.public_key"));
        // RFC 4034, appendix B, by hand: 0101 + 030d + 0102 + 0304 + 0500.
        assertEquals(Integer.toString(0x0101 + 0x030d + 0x0102 + 0x0304 + 0x0500), key.get("dns.dnskey.key_id"));
        assertEquals(
                "47|1|46|257",
                fields(message(DnsType.NSEC, data.get(DnsType.NSEC))).get("dns.resp.type"));
        assertEquals(
                "h2|h3", fields(message(DnsType.HTTPS, data.get(DnsType.HTTPS))).get("dns.svcb.svcparam.alpn"));
        assertEquals(
                "ca.example",
                fields(message(DnsType.CAA, data.get(DnsType.CAA))).get("dns.caa.value"));
        Map<String, String> address = fields(message(DnsType.A, new DnsData.Address(IpAddress.parse("192.0.2.1"))));
        assertEquals("192.0.2.1", address.get("dns.a"));
        assertEquals("example.com", address.get("dns.qry.name"));
        assertEquals("0x8180", address.get("dns.flags"));
        assertFalse(address.containsKey("dns.aaaa"));
    }

    @Test
    void locationsHaveDegrees() {
        DnsData.Location location =
                new DnsData.Location(0, 0x12, 0x16, 0x13, (1L << 31) + 3_600_000 * 52, 1L << 31, 10_000_200);
        assertEquals(52.0, location.latitudeDegrees());
        assertEquals(0.0, location.longitudeDegrees());
        assertEquals(2.0, location.altitudeMetres());
    }

    @Test
    void optionsHaveValues() throws MalformedPacketException {
        DnsOption subnet = DnsOption.clientSubnet(IpAddress.parse("192.0.2.255"), 28, 0);
        assertEquals(Bytes.parseHex("00011c00c00002f0"), subnet.data());
        assertEquals(
                new DnsOption.ClientSubnet(IpAddress.parse("192.0.2.240"), 28, 0),
                subnet.asClientSubnet().orElseThrow());
        DnsOption cookie = DnsOption.cookie(Bytes.wrap(new byte[8]), KEY);
        assertEquals(KEY, cookie.asCookie().orElseThrow().server());
        DnsOption error = DnsOption.extendedError(18, "no");
        assertEquals(
                new DnsOption.ExtendedError(18, "no"), error.asExtendedError().orElseThrow());
        DnsContents query = DnsContents.query(1, NAME, DnsType.A)
                .withAdditionals(DnsRecord.options(
                        1232,
                        subnet,
                        cookie,
                        error,
                        DnsOption.nameServerIdentifier(text("ns")),
                        DnsOption.keepalive(OptionalInt.of(100)),
                        DnsOption.padding(3),
                        DnsOption.chain(NAME)));
        Map<String, String> values = fields(DnsMessage.parse(query.encode()));
        assertEquals("8|10|15|3|11|12|13", values.get("dns.opt.code"));
        assertEquals("192.0.2.240", values.get("dns.opt.client.addr4"));
        assertEquals("100", values.get("dns.opt.edns_tcp_keepalive.timeout"));
        assertEquals("example.com", values.get("dns.opt.chain.fqdn"));
        assertEquals("1232", values.get("dns.rr.udp_payload_size"));
        assertFalse(values.containsKey("dns.resp.ttl"));
        assertThrows(IllegalArgumentException.class, () -> DnsOption.clientSubnet(IpAddress.parse("192.0.2.1"), 33, 0));
        assertThrows(IllegalArgumentException.class, () -> DnsOption.cookie(KEY, KEY));
    }

    @Test
    void dataThatDoesNotFitItsTypeIsRefused() {
        DnsData signer = new DnsData.DelegationSigner(1 << 16, 1, 1, KEY);
        assertThrows(IllegalArgumentException.class, () -> message(DnsType.DS, signer));
        DnsData key = new DnsData.PublicKey(1, 1, 1, KEY);
        assertThrows(IllegalArgumentException.class, () -> message(DnsType.SSHFP, key));
        assertThrows(IllegalArgumentException.class, () -> message(new DnsType(65280), key));
        DnsData address = new DnsData.HardwareAddress(KEY);
        assertThrows(IllegalArgumentException.class, () -> message(DnsType.EUI48, address));
    }

    @Test
    void segmentsBeginWithMessagesOrAreOthers() throws MalformedPacketException {
        Bytes one = DnsContents.query(1, NAME, DnsType.A).encodeTcp();
        assertTrue(DnsMessage.parseSegment(one) instanceof DnsMessage);
        for (int length = 0; length < one.length(); length++) {
            Layer cut = DnsMessage.parseSegment(one.slice(0, length));
            boolean isMessage = length == 14;
            assertEquals(isMessage, cut instanceof DnsMessage, "cut to " + length);
            assertTrue(!isMessage || cut.isTruncated());
        }
        DnsContents response = DnsContents.query(1, NAME, DnsType.A)
                .response(DnsResponseCode.NO_ERROR, DnsRecord.address(NAME, 60, IpAddress.parse("192.0.2.1")));
        Bytes whole = response.encodeTcp();
        DnsMessage cut = (DnsMessage) DnsMessage.parseSegment(whole.slice(0, whole.length() - 1));
        assertEquals(1, cut.questions().size());
        assertEquals(0, cut.answers().size());
        assertTrue(cut.isTruncated());
        assertTrue(DnsMessage.parseSegment(text("GET / HTTP/1.1\r\nHost: a\r\n\r\n")) instanceof Payload);
        DnsMessage first = Golden.layer("dns-tcp", DnsMessage.class);
        assertEquals(33, first.messageLength());
        assertEquals(31, first.payload().length());
        assertEquals("33", fields(first).get("dns.length"));
    }

    @Test
    void multicastClassesHaveAFlag() {
        DnsMessage mdns = Golden.layer("mdns", DnsMessage.class);
        assertEquals(LayerType.MDNS, mdns.type());
        assertEquals("0x0001", fields(mdns).get("dns.resp.class"));
        assertEquals("1", fields(mdns).get("dns.resp.cache_flush"));
        assertEquals("47|1|28|33", fields(mdns).get("dns.resp.type"));
    }

    @Test
    void netbiosNamesAreDecoded() {
        NetbiosName name = new NetbiosName("WORKGROUP", 0x1b);
        assertEquals(name, NetbiosName.decode(name.encode()).orElseThrow());
        assertEquals("WORKGROUP<1b>", name.toString());
        assertTrue(NetbiosName.decode(NAME).isEmpty());
        assertTrue(NetbiosName.decode(DnsName.ROOT).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new NetbiosName("A".repeat(16), 0));
        assertThrows(IllegalArgumentException.class, () -> new NetbiosName("A", 256));
        Map<String, String> query = fields(Golden.layer("nbns-query", NbnsMessage.class));
        assertEquals("WORKGROUP<1b>", query.get("nbns.name"));
        assertEquals("32", query.get("nbns.type"));
        NbnsMessage response = Golden.layer("nbns-response", NbnsMessage.class);
        assertEquals(
                List.of(IpAddress.parse("192.0.2.1"), IpAddress.parse("192.0.2.2")), List.copyOf(response.addresses()));
        assertEquals("1", fields(response).get("nbns.number_of_names"));
    }

    @Test
    void netbiosDatagramsHaveNames() throws MalformedPacketException {
        Bytes source = new NetbiosName("HOST", 0).encode().wire();
        Bytes destination = new NetbiosName("WORKGROUP", 0x1d).encode().wire();
        Bytes header = Bytes.parseHex("110a 0007 c0000201 008a 0046 0000");
        byte[] bytes = new byte[header.length() + source.length() + destination.length() + 2];
        header.copyTo(0, bytes, 0, header.length());
        source.copyTo(0, bytes, header.length(), source.length());
        destination.copyTo(0, bytes, header.length() + source.length(), destination.length());
        NbdsDatagram datagram = NbdsDatagram.parse(Bytes.wrap(bytes));
        assertEquals("HOST<00>", datagram.sourceName().orElseThrow().toString());
        assertEquals("WORKGROUP<1d>", datagram.destinationName().orElseThrow().toString());
        assertEquals(IpAddress.parse("192.0.2.1"), datagram.sourceAddress());
        assertEquals(138, datagram.sourcePort());
        assertEquals(2, datagram.payload().length());
        CheckingVisitor.check(datagram);
        for (int length = 0; length < bytes.length - 2; length++) {
            Bytes cut = Bytes.wrap(bytes, 0, length);
            assertThrows(MalformedPacketException.class, () -> NbdsDatagram.parse(cut));
        }
        assertThrows(MalformedPacketException.class, () -> NbdsDatagram.parse(Bytes.wrap(new byte[20])));
    }
}
