package dev.toami.protocols.wlan;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What a radiotap header is built with.
 *
 * @param version 0
 * @param length of the header; computed if empty
 * @param presence the presence words
 * @param fields what follows them, with the fields' alignment
 */
public record RadioTapHeader(int version, OptionalInt length, List<Long> presence, Bytes fields) implements LayerValue {
    private static final int PRESENT = 4;

    public RadioTapHeader {
        presence = List.copyOf(presence);
        if (presence.isEmpty()) {
            throw new IllegalArgumentException("a radiotap header has a presence word");
        }
    }

    /** The shortest one, as it is used to transmit: no fields, so no frame check sequence. */
    public static RadioTapHeader empty() {
        return new RadioTapHeader(0, OptionalInt.empty(), List.of(0L), Bytes.empty());
    }

    /** @param flags 0x10 if the frame ends with a frame check sequence */
    public static RadioTapHeader of(int flags) {
        return new RadioTapHeader(0, OptionalInt.empty(), List.of(bit(RadioTapField.FLAGS)), Bytes.of(flags));
    }

    /**
     * @param flags 0x10 if the frame ends with a frame check sequence
     * @param rate in units of 500 kb/s
     * @param frequency the channel's in MHz
     * @param channelFlags 0x00a0 for 802.11b, 0x00c0 for 802.11g, 0x0140 for 802.11a
     * @param signal in dBm
     */
    public static RadioTapHeader received(int flags, int rate, int frequency, int channelFlags, int signal) {
        long present = bit(RadioTapField.FLAGS)
                | bit(RadioTapField.RATE)
                | bit(RadioTapField.CHANNEL)
                | bit(RadioTapField.DBM_ANTENNA_SIGNAL);
        Bytes fields = Bytes.of(flags, rate, frequency, frequency >> 8, channelFlags, channelFlags >> 8, signal);
        return new RadioTapHeader(0, OptionalInt.empty(), List.of(present), fields);
    }

    private static long bit(RadioTapField field) {
        return 1L << field.bit();
    }

    public RadioTapHeader withLength(int bytes) {
        return new RadioTapHeader(version, OptionalInt.of(bytes), presence, fields);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(fields);
        for (int i = presence.size() - 1; i >= 0; i--) {
            out.prepend(4).bytes(0, LittleEndian.bytes(presence.get(i), 4));
        }
        int declared = length.orElse(PRESENT + 4 * presence.size() + fields.length());
        if (declared < 0 || declared > 0xffff) {
            throw new IllegalArgumentException("a radiotap header's length has 16 bits: " + declared);
        }
        out.prepend(PRESENT).u8(0, version).bytes(2, LittleEndian.bytes(declared, 2));
    }
}
