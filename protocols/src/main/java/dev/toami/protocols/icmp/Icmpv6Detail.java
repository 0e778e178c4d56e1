package dev.toami.protocols.icmp;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;

/** The fields behind an ICMPv6 checksum where the body is no layer of its own. */
final class Icmpv6Detail {
    private static final int BODY = 4;
    private static final int NONCE = 8;

    private Icmpv6Detail() {}

    /** Of a message that has the first 4 bytes of its body. */
    static void describe(Bytes in, Quote quote, FieldVisitor visitor) {
        int type = in.u8(0);
        switch (type) {
            case 1, 3 -> {
                visitor.number("Length", BODY, 1, in.u8(BODY));
                quote.describeExtensions(in, visitor);
            }
            case 2 -> visitor.number("MTU", BODY, 4, in.u32(BODY));
            case 4 -> visitor.number("Pointer", BODY, 4, in.u32(BODY));
            case 139, 140 -> {
                visitor.number("QType", BODY, 2, in.u16(BODY));
                visitor.number("NodeInformationFlags", BODY + 2, 2, in.u16(BODY + 2));
                if (in.length() >= NONCE + 8) {
                    visitor.number("Nonce", NONCE, 8, in.i64(NONCE));
                }
            }
            case 144, 146 -> visitor.number("Identifier", BODY, 2, in.u16(BODY));
            case 145, 147 -> {
                visitor.number("Identifier", BODY, 2, in.u16(BODY));
                visitor.number("Flags", BODY + 2, 2, in.u16(BODY + 2));
            }
            case 148, 149 -> {
                visitor.number("Identifier", BODY, 2, in.u16(BODY));
                visitor.number("Component", BODY + 2, 2, in.u16(BODY + 2));
            }
            case 154 -> {
                visitor.number("SubType", BODY, 1, in.u8(BODY));
                visitor.number("Identifier", BODY + 2, 2, in.u16(BODY + 2));
            }
            case 155 -> describeRpl(in, visitor);
            case 157, 158 -> {
                visitor.number("Status", BODY, 1, in.u8(BODY));
                visitor.number("RegistrationLifetime", BODY + 2, 2, in.u16(BODY + 2));
            }
            default -> {
                // The body is a layer, or nothing is known of it.
            }
        }
    }

    /** RFC 6550, section 6: the kind of control message is the ICMPv6 code. */
    private static void describeRpl(Bytes in, FieldVisitor visitor) {
        switch (in.u8(1)) {
            case 0 -> visitor.number("Flags", BODY, 1, in.u8(BODY));
            case 1 -> {
                visitor.number("RPLInstanceID", BODY, 1, in.u8(BODY));
                visitor.number("VersionNumber", BODY + 1, 1, in.u8(BODY + 1));
                visitor.number("Rank", BODY + 2, 2, in.u16(BODY + 2));
                if (in.length() >= BODY + 8 + Ipv6Address.LENGTH) {
                    visitor.address("DODAGID", BODY + 8, Ipv6Address.LENGTH, Ipv6Address.read(in, BODY + 8));
                }
            }
            default -> {
                visitor.number("RPLInstanceID", BODY, 1, in.u8(BODY));
                visitor.number("Flags", BODY + 1, 1, in.u8(BODY + 1));
            }
        }
    }
}
