package dev.toami.protocols.wlan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Prism monitor mode header (LINKTYPE_IEEE802_11_PRISM), which old drivers put in front of an 802.11 frame; its numbers
 * have the least significant byte first. Immutable.
 *
 * <pre>
 *  0              4          8                 24
 * +--------------+----------+-----------------+----------------------+--------
 * | Message Code |  Length  | Device Name (16)| Values of 12 bytes   | Frame
 * +--------------+----------+-----------------+----------------------+--------
 * </pre>
 */
public final class PrismFrame extends Layer {
    static final int FIXED_LENGTH = 24;
    static final int NAME = 8;
    static final int NAME_LENGTH = 16;
    private static final int LENGTH = 4;

    private PrismFrame(Bytes in) {
        super(in);
    }

    /** The link type of Prism headers has AVS headers as well: the first four bytes tell. */
    public static Layer parsePrismOrAvs(Bytes in) throws MalformedPacketException {
        return AvsFrame.isAvs(in) ? AvsFrame.parse(in) : parse(in);
    }

    public static PrismFrame parse(Bytes in) throws MalformedPacketException {
        if (in.length() < FIXED_LENGTH) {
            throw truncated(FIXED_LENGTH, in.length());
        }
        int code = LittleEndian.u16(in, 0);
        int declared = LittleEndian.u16(in, LENGTH);
        if (in.length() < declared) {
            throw truncated(declared, in.length());
        }
        if (code != PrismHeader.TYPE_1 && code != PrismHeader.TYPE_2) {
            throw MalformedPacketException.invalid(
                    LayerType.PRISM, 0, PrismHeader.TYPE_1, code, "Invalid header code.");
        }
        if (declared < FIXED_LENGTH || (declared - FIXED_LENGTH) % PrismValue.LENGTH != 0) {
            throw MalformedPacketException.invalid(
                    LayerType.PRISM, LENGTH, FIXED_LENGTH, declared, "Expected more data.");
        }
        return new PrismFrame(in);
    }

    private static MalformedPacketException truncated(int required, int available) {
        return MalformedPacketException.truncated(
                LayerType.PRISM,
                0,
                required,
                available,
                "Prism header of " + required + " bytes, only " + available + " there");
    }

    /** {@link PrismHeader#TYPE_1} or {@link PrismHeader#TYPE_2}: which numbers the values have. */
    public int messageCode() {
        return LittleEndian.u16(bytes(), 0);
    }

    public int headerLength() {
        return LittleEndian.u16(bytes(), LENGTH);
    }

    /** Such as {@code wlan0}. */
    public String deviceName() {
        String padded = paddedName();
        int end = padded.indexOf(0);
        return end < 0 ? padded : padded.substring(0, end);
    }

    private String paddedName() {
        return new String(bytes().slice(NAME, NAME_LENGTH).toArray(), StandardCharsets.UTF_8);
    }

    public List<PrismValue> values() {
        List<PrismValue> list = new ArrayList<>();
        for (int at = FIXED_LENGTH; at < headerLength(); at += PrismValue.LENGTH) {
            list.add(PrismValue.read(bytes(), at));
        }
        return list;
    }

    @Override
    public LayerType type() {
        return LayerType.PRISM;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return Dot11Frame::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new PrismHeader(messageCode(), deviceName(), values()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Code", 0, 4, messageCode());
        visitor.number("Length", LENGTH, 4, headerLength());
        visitor.text("DeviceName", NAME, NAME_LENGTH, visitor.wantsDetail() ? deviceName() : paddedName());
        List<PrismValue> values = values();
        if (visitor.beginList("Values", FIXED_LENGTH, headerLength() - FIXED_LENGTH, values.size())) {
            int at = FIXED_LENGTH;
            for (PrismValue value : values) {
                value.describe(at, visitor);
                at += PrismValue.LENGTH;
            }
        }
        visitor.endList();
    }
}
