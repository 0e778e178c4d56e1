package dev.toami.protocols.wlan;

import java.util.OptionalLong;
import java.util.zip.CRC32;

import dev.toami.engine.Bytes;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Whether a frame ends with a frame check sequence, and which.
 *
 * @param present false for a frame without one, as drivers mostly hand them over
 * @param value computed if empty
 */
public record FrameCheck(boolean present, OptionalLong value) {
    public static final int LENGTH = 4;
    /** The frame ends with its body. */
    public static final FrameCheck NONE = new FrameCheck(false, OptionalLong.empty());
    /** The right one. */
    public static final FrameCheck COMPUTED = new FrameCheck(true, OptionalLong.empty());

    public FrameCheck {
        if (value.isPresent() && (!present || value.getAsLong() >>> 32 != 0)) {
            throw new IllegalArgumentException("a frame check sequence has 32 bits: " + value.getAsLong());
        }
    }

    /** This one, right or wrong. */
    public static FrameCheck of(long value) {
        return new FrameCheck(true, OptionalLong.of(value));
    }

    /** The CRC-32 of {@code frame}, which has no frame check sequence itself. */
    public static long compute(Bytes frame) {
        CRC32 crc = new CRC32();
        crc.update(frame.toArray());
        return crc.getValue();
    }

    /** True if {@code frame} ends with the right frame check sequence. */
    static boolean isRight(Bytes frame) {
        int body = frame.length() - LENGTH;
        return body > 0 && compute(frame.slice(0, body)) == LittleEndian.u32(frame, body);
    }
}
