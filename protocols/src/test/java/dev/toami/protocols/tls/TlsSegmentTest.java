package dev.toami.protocols.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TlsSegmentTest {
    private static TlsSegment golden(String name) {
        return Golden.layer(name, TlsSegment.class);
    }

    private static List<String> fields(Layer layer, String name) {
        List<String> values = new ArrayList<>();
        Fields.of(layer, field -> {
            if (field.name().equals(name)) {
                values.add(field.value());
            }
        });
        return values;
    }

    @Test
    void clientHello() {
        TlsSegment tls = golden("tls-client-hello");
        TlsHello hello = tls.hello().orElseThrow();
        assertTrue(hello.isClient());
        assertEquals(0x0303, hello.legacyVersion());
        assertEquals(32, hello.random().length());
        assertEquals(32, hello.sessionId().length());
        assertEquals(List.of(0x0a0a, 0x1301, 0x1302, 0xc02f, 0x00ff), hello.cipherSuites());
        assertEquals(List.of(0x0304, 0x0303), hello.supportedVersions());
        assertEquals(
                List.of(0, 10, 11, 13, 16, 43, 51, 23),
                hello.extensions().stream().map(TlsExtension::type).toList());
        assertEquals(Optional.of("www.example.org"), tls.serverName());
        assertEquals(List.of("h2", "http/1.1"), tls.alpn());
        assertEquals(List.of(), tls.certificates());
        assertFalse(tls.isTruncated());
        assertEquals(List.of("0x0a0a", "0x001d", "0x0017"), fields(tls, "tls.handshake.extensions_supported_group"));
        assertEquals(List.of("0x0403", "0x0804", "0x0401"), fields(tls, "tls.handshake.sig_hash_alg"));
        assertEquals(List.of("29"), fields(tls, "tls.handshake.extensions_key_share_group"));
    }

    @Test
    void serverFlight() {
        TlsSegment tls = golden("tls-server-flight");
        assertEquals(
                List.of(2, 11, 12, 14),
                tls.handshakes().stream().map(TlsHandshake::type).toList());
        assertEquals(List.of("h2"), tls.alpn());
        assertEquals(List.of(0xc02f), tls.hello().orElseThrow().cipherSuites());
        assertEquals(
                List.of(32, 22), tls.certificates().stream().map(Bytes::length).toList());
        assertEquals(Optional.empty(), tls.serverName());
        assertEquals(List.of("22", "22", "22"), fields(tls, "tls.record.content_type"));
        assertEquals(List.of("0x0303", "0x0303", "0x0303"), fields(tls, "tls.record.version"));
    }

    @Test
    void version13IsInAnExtension() {
        TlsHello hello = golden("tls-server-hello-1.3").hello().orElseThrow();
        assertFalse(hello.isClient());
        assertEquals(0x0303, hello.legacyVersion());
        assertEquals(List.of(0x0304), hello.supportedVersions());
    }

    @Test
    void encryptedHandshakeIsNotReadAsAMessage() {
        TlsSegment tls = golden("tls-key-exchange");
        assertEquals(3, tls.records().size());
        assertEquals(
                List.of(16), tls.handshakes().stream().map(TlsHandshake::type).toList());
        assertEquals(40, fields(tls, "tls.records.encrypted_msg").get(0).length() / 2);
    }

    @Test
    void alerts() {
        List<TlsRecord> records = golden("tls-alerts").records();
        assertTrue(records.get(0).isPlainAlert());
        assertFalse(records.get(1).isPlainAlert());
        assertEquals(TlsRecord.APPLICATION_DATA, records.get(2).contentType());
        assertEquals(3, records.get(2).fragment().length());
    }

    @Test
    void whatIsThereOfACutRecordIsShown() {
        TlsSegment tls = golden("tls-cut-record");
        assertTrue(tls.isTruncated());
        assertEquals(
                List.of(2, 11),
                tls.handshakes().stream().map(TlsHandshake::type).toList());
        assertTrue(tls.handshakes().get(1).isTruncated());
        assertEquals(List.of(), tls.certificates());
        assertThrows(MalformedPacketException.class, () -> TlsSegment.parse(tls.bytes()));
    }

    @Test
    void helloReadsAsMuchAsIsThereAtEveryLength() throws MalformedPacketException {
        Bytes all = golden("tls-client-hello").bytes();
        List<String> names = new ArrayList<>();
        for (int length = 6; length <= all.length(); length++) {
            TlsSegment tls = (TlsSegment) TlsSegment.parseSegment(all.slice(0, length));
            assertEquals(length < all.length(), tls.isTruncated());
            String name = tls.serverName().orElse("");
            assertTrue("www.example.org".startsWith(name));
            names.add(name);
        }
        assertEquals("", names.get(0));
        assertEquals("www.example.org", names.get(names.size() - 1));
    }

    @Test
    void otherBytesAreAPayload() throws MalformedPacketException {
        assertInstanceOf(Payload.class, TlsSegment.parseSegment(Bytes.parseHex("474554202f20485454502f312e31")));
        assertInstanceOf(Payload.class, TlsSegment.parseSegment(Bytes.of(22, 3, 1, 0)));
        assertInstanceOf(Payload.class, TlsSegment.parseSegment(Bytes.empty()));
        assertNull(TlsSegment.recognize(Bytes.of(22, 3, 1, 0, 2, 1, 2)));
        assertNull(TlsSegment.recognize(Bytes.of(23, 2, 0, 0, 2, 1, 2)));
        assertNull(TlsSegment.recognize(Bytes.of(20, 3, 3, 0, 1, 2)));
    }

    @Test
    void whatFollowsTheRecordsIsThePayload() throws MalformedPacketException {
        Layer tls = TlsSegment.parseSegment(Bytes.of(21, 3, 3, 0, 2, 1, 0, 9, 9, 9, 9, 9, 9));
        assertEquals(7, tls.contents().length());
        assertEquals(6, tls.payload().length());
        Layer cutHeader = TlsSegment.parseSegment(Bytes.of(21, 3, 3, 0, 2, 1, 0, 21, 3));
        assertTrue(cutHeader.isTruncated());
        assertTrue(cutHeader.payload().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "16030100, TLS record too short",
        "1e0301000100, Unknown TLS record type",
        "170301000200, TLS packet length mismatch",
        "150301000100, TLS Alert packet too short",
        "14030100020101, TLS Change Cipher Spec record incorrect length"
    })
    void malformed(String hex, String message) {
        MalformedPacketException e =
                assertThrows(MalformedPacketException.class, () -> TlsSegment.parse(Bytes.parseHex(hex)));
        assertEquals(message, e.getMessage());
        assertEquals(LayerType.TLS, e.layerType());
    }

    @Test
    void certificatesOfTls13HaveExtensions() {
        byte[] body = Bytes.parseHex("0b00000e 00 00000a 000003 aabbcc 0002 0101".replace(" ", ""))
                .toArray();
        byte[] record = new byte[5 + body.length];
        System.arraycopy(new byte[] {22, 3, 3, 0, (byte) body.length}, 0, record, 0, 5);
        System.arraycopy(body, 0, record, 5, body.length);
        TlsSegment tls = (TlsSegment) TlsSegmentTest.segment(record);
        assertEquals(List.of(Bytes.of(0xaa, 0xbb, 0xcc)), tls.certificates());
    }

    private static Layer segment(byte[] bytes) {
        try {
            return TlsSegment.parseSegment(Bytes.wrap(bytes));
        } catch (MalformedPacketException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sslV2() throws MalformedPacketException {
        SslV2Hello hello = Golden.layer("sslv2-client-hello", SslV2Hello.class);
        assertEquals(0x0300, hello.version());
        assertEquals(34, hello.declaredLength());
        assertEquals(List.of("0x010080", "0x000005", "0x00000a"), fields(hello, "tls.handshake.cipherspec"));
        assertEquals(List.of("0x0002"), fields(hello, "tls.record.version"));
        byte[] bytes = hello.bytes().toArray();
        bytes[6] = 8;
        assertNull(TlsSegment.recognize(Bytes.wrap(bytes)));
        assertThrows(MalformedPacketException.class, () -> SslV2Hello.parse(Bytes.wrap(bytes)));
        assertTrue(SslV2Hello.parse(hello.bytes().slice(0, 20)).isTruncated());
        assertEquals(
                5,
                SslV2Hello.parse(Bytes.wrap(Arrays.copyOf(hello.bytes().toArray(), 41)))
                        .payload()
                        .length());
    }

    @Test
    void dtls() throws MalformedPacketException {
        DtlsDatagram dtls = Golden.layer("dtls-client-hello", DtlsDatagram.class);
        TlsHello hello = dtls.hello().orElseThrow();
        assertEquals(0xfefd, hello.legacyVersion());
        assertEquals(List.of(0xc02b, 0xc02f), hello.cipherSuites());
        assertEquals(List.of("20"), fields(dtls, "dtls.handshake.cookie_length"));
        assertEquals(List.of("1"), fields(dtls, "dtls.record.sequence_number"));
        DtlsDatagram finished = Golden.layer("dtls-finished", DtlsDatagram.class);
        assertEquals(2, finished.records().size());
        assertEquals(List.of(), finished.handshakes());
        Bytes cut = finished.bytes().slice(0, 30);
        assertTrue(DtlsDatagram.parse(cut).isTruncated());
        assertNull(DtlsDatagram.recognize(finished.bytes().slice(0, 13)));
        assertThrows(MalformedPacketException.class, () -> DtlsDatagram.parse(Bytes.wrap(new byte[13])));
        assertThrows(MalformedPacketException.class, () -> DtlsDatagram.parse(cut.slice(0, 12)));
    }

    @Test
    void cipherSuiteNames() {
        assertEquals("TLS_AES_128_GCM_SHA256", CipherSuites.label(0x1301));
        assertEquals("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", CipherSuites.label(0xc02f));
        assertEquals("GREASE", CipherSuites.label(0x3a3a));
        assertEquals("Unknown(61166)", CipherSuites.label(0xeeee));
    }
}
