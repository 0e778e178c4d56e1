package dev.toami.protocols.text;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;

/**
 * SIP request or response (RFC 3261, section 7). Immutable.
 *
 * <pre>
 *  request:   METHOD URI SIP/2.0            response:  SIP/2.0 CODE REASON
 *             Name: value                              Name: value
 *             ...                                      ...
 *             (blank line)                             (blank line)
 * </pre>
 *
 * <p>The body is the payload. A blank line alone is a keep-alive.
 */
public final class SipMessage extends Layer implements ApplicationLayer {
    private final SipReader read;

    private SipMessage(Bytes in, SipReader read) {
        super(in);
        this.read = read;
    }

    public static SipMessage parse(Bytes in) throws MalformedPacketException {
        return new SipMessage(in, SipReader.read(in));
    }

    /** A message at the beginning of a TCP segment, or a payload if none begins there. */
    public static Layer parseSegment(Bytes in) {
        try {
            return SipReader.beginsMessage(in) ? parse(in) : Payload.of(in);
        } catch (MalformedPacketException e) {
            return Payload.of(in);
        }
    }

    public boolean isResponse() {
        return read.response;
    }

    /** Of a request, or of the request that the response is to; empty if there is no first line, or no CSeq. */
    public Optional<String> method() {
        return Optional.ofNullable(read.method);
    }

    /** Empty in a response. */
    public String requestUri() {
        return read.uri;
    }

    /** {@code SIP/1.0} or {@code SIP/2.0}. */
    public String version() {
        return read.version;
    }

    /** Empty in a request. */
    public OptionalInt statusCode() {
        return isResponse() ? OptionalInt.of(read.code) : OptionalInt.empty();
    }

    /** Empty in a request. */
    public String reason() {
        return read.reason;
    }

    /** In their order, names in lower case. */
    public List<HeaderField> headers() {
        return Collections.unmodifiableList(read.headers);
    }

    /** The value of the first header field of this name, in upper or lower case. */
    public Optional<String> header(String name) {
        return read.headers.stream()
                .filter(field -> field.isNamed(name))
                .findFirst()
                .map(HeaderField::value);
    }

    @Override
    public LayerType type() {
        return LayerType.SIP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, read.end);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(read.end);
    }

    /** True if the header ends within a line. */
    @Override
    public boolean isTruncated() {
        return read.cut;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.text("Version", 0, 0, version());
        if (visitor.wantsDetail()) {
            describeDetail(visitor);
            return;
        }
        visitor.text("Method", 0, 0, method().orElse(SipMethods.UNKNOWN));
        visitor.text("Headers", 0, read.end, SipHeaderText.of(read.headers));
        visitor.text("RequestURI", 0, 0, requestUri());
        visitor.flag("IsResponse", 0, 0, isResponse());
        visitor.text("ResponseCode", 0, 0, Integer.toString(read.code));
        visitor.text("ResponseStatus", 0, 0, reason());
    }

    /** A request's and a response's own fields only, and each header field under its name. */
    private void describeDetail(FieldVisitor visitor) {
        if (isResponse()) {
            visitor.number("ResponseCode", 0, read.lineEnd, read.code);
            visitor.text("ResponseStatus", 0, read.lineEnd, reason());
            method().ifPresent(name -> visitor.text("CSeqMethod", 0, 0, name));
        } else if (read.method != null) {
            visitor.text("Method", 0, read.lineEnd, read.method);
            visitor.text("RequestURI", 0, read.lineEnd, requestUri());
        }
        if (visitor.beginList("Headers", read.lineEnd, read.end - read.lineEnd, read.headers.size())) {
            for (HeaderField field : read.headers) {
                visitor.beginStruct("", read.lineEnd, read.end - read.lineEnd);
                visitor.text(field.name(), read.lineEnd, read.end - read.lineEnd, field.value());
                visitor.endStruct();
            }
        }
        visitor.endList();
    }
}
