package dev.toami.protocols.wlan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

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
 * Radiotap header (radiotap.org), which a monitor interface puts in front of an 802.11 frame; its numbers have the least
 * significant byte first. Immutable.
 *
 * <pre>
 *  0         1       2         4               8
 * +---------+-------+---------+---------------+----------------------------+--------
 * | Version |  Pad  |  Length |    Present    | More Present ... Fields ...| Frame
 * +---------+-------+---------+---------------+----------------------------+--------
 * </pre>
 *
 * <p>Bits of the presence words say which fields there are, bit 31 that another word follows. Each field is aligned
 * to its size within the header.
 */
public final class RadioTapFrame extends Layer {
    public static final int SHORTEST_HEADER = 8;
    private static final int LENGTH = 2;
    private static final int PRESENT = 4;
    private static final int FLAG_FRAME_CHECK = 0x10;
    private static final int FLAG_PADDED = 0x20;

    private RadioTapFrame(Bytes in) {
        super(in);
    }

    public static RadioTapFrame parse(Bytes in) throws MalformedPacketException {
        if (in.length() < SHORTEST_HEADER) {
            throw MalformedPacketException.truncated(
                    LayerType.RADIO_TAP, 0, SHORTEST_HEADER, in.length(), "RadioTap too small");
        }
        int declared = LittleEndian.u16(in, LENGTH);
        if (declared < SHORTEST_HEADER) {
            throw MalformedPacketException.invalid(
                    LayerType.RADIO_TAP,
                    LENGTH,
                    SHORTEST_HEADER,
                    declared,
                    "RadioTap length " + declared + " less than " + SHORTEST_HEADER);
        }
        if (in.length() < declared) {
            throw MalformedPacketException.truncated(
                    LayerType.RADIO_TAP,
                    0,
                    declared,
                    in.length(),
                    "RadioTap header of " + declared + " bytes, only " + in.length() + " there");
        }
        return new RadioTapFrame(in);
    }

    public int version() {
        return bytes().u8(0);
    }

    public int headerLength() {
        return LittleEndian.u16(bytes(), LENGTH);
    }

    /** The presence words, one or more. */
    public List<Long> presence() {
        Bytes header = contents();
        List<Long> list = new ArrayList<>();
        for (int i = 0; i < RadioTapCursor.words(header); i++) {
            list.add(RadioTapCursor.word(header, i));
        }
        return list;
    }

    /** The bytes of a field of the first presence word; empty if there is no such field. */
    public Optional<Bytes> field(RadioTapField field) {
        int at = at(field);
        return at < 0 ? Optional.empty() : Optional.of(bytes().slice(at, field.length));
    }

    private int at(RadioTapField field) {
        RadioTapCursor cursor = new RadioTapCursor(contents());
        while (cursor.next() && cursor.isFirstWord()) {
            if (cursor.field() == field) {
                return cursor.offset();
            }
        }
        return -1;
    }

    private OptionalInt u8(RadioTapField field) {
        int at = at(field);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(bytes().u8(at));
    }

    private OptionalInt u16(RadioTapField field) {
        int at = at(field);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(LittleEndian.u16(bytes(), at));
    }

    /** Microseconds of the receiver's clock when the first bit arrived. */
    public OptionalLong timeSynchronization() {
        int at = at(RadioTapField.TSFT);
        return at < 0 ? OptionalLong.empty() : OptionalLong.of(LittleEndian.u64(bytes(), at));
    }

    /** 8 bits about the frame; 0x10 means that it ends with a frame check sequence, 0x40 that it is wrong. */
    public OptionalInt flags() {
        return u8(RadioTapField.FLAGS);
    }

    /** True if the frame ends with a frame check sequence. */
    public boolean hasFrameCheck() {
        return (flags().orElse(0) & FLAG_FRAME_CHECK) != 0;
    }

    /** True if the frame's body is padded to a multiple of four bytes from its start. */
    public boolean isPadded() {
        return (flags().orElse(0) & FLAG_PADDED) != 0;
    }

    /** In units of 500 kb/s. */
    public OptionalInt rate() {
        return u8(RadioTapField.RATE);
    }

    /** In MHz. */
    public OptionalInt channelFrequency() {
        return u16(RadioTapField.CHANNEL);
    }

    /** In dBm. */
    public OptionalInt antennaSignal() {
        OptionalInt value = u8(RadioTapField.DBM_ANTENNA_SIGNAL);
        return value.isPresent() ? OptionalInt.of((byte) value.getAsInt()) : value;
    }

    /** In dBm. */
    public OptionalInt antennaNoise() {
        OptionalInt value = u8(RadioTapField.DBM_ANTENNA_NOISE);
        return value.isPresent() ? OptionalInt.of((byte) value.getAsInt()) : value;
    }

    /** The antenna's number. */
    public OptionalInt antenna() {
        return u8(RadioTapField.ANTENNA);
    }

    @Override
    public LayerType type() {
        return LayerType.RADIO_TAP;
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
        boolean check = hasFrameCheck();
        boolean padded = isPadded();
        return in -> Dot11Frame.parse(in, check, padded);
    }

    @Override
    public Optional<LayerValue> toValue() {
        List<Long> presence = presence();
        Bytes fields = contents().slice(PRESENT + 4 * presence.size());
        return Optional.of(new RadioTapHeader(version(), OptionalInt.empty(), presence, fields));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 1, version());
        visitor.number("Length", LENGTH, 2, headerLength());
        visitor.number("Present", PRESENT, 4, RadioTapCursor.word(bytes(), 0));
        if (visitor.wantsDetail()) {
            List<Long> words = presence();
            if (visitor.beginList("PresentExtended", PRESENT + 4, 4 * (words.size() - 1), words.size() - 1)) {
                for (int i = 1; i < words.size(); i++) {
                    visitor.number("", PRESENT + 4 * i, 4, words.get(i));
                }
            }
            visitor.endList();
        }
        RadioTapFields.describe(contents(), visitor);
    }
}
