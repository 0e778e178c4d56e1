package dev.toami.protocols.icmp;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.wire.Elements;

/**
 * Where in an ICMP error the packet is that it is about, and what follows that (RFC 4884).
 *
 * <pre>
 *  0       4               16              24             31
 * +-------+---------------+-------------------------------+
 * |Version|   Reserved    |           Checksum            |
 * +-------+---------------+---------------+---------------+
 * |            Length             |   Class-Num   | C-Type|
 * +-------------------------------+---------------+-------+
 * |          of the object: data, Length - 4 bytes        |
 * +-------------------------------------------------------+
 * </pre>
 *
 * @param offset in the message
 * @param declaredLength of the quote, padding included; zero if it takes all that is there
 */
record Quote(int offset, int declaredLength) {
    private static final int EXTENSION_HEADER = 4;
    private static final int EXTENSION_VERSION = 2;

    private int end(Bytes message) {
        return declaredLength == 0 ? message.length() : Math.min(offset + declaredLength, message.length());
    }

    List<Layer> layers(Bytes message, Dissector dissector) {
        Bytes quote = message.slice(offset, end(message) - offset);
        if (quote.isEmpty()) {
            return List.of();
        }
        LayerParser parser =
                switch (quote.u8(0) >> 4) {
                    case 4 -> dissector.byIpProtocol(IpProtocol.IPV4.value());
                    case 6 -> dissector.byIpProtocol(IpProtocol.IPV6.value());
                    default -> LayerParser.PAYLOAD;
                };
        return dissector.layers(quote, parser != null ? parser : LayerParser.PAYLOAD);
    }

    /** The objects behind the quote. */
    void describeExtensions(Bytes message, FieldVisitor visitor) {
        int start = end(message);
        if (message.length() - start < EXTENSION_HEADER || message.u8(start) >> 4 != EXTENSION_VERSION) {
            return;
        }
        visitor.beginStruct("Extensions", start, message.length() - start);
        visitor.number("Version", start, 1, EXTENSION_VERSION);
        visitor.number("Checksum", start + 2, 2, message.u16(start + 2));
        Elements objects = Elements.of(message, start + EXTENSION_HEADER, 4, (in, at) -> in.u16(at));
        objects.describe(visitor, "Objects", (to, in, at, length) -> {
            to.number("Length", at, 2, length);
            to.number("Class", at + 2, 1, in.u8(at + 2));
            to.number("CType", at + 3, 1, in.u8(at + 3));
            to.bytes("Data", at + 4, length - 4, in.slice(at + 4, length - 4));
        });
        visitor.endStruct();
    }
}
