package dev.toami.protocols.dns;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.transport.UdpHeader;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DnsMessageTest {
    private static final DnsName NAME = DnsName.parse("www.example.com");
    private static final DnsName OTHER = DnsName.parse("mail.example.com");
    private static final String EMPTY_DATA = " NS=[] CNAME=[] PTR=[] TXTs=[] SOA={ MName=[] RName=[] Serial=0 Refresh=0"
            + " Retry=0 Expire=0 Minimum=0} SRV={ Priority=0 Weight=0 Port=0 Name=[]} MX={ Preference=0 Name=[]} OPT=[]"
            + " URI={ Priority=0 Weight=0 Target=[]} TXT=[]}";

    private static DnsContents query() {
        return DnsContents.query(0xbeef, NAME, DnsType.A);
    }

    private static DnsMessage parse(DnsContents contents) throws MalformedPacketException {
        return DnsMessage.parse(contents.encode());
    }

    /** A response whose only record has this type and data. */
    private static DnsMessage withData(DnsType type, String hex) throws MalformedPacketException {
        DnsData data = new DnsData.Opaque(Bytes.parseHex(hex));
        return parse(query().response(DnsResponseCode.NO_ERROR, DnsRecord.of(NAME, type, 5, data)));
    }

    @Test
    void buildsAndReadsAQuery() throws MalformedPacketException {
        Bytes bytes = query().encode();
        assertEquals(Bytes.parseHex("beef010000010000000000000377777707 6578616d706c6503636f6d0000010001"), bytes);
        DnsMessage message = DnsMessage.parse(bytes);
        assertEquals(0xbeef, message.id());
        assertEquals(List.of(DnsQuestion.of(NAME, DnsType.A)), message.questions());
        assertEquals(List.of(), message.answers());
        assertEquals(DnsHeader.query(0xbeef), message.header());
        assertEquals(
                "{Contents=[..33..] Payload=[] ID=48879 QR=false OpCode=Query AA=false TC=false RD=true RA=false Z=0"
                        + " ResponseCode=No Error QDCount=1 ANCount=0 NSCount=0 ARCount=0"
                        + " Questions=[{Name=[..15..] Type=A Class=IN}] Answers=[] Authorities=[] Additionals=[]}",
                message.toString());
    }

    @Test
    void everyHeaderBitIsItsOwn() throws MalformedPacketException {
        for (int bit = 0; bit < 16; bit++) {
            byte[] bytes = new byte[12];
            bytes[2] = (byte) (1 << bit >> 8);
            bytes[3] = (byte) (1 << bit);
            DnsMessage message = DnsMessage.parse(Bytes.wrap(bytes));
            assertEquals(bit == 15, message.isResponse());
            assertEquals(
                    bit >= 11 && bit < 15 ? 1 << (bit - 11) : 0,
                    message.opCode().value());
            assertEquals(bit == 10, message.isAuthoritative());
            assertEquals(bit == 9, message.isShortened());
            assertEquals(bit == 8, message.isRecursionDesired());
            assertEquals(bit == 7, message.isRecursionAvailable());
            assertEquals(bit >= 4 && bit < 7 ? 1 << (bit - 4) : 0, message.reserved());
            assertEquals(bit < 4 ? 1 << bit : 0, message.responseCode().value());
            assertEquals(Bytes.wrap(bytes), message.toContents().encode());
        }
    }

    @Test
    void everyKindOfRecordComesBack() throws MalformedPacketException {
        DnsData authority = new DnsData.StartOfAuthority(OTHER, NAME, 0xffff_ffffL, 2, 3, 4, 5);
        List<DnsRecord> records = List.of(
                DnsRecord.address(NAME, 300, IpAddress.parse("93.184.216.34")),
                DnsRecord.address(NAME, 0xffff_ffffL, IpAddress.parse("2606:2800:220:1::1")),
                DnsRecord.domain(NAME, DnsType.CNAME, 1, OTHER),
                DnsRecord.domain(NAME, DnsType.NS, 2, OTHER),
                DnsRecord.domain(DnsName.ROOT, DnsType.PTR, 3, DnsName.ROOT),
                DnsRecord.mailExchange(NAME, 4, 10, OTHER),
                DnsRecord.text(NAME, 5, "", "v=spf1 -all", "\u00e9"),
                DnsRecord.of(NAME, DnsType.HINFO, 6, new DnsData.Text(List.of(Bytes.of(1), Bytes.of(2, 3)))),
                DnsRecord.of(NAME, DnsType.SRV, 7, new DnsData.Service(1, 2, 5060, OTHER)),
                DnsRecord.of(NAME, DnsType.URI, 8, new DnsData.Uri(1, 2, Bytes.of('x'))),
                DnsRecord.of(NAME, DnsType.SOA, 9, authority),
                DnsRecord.options(
                        1232,
                        new DnsOption(DnsOptionCode.COOKIE, Bytes.parseHex("0102030405060708")),
                        new DnsOption(DnsOptionCode.PADDING, Bytes.empty())),
                new DnsRecord(NAME, new DnsType(65), DnsClass.CH, 10, new DnsData.Opaque(Bytes.of(1, 2, 3))),
                new DnsRecord(NAME, DnsType.A, DnsClass.IN, 11, new DnsData.Opaque(Bytes.of(1, 2, 3))));
        DnsContents contents = new DnsContents(
                DnsHeader.response(DnsHeader.query(1), DnsResponseCode.REFUSED),
                List.of(DnsQuestion.of(NAME, DnsType.ANY), new DnsQuestion(OTHER, DnsType.A, DnsClass.CH)),
                records,
                records.subList(3, 6),
                records.subList(6, 12));
        for (boolean compressed : new boolean[] {true, false}) {
            DnsMessage message = parse(contents.withCompression(compressed));
            assertEquals(contents.questions(), message.questions());
            assertEquals(records, message.answers());
            assertEquals(contents.authorities(), message.authorities());
            assertEquals(contents.additionals(), message.additionals());
            assertEquals(contents, message.toContents());
        }
        int saved = contents.withCompression(false).encode().length()
                - contents.encode().length();
        assertTrue(saved > 300, "compression saved " + saved);
    }

    @Test
    void compressionPointsToSuffixesButNotFromServiceTargets() {
        DnsContents contents = query().response(
                        DnsResponseCode.NO_ERROR,
                        DnsRecord.domain(NAME, DnsType.CNAME, 0, OTHER),
                        DnsRecord.of(OTHER, DnsType.SRV, 0, new DnsData.Service(0, 0, 0, NAME)));
        String text = HexFormat.of().formatHex(contents.encode().toArray());
        assertTrue(text.contains("c00c0005000100000000" + "0007" + "046d61696cc010"), text);
        String target = "03777777076578616d706c6503636f6d00";
        assertTrue(text.endsWith("c02d0021000100000000" + "0017" + "000000000000" + target), text);
    }

    @Test
    void printsARecordWithTheFieldsOfEveryType() throws MalformedPacketException {
        DnsRecord record = DnsRecord.address(DnsName.ROOT, 300, IpAddress.parse("::ffff:1.2.3.4"));
        String text = parse(query().response(DnsResponseCode.NO_ERROR, record)).toString();
        assertTrue(
                text.contains(" Answers=[{Name=[] Type=AAAA Class=IN TTL=300 DataLength=16 Data=[..16..] IP=1.2.3.4"
                        + EMPTY_DATA + "] Authorities=[]"),
                text);
        assertTrue(withData(DnsType.A, "010203").toString().contains(" Data=[1, 2, 3] IP=?010203 NS=[]"));
        assertTrue(withData(DnsType.A, "").toString().contains(" Data=[] IP=<nil> NS=[]"));
        assertTrue(withData(new DnsType(99), "01").toString().contains(" Type=Unknown Class=IN TTL=5 DataLength=1 "));
    }

    @Test
    void printsStringsAndOptions() throws MalformedPacketException {
        assertTrue(withData(DnsType.TXT, "0568656c6c6f0177").toString().contains(" TXTs=[[..5..], [119]] SOA={"));
        DnsMessage five = withData(DnsType.TXT, "0000000000");
        assertTrue(five.toString().contains(" TXTs=[..5..] SOA={"));
        assertTrue(five.toString().contains(" TXT=[..5..]}"));
        DnsOption option = new DnsOption(DnsOptionCode.COOKIE, Bytes.parseHex("0aff"));
        DnsOption unknown = new DnsOption(new DnsOptionCode(99), Bytes.empty());
        String text = parse(query().withAdditionals(DnsRecord.options(4096, option, unknown)))
                .toString();
        assertTrue(text.contains(" Type=OPT Class=Unknown TTL=0 "), text);
        assertTrue(text.contains(" OPT=[Cookie=0aff, Unknown=] URI={"), text);
    }

    @Test
    void theResponseCodeGoesOnInAnOptRecord() throws MalformedPacketException {
        DnsRecord opt = DnsRecord.options(4096);
        DnsRecord extended = new DnsRecord(opt.name(), opt.type(), opt.dnsClass(), 0x1200_0000L, opt.data());
        DnsContents response = query().response(DnsResponseCode.SERVER_FAILURE);
        DnsMessage message = parse(response.withAdditionals(extended));
        assertEquals(new DnsResponseCode(0x122), message.responseCode());
        assertEquals(DnsResponseCode.SERVER_FAILURE, message.header().responseCode());
        // The text knows only 0x22 of it, which has no name.
        assertTrue(message.toString().contains(" ResponseCode=Unknown QDCount=1"));
        DnsMessage elsewhere = parse(response.withAuthorities(extended));
        assertEquals(DnsResponseCode.SERVER_FAILURE, elsewhere.responseCode());
        assertTrue(elsewhere.toString().contains(" ResponseCode=Server Failure  QDCount=1"));
    }

    @Test
    void anUpdateMayDeleteRecordsWithoutData() throws MalformedPacketException {
        DnsRecord delete = new DnsRecord(NAME, DnsType.CNAME, DnsClass.ANY, 0, new DnsData.Opaque(Bytes.empty()));
        DnsContents plain = query().withAuthorities(delete);
        assertThrows(MalformedPacketException.class, () -> parse(plain));
        DnsHeader update =
                new DnsHeader(1, false, DnsOpCode.UPDATE, false, false, false, false, 0, DnsResponseCode.NO_ERROR);
        DnsMessage message = parse(plain.withHeader(update));
        assertEquals(List.of(delete), message.authorities());
        assertTrue(message.toString().contains(" DataLength=0 Data=[] IP=<nil>" + EMPTY_DATA));
    }

    @Test
    void dataThatIsTooShortIsMalformed() {
        assertFailure("SOA too small", DnsType.SOA, "0000" + "00".repeat(19));
        assertFailure("dns name offset too high", DnsType.SOA, "00");
        assertFailure("MX too small", DnsType.MX, "00");
        assertFailure("dns name offset too high", DnsType.MX, "0001");
        assertFailure("SRV too small", DnsType.SRV, "0000000000");
        assertFailure("URI too small", DnsType.URI, "000000");
        assertFailure("Insufficient data for a <character-string>", DnsType.TXT, "0261");
        assertFailure("dns name offset too high", DnsType.NS, "");
        assertFailure("dns name uncomputable: invalid index", DnsType.NS, "0261");
        assertFailure("dns index walked out of range", DnsType.NS, "0161");
        assertFailure("dns offset pointer too high", DnsType.NS, "c0");
        assertFailure("dns offset pointer too high", DnsType.NS, "ffff");
        assertFailure("qname '0x40' - RFC 2673 unsupported yet (data=41 index=45)", DnsType.NS, "4100");
        assertFailure("qname '0x80' unsupported yet (data=80 index=45)", DnsType.NS, "8000");
        assertFailure("DNSOPT record is of length 3, it should be at least length 4", DnsType.OPT, "000000");
        assertFailure("Malformed DNSOPT record.  Length 50 < 53", DnsType.OPT, "0000000000");
        assertFailure(
                "Malformed DNSOPT record. The length (2) field implies a packet larger than the one received",
                DnsType.OPT,
                "0000000200");
    }

    private static void assertFailure(String message, DnsType type, String data) {
        MalformedPacketException e = assertThrows(MalformedPacketException.class, () -> withData(type, data), message);
        assertEquals(message, e.getMessage());
        assertFalse(e.isTruncated());
    }

    @Test
    void countsMayBelieTheSectionsOnPurpose() {
        Bytes none = query().withCounts(new DnsContents.Counts(0, 0, 0, 0)).encode();
        assertEquals(0, none.u16(4));
        Bytes more = query().withCounts(new DnsContents.Counts(2, 0, 0, 0)).encode();
        MalformedPacketException e = assertThrows(MalformedPacketException.class, () -> DnsMessage.parse(more));
        assertEquals("dns name offset too high", e.getMessage());
        DnsContents tooMany = query().withCounts(new DnsContents.Counts(65_536, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, tooMany::encode);
    }

    @Test
    void theTcpFormHasItsLengthInFront() throws MalformedPacketException {
        Bytes plain = query().encode();
        Bytes prefixed = query().encodeTcp();
        assertEquals(plain.length(), prefixed.u16(0));
        assertEquals(plain, prefixed.slice(2));
        byte[] stream = Arrays.copyOf(prefixed.toArray(), 100);
        assertEquals(plain, DnsMessage.parseTcp(Bytes.wrap(stream)).contents().slice(2));
        for (int length = 0; length < prefixed.length(); length++) {
            Bytes cut = prefixed.clip(length);
            MalformedPacketException e = assertThrows(MalformedPacketException.class, () -> DnsMessage.parseTcp(cut));
            assertTrue(e.isTruncated());
            assertTrue(e.required() > e.available());
        }
        DnsContents reply = query().response(DnsResponseCode.NO_ERROR, DnsRecord.domain(NAME, DnsType.NS, 0, NAME));
        assertEquals(reply.encode(), reply.encodeTcp().slice(2));
    }

    @Test
    void portsAreThoseOfDnsAndItsRelatives() throws MalformedPacketException {
        Bytes bytes = query().encode();
        Dissector dissector = Dissector.standard();
        assertTrue(dissector.byUdpPorts(40_000, 53, bytes).parse(bytes) instanceof DnsMessage);
        assertTrue(dissector.byUdpPorts(53, 40_000, bytes).parse(bytes) instanceof DnsMessage);
        assertEquals(
                LayerType.MDNS,
                dissector.byUdpPorts(5353, 5353, bytes).parse(bytes).type());
        assertEquals(
                LayerType.LLMNR,
                dissector.byUdpPorts(40_000, 5355, bytes).parse(bytes).type());
        Bytes prefixed = query().encodeTcp();
        assertTrue(dissector.byTcpPorts(53, 40_000, prefixed).parse(prefixed) instanceof DnsMessage);
        assertTrue(dissector.byTcpPorts(53, 40_000, bytes).parse(bytes) instanceof Payload);
        assertEquals(
                8 + bytes.length(),
                PacketBuilder.build(UdpHeader.of(40_000, 53), query()).u16(4));
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DnsType(65_536));
        assertThrows(IllegalArgumentException.class, () -> new DnsClass(-1));
        assertThrows(IllegalArgumentException.class, () -> new DnsOpCode(16));
        assertThrows(IllegalArgumentException.class, () -> new DnsResponseCode(4096));
        DnsContents badId = DnsContents.query(65_536, NAME, DnsType.A);
        assertThrows(IllegalArgumentException.class, badId::encode);
        DnsContents badCode = query().response(new DnsResponseCode(16));
        assertThrows(IllegalArgumentException.class, badCode::encode);
        assertRefused(DnsRecord.text(NAME, 0, "x".repeat(256)));
        assertRefused(DnsRecord.of(NAME, DnsType.A, 0, new DnsData.Opaque(Bytes.wrap(new byte[65_536]))));
        assertRefused(DnsRecord.of(NAME, DnsType.A, 1L << 32, new DnsData.Opaque(Bytes.empty())));
    }

    private static void assertRefused(DnsRecord record) {
        DnsContents contents = query().response(DnsResponseCode.NO_ERROR, record);
        assertThrows(IllegalArgumentException.class, contents::encode);
    }

    @Test
    void codesHaveNamesOrNumbers() {
        assertEquals("AAAA", DnsType.AAAA.toString());
        assertEquals("TYPE65280", new DnsType(65280).toString());
        assertEquals("IN", DnsClass.IN.toString());
        assertEquals("CLASS254", DnsClass.NONE.toString());
        assertEquals("Update", DnsOpCode.UPDATE.toString());
        assertEquals("3", new DnsOpCode(3).toString());
        assertEquals("Server Failure", DnsResponseCode.SERVER_FAILURE.toString());
        assertEquals("99", new DnsOptionCode(99).toString());
    }
}
