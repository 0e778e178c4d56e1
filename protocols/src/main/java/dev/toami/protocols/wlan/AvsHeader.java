package dev.toami.protocols.wlan;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an AVS header is built with.
 *
 * @param version {@link #VERSION_1}, or another one
 * @param fields what follows the length, from the MAC time on: at least 56 bytes
 */
public record AvsHeader(long version, Bytes fields) implements LayerValue {
    public static final long VERSION_1 = 0x80211001L;
    private static final int FIELDS = 8;

    public AvsHeader {
        if (fields.length() < AvsFrame.FIXED_LENGTH - FIELDS) {
            throw new IllegalArgumentException("an AVS header has at least " + (AvsFrame.FIXED_LENGTH - FIELDS)
                    + " bytes behind its length: " + fields.length());
        }
    }

    /**
     * @param macTime in microseconds
     * @param rate in units of 100 kb/s
     * @param signal in dBm
     */
    public static AvsHeader of(long macTime, int channel, int rate, int signal, int noise) {
        byte[] array = new byte[AvsFrame.FIXED_LENGTH - FIELDS];
        ByteBuffer.wrap(array)
                .putLong(0, macTime)
                .putInt(20, channel)
                .putInt(24, rate)
                .putInt(36, 2)
                .putInt(40, signal)
                .putInt(44, noise);
        return new AvsHeader(VERSION_1, Bytes.wrap(array));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(fields).prepend(FIELDS).u32(0, version).u32(4, FIELDS + fields.length());
    }
}
