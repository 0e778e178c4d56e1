package dev.toami.protocols.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;

/**
 * Describes values of the External Data Representation (RFC 4506) one behind the other, each in a multiple of four bytes.
 * Behind the first that is not all there nothing more is described. Not thread-safe.
 */
final class XdrFields {
    static final int IPV4 = 1;
    static final int IPV6 = 2;

    final Bytes layer;
    final FieldVisitor visitor;
    private final int end;
    private int at;

    XdrFields(Bytes layer, int start, int end, FieldVisitor visitor) {
        this.layer = layer;
        this.visitor = visitor;
        this.at = start;
        this.end = end;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    /** Takes {@code length} bytes and returns where they begin, or -1 and takes all if they are not there. */
    int take(long length) {
        if (length > end - at) {
            at = end + 1;
            return -1;
        }
        int start = at;
        at += (int) length;
        return start;
    }

    void numbers(String... names) {
        for (String name : names) {
            number(name);
        }
    }

    /** The number, or -1 if it is not there. */
    long number(String name) {
        int offset = take(4);
        if (offset >= 0) {
            visitor.number(name, offset, 4, layer.u32(offset));
        }
        return offset < 0 ? -1 : layer.u32(offset);
    }

    void longNumber(String name) {
        int offset = take(8);
        if (offset >= 0) {
            visitor.number(name, offset, 8, layer.i64(offset));
        }
    }

    void code(String name, LongFunction<String> label) {
        int offset = take(4);
        if (offset >= 0) {
            visitor.code(name, offset, 4, layer.u32(offset), label.apply(layer.u32(offset)));
        }
    }

    /** A number that is not described, or -1 if it is not there. */
    long hidden() {
        int offset = take(4);
        return offset < 0 ? -1 : layer.u32(offset);
    }

    /** An address of the kind that stands before it; null if that is unknown. */
    void taggedAddress(String name) {
        int offset = take(4);
        if (offset >= 0) {
            address(name, layer.u32(offset));
        }
    }

    void address(String name, long kind) {
        int length = addressLength(kind);
        int offset = take(length);
        if (offset >= 0) {
            visitor.address(name, offset, length, address(layer, offset, kind));
        }
    }

    static int addressLength(long kind) {
        return kind == IPV4 ? 4 : kind == IPV6 ? 16 : 0;
    }

    static Object address(Bytes in, int offset, long kind) {
        return kind == IPV4 ? Ipv4Address.read(in, offset) : kind == IPV6 ? Ipv6Address.read(in, offset) : null;
    }

    void mac(String name) {
        int offset = take(8);
        if (offset >= 0) {
            visitor.address(name, offset, 6, MacAddress.read(layer, offset));
        }
    }

    /** A string behind its length, which is not described. */
    void string(String name) {
        long length = hidden();
        int offset = length < 0 ? -1 : take(padded(length));
        if (offset >= 0) {
            byte[] text = layer.slice(offset, (int) length).toArray();
            visitor.text(name, offset, (int) length, new String(text, StandardCharsets.UTF_8));
        }
    }

    static long padded(long length) {
        return length + 3 & ~3L;
    }

    /** Whatever is left. */
    void rest(String name) {
        if (at < end) {
            visitor.bytes(name, at, end - at, layer.slice(at, end - at));
            at = end;
        }
    }
}
