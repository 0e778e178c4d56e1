package dev.toami.protocols.lan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.format.BytesText;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Meraki Discovery Protocol, EtherType 0x0712, as access points send it. Immutable. The vendor documents nothing; what is
 * known of it is known from captures.
 *
 * <pre>
 *  0                    28       29       30
 * +--------------------+--------+--------+---------+
 * |      Preamble      |  Type  | Length |  Value  |  and so on, to type 255
 * +--------------------+--------+--------+---------+
 * </pre>
 */
public final class MerakiDiscovery extends Layer {
    public static final int PREAMBLE_LENGTH = 28;
    private static final int END = 255;

    /** An element: its value is mostly text. */
    public record Element(int type, Bytes value) {
        /** The type's name, or its number. */
        public String name() {
            return switch (type) {
                case 2 -> "DeviceInfo";
                case 3 -> "NetworkInfo";
                case 4 -> "Longitude";
                case 5 -> "Latitude";
                case 6 -> "Type6UUID";
                case 7 -> "Type7UUID";
                case 11 -> "IPAddress";
                case 13 -> "Type13Bool";
                case END -> "End";
                default -> "Unknown(" + type + ')';
            };
        }
    }

    private MerakiDiscovery(Bytes in) {
        super(in);
    }

    public static MerakiDiscovery parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, PREAMBLE_LENGTH, LayerType.MDP);
        return new MerakiDiscovery(in);
    }

    public Bytes preamble() {
        return bytes().slice(0, PREAMBLE_LENGTH);
    }

    /** Those that are whole, up to the end. */
    public List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        int at = PREAMBLE_LENGTH;
        while (at + 2 <= bytes().length() && at + 2 + bytes().u8(at + 1) <= bytes().length()) {
            elements.add(new Element(bytes().u8(at), bytes().slice(at + 2, bytes().u8(at + 1))));
            if (bytes().u8(at) == END) {
                break;
            }
            at += 2 + bytes().u8(at + 1);
        }
        return elements;
    }

    /** The text of the first element of this type. */
    public Optional<String> text(int type) {
        return elements().stream()
                .filter(element -> element.type() == type)
                .map(element -> BytesText.utf8(element.value()))
                .findFirst();
    }

    @Override
    public LayerType type() {
        return LayerType.MDP;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.bytes("PreambleData", 0, PREAMBLE_LENGTH, preamble());
        List<Element> elements = elements();
        int at = PREAMBLE_LENGTH;
        if (visitor.beginList("Elements", at, bytes().length() - at, elements.size())) {
            for (Element element : elements) {
                int length = element.value().length();
                visitor.beginStruct("", at, 2 + length);
                visitor.code("Type", at, 1, element.type(), element.name());
                visitor.number("Length", at + 1, 1, length);
                visitor.text("Value", at + 2, length, BytesText.utf8(element.value()));
                visitor.endStruct();
                at += 2 + length;
            }
        }
        visitor.endList();
    }
}
