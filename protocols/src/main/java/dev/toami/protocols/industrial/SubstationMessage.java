package dev.toami.protocols.industrial;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.internal.BerElement;
import dev.toami.protocols.internal.FieldCursor;

/**
 * GOOSE or sampled values of a substation (IEC 61850-8-1 and 61850-9-2, annexes on the link layer), with the elements of
 * the first level of the ASN.1 in it. Immutable.
 *
 * <pre>
 *  0          2          4            6            8
 * +----------+----------+------------+------------+--------------
 * |  APPID   |  Length  | Reserved 1 | Reserved 2 | APDU, in BER
 * +----------+----------+------------+------------+--------------
 * </pre>
 */
public final class SubstationMessage extends MeasuredLayer {
    public static final int HEADER_LENGTH = 8;
    private static final int LENGTH = 2;
    private static final int ALL_DATA = 0xab;
    private static final int SAMPLES = 0xa2;

    private SubstationMessage(Bytes in, LayerType type) {
        super(in, type, in.u16(LENGTH), in.u16(LENGTH));
    }

    public static SubstationMessage parseGoose(Bytes in) throws MalformedPacketException {
        return parse(in, LayerType.GOOSE);
    }

    public static SubstationMessage parseSampledValues(Bytes in) throws MalformedPacketException {
        return parse(in, LayerType.SAMPLED_VALUES);
    }

    private static SubstationMessage parse(Bytes in, LayerType type) throws MalformedPacketException {
        require(in, type, HEADER_LENGTH);
        if (in.u16(LENGTH) < HEADER_LENGTH) {
            throw tooSmall(type, LENGTH, HEADER_LENGTH, in.u16(LENGTH), "length");
        }
        return new SubstationMessage(in, type);
    }

    public int applicationId() {
        return bytes().u16(0);
    }

    /** With the header. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes in = message();
        FieldCursor cursor = new FieldCursor(in, 0, visitor);
        cursor.number("APPID", 2);
        cursor.number("Length", 2);
        cursor.number("Reserved1", 2);
        cursor.number("Reserved2", 2);
        BerElement apdu = BerElement.at(in, HEADER_LENGTH);
        if (apdu == null) {
            cursor.bytes("Data", cursor.left());
            return;
        }
        visitor.number("PDUTag", apdu.start(), 1, apdu.tag());
        Bytes content = in.clip(apdu.contentStart() + apdu.length(in));
        BerElement element = BerElement.at(content, apdu.contentStart());
        while (element != null) {
            if (type().equals(LayerType.GOOSE)) {
                goose(content, element, visitor);
            } else {
                sampledValues(content, element, visitor);
            }
            element = element.isComplete(content) ? BerElement.at(content, (int) element.end()) : null;
        }
    }

    private static void goose(Bytes in, BerElement element, FieldVisitor visitor) {
        switch (element.tag()) {
            case 0x80 -> text("gocbRef", in, element, visitor);
            case 0x81 -> number("timeAllowedtoLive", in, element, visitor);
            case 0x82 -> text("datSet", in, element, visitor);
            case 0x83 -> text("goID", in, element, visitor);
            case 0x84 -> bytes("t", in, element, visitor);
            case 0x85 -> number("stNum", in, element, visitor);
            case 0x86 -> number("sqNum", in, element, visitor);
            case 0x87 -> flag("simulation", in, element, visitor);
            case 0x88 -> number("confRev", in, element, visitor);
            case 0x89 -> flag("ndsCom", in, element, visitor);
            case 0x8a -> number("numDatSetEntries", in, element, visitor);
            case ALL_DATA -> bytes("allData", in, element, visitor);
            default -> bytes("Element", in, element, visitor);
        }
    }

    private static void sampledValues(Bytes in, BerElement element, FieldVisitor visitor) {
        switch (element.tag()) {
            case 0x80 -> number("noASDU", in, element, visitor);
            case SAMPLES -> bytes("seqASDU", in, element, visitor);
            default -> bytes("Element", in, element, visitor);
        }
    }

    private static void number(String name, Bytes in, BerElement element, FieldVisitor visitor) {
        visitor.number(name, element.contentStart(), element.length(in), element.number(in));
    }

    private static void flag(String name, Bytes in, BerElement element, FieldVisitor visitor) {
        visitor.flag(name, element.contentStart(), element.length(in), element.number(in) != 0);
    }

    private static void bytes(String name, Bytes in, BerElement element, FieldVisitor visitor) {
        visitor.bytes(name, element.contentStart(), element.length(in), element.content(in));
    }

    private static void text(String name, Bytes in, BerElement element, FieldVisitor visitor) {
        String value = new String(element.content(in).toArray(), StandardCharsets.UTF_8);
        visitor.text(name, element.contentStart(), element.length(in), value);
    }
}
