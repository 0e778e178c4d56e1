package dev.toami.protocols.text;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TextProtocolsTest {
    private static Bytes text(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> fields(Layer layer) {
        Map<String, String> fields = new HashMap<>();
        Fields.of(layer, field -> fields.merge(field.name(), field.value(), (one, more) -> one + '|' + more));
        return fields;
    }

    private static List<LayerType> types(String golden) {
        return Golden.named(golden).dissect().layers().stream()
                .skip(3)
                .map(Layer::type)
                .toList();
    }

    @Test
    void httpRequest() {
        HttpMessage message = Golden.layer("http-request", HttpMessage.class);
        assertFalse(message.isResponse());
        assertEquals("POST", message.method());
        assertEquals("/a?b=1", message.target());
        assertEquals("HTTP/1.1", message.version());
        assertEquals(OptionalLong.of(4), message.contentLength());
        assertEquals(Optional.of("a b"), message.header("x-folded"));
        assertEquals(5, message.headers().size());
        assertEquals(text("body"), message.payload());
        assertEquals(OptionalInt.empty(), message.statusCode());
        Map<String, String> fields = fields(message);
        assertEquals("example.net", fields.get("http.host"));
        assertEquals("4", fields.get("http.content_length"));
        assertEquals("POST", fields.get("http.request.method"));
    }

    @Test
    void httpResponse() {
        HttpMessage message = Golden.layer("http-response", HttpMessage.class);
        assertEquals(OptionalInt.of(200), message.statusCode());
        assertEquals("OK", message.reason());
        assertFalse(message.isBodiless());
        assertEquals(List.of(LayerType.HTTP, LayerType.PAYLOAD), types("http-response"));
    }

    @Test
    void httpMessagesFollowEachOther() {
        assertEquals(List.of(LayerType.HTTP, LayerType.HTTP), types("http-pipeline"));
        assertEquals(List.of(LayerType.HTTP), types("http-odd-port"));
        assertEquals(List.of(LayerType.PAYLOAD), types("http-middle"));
    }

    @Test
    void httpStartLinesThatAreCutOff() {
        HttpMessage cut = (HttpMessage) HttpMessage.parseSegment(text("GET /a/long/path"));
        assertTrue(cut.isTruncated());
        assertEquals("/a/long/path", cut.target());
        assertEquals("", cut.version());
        assertEquals(
                LayerType.PAYLOAD,
                HttpMessage.parseSegment(text("FOO /a/long/path")).type());
        HttpMessage header = (HttpMessage) HttpMessage.parseSegment(text("HTTP/1.0 404 Not Found\r\nServer: a\r\nX: "));
        assertTrue(header.isTruncated());
        assertEquals(List.of(new HeaderField("Server", "a")), header.headers());
    }

    @Test
    void whatIsNoHttp() {
        for (String each : List.of(
                "",
                " ",
                "GET",
                "GET ",
                "get / HTTP/1.1\r\n",
                "HTTP/1.1 OK\r\n",
                "HTTP/1.1 20",
                "PRI * HTTP/2.0\r\n\r\n",
                "GET /\r\n",
                "GET / HTTP/11\r\n",
                "HTTP/1.1\r\n")) {
            assertEquals(LayerType.PAYLOAD, HttpMessage.parseSegment(text(each)).type(), each);
            assertThrows(MalformedPacketException.class, () -> HttpMessage.parse(text(each)), each);
        }
        assertNull(HttpMessage.recognize(text("HELLO / HTTP/1.1\r\n")));
        assertNull(HttpMessage.recognize(text("GET /a/long/path/that/is/cut")));
        assertNotNull(HttpMessage.recognize(text("HTTP/1.1 200 OK\r\n\r\n")));
    }

    @Test
    void bodilessMessages() throws MalformedPacketException {
        assertTrue(HttpMessage.parse(text("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n"))
                .isBodiless());
        assertTrue(HttpMessage.parse(text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
                .isBodiless());
        assertFalse(HttpMessage.parse(text("HTTP/1.1 200 OK\r\n\r\n")).isBodiless());
        assertFalse(HttpMessage.parse(text("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .isBodiless());
        assertEquals(
                OptionalLong.empty(),
                HttpMessage.parse(text("PUT / HTTP/1.1\r\nContent-Length: 9999999999999999999\r\n\r\n"))
                        .contentLength());
    }

    @Test
    void ssdpAndRtsp() {
        HttpMessage search = Golden.layer("ssdp-search", HttpMessage.class);
        assertEquals(LayerType.SSDP, search.type());
        assertEquals("M-SEARCH", search.method());
        assertEquals("239.255.255.250:1900", fields(search).get("http.host"));
        HttpMessage describe = Golden.layer("rtsp-describe", HttpMessage.class);
        assertEquals(LayerType.RTSP, describe.type());
        assertEquals("rtsp://example.net/a", fields(describe).get("rtsp.url"));
    }

    @Test
    void sipRequestAndResponse() {
        SipMessage invite = Golden.layer("sip-invite", SipMessage.class);
        assertEquals(Optional.of("INVITE"), invite.method());
        assertEquals("sip:bob@example.net", invite.requestUri());
        assertEquals(Optional.of("first second"), invite.header("Subject"));
        assertEquals(List.of(LayerType.SIP, LayerType.PAYLOAD), types("sip-invite"));
        assertEquals("INVITE", fields(invite).get("sip.Method"));
        SipMessage ringing = Golden.layer("sip-ringing", SipMessage.class);
        assertEquals(OptionalInt.of(180), ringing.statusCode());
        assertEquals("Ringing now", ringing.reason());
        assertEquals(Optional.of("INVITE"), ringing.method());
        assertEquals("180", fields(ringing).get("sip.Status-Code"));
        assertFalse(fields(ringing).containsKey("sip.Method"));
        assertTrue(Golden.layer("sip-keepalive", SipMessage.class).method().isEmpty());
    }

    private static String sipFailure(String message) {
        return assertThrows(MalformedPacketException.class, () -> SipMessage.parse(text(message)))
                .getMessage();
    }

    @Test
    void sipFailures() throws MalformedPacketException {
        assertEquals("invalid first SIP line: 'INVITE x'", sipFailure("INVITE x\r\n"));
        assertEquals("Unknown SIP method: 'FOO'", sipFailure("FOO x SIP/2.0\r\n"));
        assertEquals("Unknown SIP version: 'SIP/3.0'", sipFailure("ACK x SIP/3.0\r\n"));
        assertEquals("strconv.Atoi: parsing \"x\": invalid syntax", sipFailure("SIP/2.0 x y\r\n"));
        assertEquals(
                "strconv.ParseInt: parsing \"99999999999999999999\": value out of range",
                sipFailure("ACK x SIP/2.0\r\nContent-Length: 99999999999999999999\r\n"));
        assertEquals("strconv.ParseInt: parsing \"-\": invalid syntax", sipFailure("ACK x SIP/2.0\r\nCSeq: - ACK\r\n"));
        assertEquals("SIP header begins with the rest of a field", sipFailure("ACK x SIP/2.0\r\n more\r\n"));
        SipMessage cut = SipMessage.parse(text("ACK x SIP/2.0\r\nVia: a\r\nFr"));
        assertTrue(cut.isTruncated());
        assertEquals(text("Fr"), cut.payload());
    }

    @Test
    void sipInSegments() {
        assertEquals(List.of(LayerType.SIP), types("sip-tcp"));
        assertEquals(
                LayerType.PAYLOAD,
                SipMessage.parseSegment(text("v=0\r\no=-\r\n")).type());
        assertEquals(
                LayerType.PAYLOAD,
                SipMessage.parseSegment(text("FOO x SIP/2.0\r\n")).type());
    }

    @Test
    void commandsAndReplies() {
        CommandLines smtp = Golden.layer("smtp-command", CommandLines.class);
        assertEquals(LayerType.SMTP, smtp.type());
        assertEquals("MAIL|RCPT|DATA", fields(smtp).get("smtp.req.command"));
        assertEquals(
                "250", fields(Golden.layer("smtp-reply", CommandLines.class)).get("smtp.response.code"));
        assertEquals(
                "230", fields(Golden.layer("ftp-reply", CommandLines.class)).get("ftp.response.code"));
        assertEquals(
                new CommandLines.Line(true, false, "", "230", "Welcome"),
                Golden.layer("ftp-reply", CommandLines.class).lines().get(0));
        assertEquals(
                new CommandLines.Line(false, true, "a1", "LOGIN", "user pass"),
                Golden.layer("imap-command", CommandLines.class).lines().get(0));
    }

    @Test
    void whatIsNoCommandIsAPayload() {
        assertEquals(
                LayerType.PAYLOAD,
                CommandLines.smtpSegment(text("Dear all,\r\n")).type());
        assertEquals(LayerType.PAYLOAD, CommandLines.smtpSegment(text("\r\n")).type());
        assertEquals(
                LayerType.PAYLOAD, CommandLines.ftpSegment(text("2301 x\r\n")).type());
        assertEquals(
                LayerType.PAYLOAD, CommandLines.pop3Segment(text("250 x\r\n")).type());
        assertEquals(
                LayerType.PAYLOAD, CommandLines.imapSegment(text("LOGIN\r\n")).type());
        Layer mixed = CommandLines.smtpSegment(text("DATA\r\nDear all,\r\n"));
        assertEquals(text("Dear all,\r\n"), mixed.payload());
    }

    @Test
    void telnetCommands() {
        TelnetData data = Golden.layer("telnet-negotiation", TelnetData.class);
        assertEquals(3, data.commands().size());
        assertEquals(text("login: "), data.payload());
        assertEquals(LayerType.PAYLOAD, TelnetData.parseSegment(text("login: ")).type());
        assertEquals(
                LayerType.PAYLOAD, TelnetData.parseSegment(Bytes.of(255, 255)).type());
        assertEquals(
                LayerType.PAYLOAD,
                TelnetData.parseSegment(Bytes.of(255, 250, 1, 2)).type());
    }

    @Test
    void sshMessages() {
        SshMessage banner = Golden.layer("ssh-banner", SshMessage.class);
        assertEquals(Optional.of("SSH-2.0-OpenSSH_9.6 comment"), banner.identification());
        assertEquals(OptionalInt.empty(), banner.messageNumber());
        SshMessage init = Golden.layer("ssh-kexinit", SshMessage.class);
        assertEquals(OptionalInt.of(SshMessage.KEY_EXCHANGE_INIT), init.messageNumber());
        assertEquals(10, init.nameLists().size());
        assertEquals("ssh-ed25519", init.nameLists().get(1));
        assertEquals(List.of(LayerType.SSH, LayerType.SSH), types("ssh-kexinit"));
        assertEquals(
                LayerType.PAYLOAD,
                SshMessage.parseSegment(Bytes.wrap(new byte[64])).type());
        SshMessage cut = (SshMessage) SshMessage.parseSegment(init.bytes().slice(0, 60));
        assertTrue(cut.isTruncated());
        assertEquals(1, cut.nameLists().size());
    }
}
