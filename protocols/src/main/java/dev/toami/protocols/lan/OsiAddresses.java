package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/** Network addresses of OSI protocols: each with its length in the byte before. */
final class OsiAddresses {
    private OsiAddresses() {}

    /** The destination and the source address, so far as they are within {@code in}, and what follows them. */
    static void describePair(Bytes in, int start, FieldVisitor visitor) {
        int at = describe(in, start, "DestinationAddress", visitor);
        at = describe(in, at, "SourceAddress", visitor);
        if (at < in.length()) {
            visitor.bytes("Options", at, in.length() - at, in.slice(at));
        }
    }

    private static int describe(Bytes in, int at, String name, FieldVisitor visitor) {
        if (at >= in.length()) {
            return at;
        }
        int length = Math.min(in.u8(at), in.length() - at - 1);
        visitor.number(name + "Length", at, 1, in.u8(at));
        visitor.bytes(name, at + 1, length, in.slice(at + 1, length));
        return at + 1 + length;
    }
}
