package dev.toami.protocols.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.format.BytesText;

/**
 * HTTP/1 request or response: its start line and header (RFC 9112); also those of SSDP and RTSP, which look alike.
 * Immutable.
 *
 * <pre>
 *  request:   METHOD TARGET HTTP/1.1        response:  HTTP/1.1 CODE REASON
 *             Name: value                              Name: value
 *             ...                                      ...
 *             (blank line)                             (blank line)
 * </pre>
 *
 * <p>The body is the payload, as far as the segment has it.
 */
public final class HttpMessage extends Layer implements ApplicationLayer {
    private static final int HTTP_LETTERS = 0x4854_5450;

    private final StartLine start;
    private final int headerEnd;

    private HttpMessage(Bytes in, StartLine start) {
        super(in);
        this.start = start;
        this.headerEnd = start.isComplete() ? HeaderLines.end(in, start.next()) : -1;
    }

    public static HttpMessage parse(Bytes in) throws MalformedPacketException {
        return parse(in, StartLine.Protocol.HTTP);
    }

    /** A message of the Simple Service Discovery Protocol, which comes over UDP. */
    public static HttpMessage parseSsdp(Bytes in) throws MalformedPacketException {
        return parse(in, StartLine.Protocol.SSDP);
    }

    /** A message of the Real Time Streaming Protocol (RFC 2326). */
    public static HttpMessage parseRtsp(Bytes in) throws MalformedPacketException {
        return parse(in, StartLine.Protocol.RTSP);
    }

    private static HttpMessage parse(Bytes in, StartLine.Protocol protocol) throws MalformedPacketException {
        StartLine start = StartLine.read(in, protocol);
        if (start == null) {
            throw MalformedPacketException.invalid(
                    protocol.type(),
                    0,
                    protocol.prefix().length(),
                    in.length(),
                    protocol.type() + " message without a start line");
        }
        return new HttpMessage(in, start);
    }

    /** A message at the beginning of a segment; a payload if none begins there, as in the middle of a body. */
    public static Layer parseSegment(Bytes in) {
        return orPayload(in, StartLine.read(in, StartLine.Protocol.HTTP));
    }

    /** The same for SSDP. */
    public static Layer parseSsdpDatagram(Bytes in) {
        return orPayload(in, StartLine.read(in, StartLine.Protocol.SSDP));
    }

    /** The same for RTSP. */
    public static Layer parseRtspSegment(Bytes in) {
        return orPayload(in, StartLine.read(in, StartLine.Protocol.RTSP));
    }

    private static Layer orPayload(Bytes in, StartLine start) {
        return start == null ? Payload.of(in) : new HttpMessage(in, start);
    }

    /** Recognizes HTTP on any port: a complete start line with a method of RFC 9110, or of a response. */
    public static LayerParser recognize(Bytes in) {
        boolean plausible = in.length() >= 16 && (in.i32(0) == HTTP_LETTERS || StartLine.beginsWithCommonMethod(in));
        StartLine start = plausible ? StartLine.read(in, StartLine.Protocol.HTTP) : null;
        return start != null && start.isComplete() ? HttpMessage::parseSegment : null;
    }

    public boolean isResponse() {
        return start.isResponse();
    }

    /** Empty in a response. */
    public String method() {
        return start.method();
    }

    /** What the request is for: a path, a URI, or a host and port; empty in a response. */
    public String target() {
        return start.target();
    }

    /** Such as {@code HTTP/1.1}; empty if the line was cut off before it. */
    public String version() {
        return start.version();
    }

    /** Empty in a request. */
    public OptionalInt statusCode() {
        return isResponse() ? OptionalInt.of(start.statusCode()) : OptionalInt.empty();
    }

    /** Empty in a request. */
    public String reason() {
        return start.reason();
    }

    private HeaderLines lines() {
        return new HeaderLines(bytes(), start.next(), contents().length());
    }

    public List<HeaderField> headers() {
        return lines().list();
    }

    /** The value of the first header field of this name, in upper or lower case. */
    public Optional<String> header(String name) {
        return lines().first(name);
    }

    /** Empty if there is none, or no number. */
    public OptionalLong contentLength() {
        String value = header("Content-Length").orElse("");
        boolean number =
                !value.isEmpty() && value.length() <= 18 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }

    /** True if no body follows the header: RFC 9112, section 6.3. */
    public boolean isBodiless() {
        int code = start.statusCode();
        boolean never = isResponse() && (code / 100 == 1 || code == 204 || code == 304);
        boolean none = !isResponse() && header("Transfer-Encoding").isEmpty();
        return never || contentLength().orElse(none ? 0 : 1) == 0;
    }

    @Override
    public LayerType type() {
        return start.protocol().type();
    }

    /** Start line and header, blank line included. */
    @Override
    public Bytes contents() {
        return headerEnd < 0 ? bytes() : bytes().slice(0, headerEnd);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    /** True if the header goes on in another segment, or was cut off. */
    @Override
    public boolean isTruncated() {
        return headerEnd < 0;
    }

    /** Behind a message without a body, another message. */
    @Override
    public LayerParser next(Dissector dissector) {
        if (payload().isEmpty() || !isBodiless()) {
            return LayerParser.PAYLOAD;
        }
        return start.protocol() == StartLine.Protocol.RTSP ? HttpMessage::parseRtspSegment : HttpMessage::parseSegment;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        start.describe(visitor);
        contentLength().ifPresent(length -> visitor.number("ContentLength", 0, 0, length));
        lines().describe(visitor);
    }

    /** The start line as it was sent. */
    public String startLine() {
        return BytesText.utf8(bytes(), 0, start.end());
    }
}
