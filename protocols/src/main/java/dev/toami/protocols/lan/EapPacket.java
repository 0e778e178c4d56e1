package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Packet of the extensible authentication protocol (RFC 3748, section 4). Type and data are in requests and responses only.
 * Immutable.
 *
 * <pre>
 *  0        7 8       15 16               31
 * +----------+----------+-------------------+
 * |   Code   |    Id    |      Length       |
 * +----------+----------+-------------------+
 * |   Type   | Type-Data...
 * +----------+------------------------------+
 * </pre>
 */
public final class EapPacket extends Layer {
    public static final int HEADER_LENGTH = 4;
    private static final int CODE = 0;
    private static final int ID = 1;
    private static final int LENGTH = 2;
    private static final int TYPE = 4;
    private static final int TYPE_DATA = 5;
    private static final int IDENTITY = 1;

    /** The packet with the padding of its frame, which gopacket's text counts as data. */
    private final Bytes padded;

    private EapPacket(Bytes in, Bytes padded) {
        super(in);
        this.padded = padded;
    }

    public static EapPacket parse(Bytes in) throws MalformedPacketException {
        return parse(in, in);
    }

    static EapPacket parse(Bytes in, Bytes padded) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.EAP, 0, HEADER_LENGTH, in.length(), "EAP length " + in.length() + " too short");
        }
        int declared = in.u16(LENGTH);
        if (in.length() < declared) {
            throw MalformedPacketException.truncated(
                    LayerType.EAP,
                    LENGTH,
                    declared,
                    in.length(),
                    "EAP length " + in.length() + " too short, " + declared + " expected");
        }
        if (declared < HEADER_LENGTH) {
            throw MalformedPacketException.invalid(
                    LayerType.EAP, LENGTH, HEADER_LENGTH, declared, "invalid EAP length " + declared);
        }
        return new EapPacket(in, padded);
    }

    /** 1 request, 2 response, 3 success, 4 failure. */
    public int code() {
        return bytes().u8(CODE);
    }

    public int id() {
        return bytes().u8(ID);
    }

    /** All of the packet. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    /** The method, of a request or response. */
    public OptionalInt method() {
        return hasType() ? OptionalInt.of(bytes().u8(TYPE)) : OptionalInt.empty();
    }

    private boolean hasType() {
        return declaredLength() > HEADER_LENGTH;
    }

    /** What the method says. */
    public Bytes typeData() {
        return hasType() ? contents().slice(TYPE_DATA) : Bytes.empty();
    }

    /** gopacket's payload: what is behind the packet. */
    public Bytes padding() {
        return padded.slice(declaredLength());
    }

    @Override
    public LayerType type() {
        return LayerType.EAP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, declaredLength());
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new EapHeader(code(), id(), OptionalInt.empty(), method(), typeData()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Code", CODE, 1, code());
        visitor.number("Id", ID, 1, id());
        visitor.number("Length", LENGTH, 2, declaredLength());
        if (!visitor.wantsDetail()) {
            visitor.number("Type", TYPE, hasType() ? 1 : 0, method().orElse(0));
            Bytes data = hasType() ? padded.slice(TYPE_DATA) : Bytes.empty();
            visitor.bytes("TypeData", TYPE_DATA, data.length(), data);
        } else if (hasType()) {
            visitor.number("Type", TYPE, 1, bytes().u8(TYPE));
            visitor.bytes("TypeData", TYPE_DATA, typeData().length(), typeData());
            if (bytes().u8(TYPE) == IDENTITY) {
                visitor.text("Identity", TYPE_DATA, typeData().length(), FixedText.all(typeData()));
            }
        }
    }
}
