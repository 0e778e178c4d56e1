package dev.toami.protocols.messaging;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Fragment;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.format.BytesText;

/**
 * Message of Lightweight Communications and Marshalling (lcm-proj.github.io, "UDP Multicast Protocol"). Immutable.
 *
 * <pre>
 *  0             4             8              12              16          18          20
 * +-------------+-------------+----------------------------------------------
 * |   "LC02"    |  Sequence   |  Channel name, 0, message
 * +-------------+-------------+---------------+---------------+-----------+-----------+-----
 * |   "LC03"    |  Sequence   |  Message Size | Fragm. Offset | Fragm. No | Fragments | in the first: channel name, 0
 * +-------------+-------------+---------------+---------------+-----------+-----------+-----
 * </pre>
 *
 * <p>The payload begins with the fingerprint of the message's type.
 */
public final class LcmMessage extends Layer implements ApplicationLayer {
    static final int MAGIC_SHORT = 0x4c43_3032;
    static final int MAGIC_FRAGMENT = 0x4c43_3033;
    static final int SHORT_LENGTH = 8;
    static final int FRAGMENT_LENGTH = 20;
    private static final int FINGERPRINT_LENGTH = 8;

    private final int headerLength;

    private LcmMessage(Bytes in, int headerLength) {
        super(in);
        this.headerLength = headerLength;
    }

    public static LcmMessage parse(Bytes in) throws MalformedPacketException {
        if (in.length() < SHORT_LENGTH) {
            throw MalformedPacketException.truncated(LayerType.LCM, 0, SHORT_LENGTH, in.length(), "LCM < 8 bytes");
        }
        int magic = in.i32(0);
        if (magic != MAGIC_SHORT && magic != MAGIC_FRAGMENT) {
            throw MalformedPacketException.invalid(
                    LayerType.LCM,
                    0,
                    MAGIC_SHORT,
                    magic,
                    "Received LCM header magic " + in.u32(0)
                            + " does not match know LCM magic numbers. Dropping packet.");
        }
        int fixed = magic == MAGIC_SHORT ? SHORT_LENGTH : FRAGMENT_LENGTH;
        int end = in.length() < fixed ? -1 : headerEnd(in, fixed);
        if (end < 0 || in.length() < end + FINGERPRINT_LENGTH) {
            int required = Math.max(end, fixed) + FINGERPRINT_LENGTH;
            throw MalformedPacketException.truncated(
                    LayerType.LCM,
                    fixed,
                    required,
                    in.length(),
                    "LCM message of " + in.length() + " bytes, less than " + required);
        }
        return new LcmMessage(in, end);
    }

    /** A first fragment and an unfragmented message have a channel. */
    private static int headerEnd(Bytes in, int fixed) {
        boolean later = fixed == FRAGMENT_LENGTH && in.u16(16) != 0;
        return later ? fixed : BytesText.indexOf(in, 0, fixed) < 0 ? in.length() : BytesText.indexOf(in, 0, fixed) + 1;
    }

    /** Recognizes a message on any port. */
    public static LayerParser recognize(Bytes in) {
        boolean magic = in.length() >= SHORT_LENGTH + FINGERPRINT_LENGTH
                && (in.i32(0) == MAGIC_SHORT || in.i32(0) == MAGIC_FRAGMENT);
        return magic ? LcmMessage::parse : null;
    }

    public boolean isFragmented() {
        return bytes().i32(0) == MAGIC_FRAGMENT;
    }

    public long sequenceNumber() {
        return bytes().u32(4);
    }

    /** Of the whole message; 0 if it is not fragmented. */
    public long messageSize() {
        return isFragmented() ? bytes().u32(8) : 0;
    }

    public long fragmentOffset() {
        return isFragmented() ? bytes().u32(12) : 0;
    }

    public int fragmentNumber() {
        return isFragmented() ? bytes().u16(16) : 0;
    }

    /** 0 if the message is not fragmented. */
    public int totalFragments() {
        return isFragmented() ? bytes().u16(18) : 0;
    }

    /** Empty in all fragments but the first. */
    public String channel() {
        int start = isFragmented() ? FRAGMENT_LENGTH : SHORT_LENGTH;
        return fragmentNumber() != 0 ? "" : BytesText.untilZero(bytes().slice(start, headerLength - start));
    }

    /** What type the message has; in a later fragment some other eight bytes. */
    public long fingerprint() {
        return bytes().i64(headerLength);
    }

    @Override
    public LayerType type() {
        return LayerType.LCM;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return fragmentNumber() != 0 ? Fragment::parse : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new LcmHeader(
                sequenceNumber(),
                channel(),
                isFragmented()
                        ? Optional.of(
                                new LcmHeader.Part(messageSize(), fragmentOffset(), fragmentNumber(), totalFragments()))
                        : Optional.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int fragment = isFragmented() ? 1 : 0;
        int fixed = isFragmented() ? FRAGMENT_LENGTH : SHORT_LENGTH;
        visitor.number("Magic", 0, 4, bytes().u32(0));
        visitor.number("SequenceNumber", 4, 4, sequenceNumber());
        visitor.number("PayloadSize", 8, 4 * fragment, messageSize());
        visitor.number("FragmentOffset", 12, 4 * fragment, fragmentOffset());
        visitor.number("FragmentNumber", 16, 2 * fragment, fragmentNumber());
        visitor.number("TotalFragments", 18, 2 * fragment, totalFragments());
        visitor.text("ChannelName", fixed, headerLength - fixed, channel());
        visitor.flag("Fragmented", 0, 4, isFragmented());
    }
}
