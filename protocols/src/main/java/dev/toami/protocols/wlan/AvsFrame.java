package dev.toami.protocols.wlan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * AVS header (LINKTYPE_IEEE802_11_AVS), which some drivers put in front of an 802.11 frame. Immutable.
 *
 * <pre>
 *  0          4          8                       16
 * +----------+----------+-----------------------+-----------------------+
 * | Version  |  Length  |       MAC Time        |       Host Time       |
 * +----------+----------+-----------+-----------+-----------+-----------+
 * | PHY Type | Channel  | Data Rate |  Antenna  | Priority  |  SSI Type |
 * +----------+----------+-----------+-----------+-----------+-----------+
 * |  Signal  |  Noise   |  Preamble | Encoding  | version 2: more, then |  Frame
 * +----------+----------+-----------+-----------+-----------------------+
 * </pre>
 */
public final class AvsFrame extends Layer {
    static final int FIXED_LENGTH = 64;
    private static final int LENGTH = 4;
    private static final int MAC_TIME = 8;
    private static final int HOST_TIME = 16;
    private static final int PHY_TYPE = 24;
    private static final int CHANNEL = 28;
    private static final int DATA_RATE = 32;
    private static final int ANTENNA = 36;
    private static final int PRIORITY = 40;
    private static final int SSI_TYPE = 44;
    private static final int SIGNAL = 48;
    private static final int NOISE = 52;
    private static final int PREAMBLE = 56;
    private static final int ENCODING = 60;

    private AvsFrame(Bytes in) {
        super(in);
    }

    static boolean isAvs(Bytes in) {
        return in.length() >= LENGTH && in.i32(0) >>> 12 == 0x80211;
    }

    public static AvsFrame parse(Bytes in) throws MalformedPacketException {
        if (in.length() < FIXED_LENGTH) {
            throw truncated(FIXED_LENGTH, in.length());
        }
        long declared = in.u32(LENGTH);
        if (declared < FIXED_LENGTH || declared > 0xffff) {
            throw MalformedPacketException.invalid(
                    LayerType.AVS, LENGTH, FIXED_LENGTH, (int) declared, "AVS header length " + declared);
        }
        if (in.length() < declared) {
            throw truncated((int) declared, in.length());
        }
        return new AvsFrame(in);
    }

    private static MalformedPacketException truncated(int required, int available) {
        return MalformedPacketException.truncated(
                LayerType.AVS,
                0,
                required,
                available,
                "AVS header of " + required + " bytes, only " + available + " there");
    }

    /** 0x80211001, or 0x80211002 for version 2. */
    public long version() {
        return bytes().u32(0);
    }

    public int headerLength() {
        return (int) bytes().u32(LENGTH);
    }

    /** The receiver's clock in microseconds. */
    public long macTime() {
        return bytes().i64(MAC_TIME);
    }

    public long channel() {
        return bytes().u32(CHANNEL);
    }

    /** In units of 100 kb/s. */
    public long dataRate() {
        return bytes().u32(DATA_RATE);
    }

    /** 1 normalized, 2 dBm, 3 raw: the unit of signal and noise. */
    public long signalType() {
        return bytes().u32(SSI_TYPE);
    }

    public int signal() {
        return bytes().i32(SIGNAL);
    }

    public int noise() {
        return bytes().i32(NOISE);
    }

    @Override
    public LayerType type() {
        return LayerType.AVS;
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
        return Optional.of(new AvsHeader(version(), contents().slice(MAC_TIME)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Magic", 0, 4, version() & ~15L);
        visitor.number("Version", 0, 4, version() & 15);
        visitor.number("Length", LENGTH, 4, headerLength());
        visitor.number("MACTime", MAC_TIME, 8, macTime());
        visitor.number("HostTime", HOST_TIME, 8, bytes().i64(HOST_TIME));
        visitor.number("PHYType", PHY_TYPE, 4, bytes().u32(PHY_TYPE));
        visitor.number("Channel", CHANNEL, 4, channel());
        visitor.number("DataRate", DATA_RATE, 4, dataRate());
        visitor.number("Antenna", ANTENNA, 4, bytes().u32(ANTENNA));
        visitor.number("Priority", PRIORITY, 4, bytes().u32(PRIORITY));
        visitor.number("SSIType", SSI_TYPE, 4, signalType());
        visitor.text("SSISignal", SIGNAL, 4, Integer.toString(signal()));
        visitor.text("SSINoise", NOISE, 4, Integer.toString(noise()));
        visitor.number("Preamble", PREAMBLE, 4, bytes().u32(PREAMBLE));
        visitor.number("Encoding", ENCODING, 4, bytes().u32(ENCODING));
        int more = headerLength() - FIXED_LENGTH;
        if (more > 0) {
            visitor.bytes("More", FIXED_LENGTH, more, bytes().slice(FIXED_LENGTH, more));
        }
    }
}
