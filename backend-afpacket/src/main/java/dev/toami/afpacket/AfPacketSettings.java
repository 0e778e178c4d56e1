package dev.toami.afpacket;

import java.util.List;

import dev.toami.engine.Configuration;
import dev.toami.engine.ConfigurationException;
import dev.toami.engine.Setting;

/** The keys of this backend, and what they are set to. */
record AfPacketSettings(String ring, int blockSize, BusyPoll busyPoll, String transmit, boolean qdiscBypass) {
    private static final String AUTO = "auto";
    static final String BLOCKS = "v3";
    static final String SLOTS = "v2";

    private static final Setting<String> RING = Setting.word(
            "afpacket.ring",
            List.of(AUTO, BLOCKS, SLOTS),
            AUTO,
            "The TPACKET version of receive rings: v3 hands out blocks of frames, v2 each frame at once; auto is v2 for"
                    + " immediate sessions and v3 for others");

    private static final Setting<Integer> BLOCK_SIZE = Setting.number(
            "afpacket.block-size",
            0,
            1 << 26,
            0,
            "How many bytes a v3 ring hands out at once, a power of two of 65536 or more; 0 for what suits the buffer size");

    private static final String CALLS = "send";
    private static final String TRANSMIT_RING = "ring";

    private static final Setting<String> TRANSMIT = Setting.word(
            "afpacket.transmit",
            List.of(CALLS, TRANSMIT_RING),
            CALLS,
            "Whether injected frames are handed to the kernel with a call each or from a transmit ring (PACKET_TX_RING)");

    private static final Setting<Boolean> QDISC_BYPASS = Setting.flag(
            "afpacket.qdisc-bypass",
            false,
            "Whether injected frames go straight to the driver (PACKET_QDISC_BYPASS): traffic control and the other"
                    + " sessions on the device do not see them");

    static final List<Setting<?>> ALL = List.of(RING, BLOCK_SIZE, BusyPoll.SETTING, TRANSMIT, QDISC_BYPASS);

    static final AfPacketSettings DEFAULTS = new AfPacketSettings(AUTO, 0, BusyPoll.NONE, CALLS, false);

    static AfPacketSettings of(Configuration configuration) throws ConfigurationException {
        int blockSize = configuration.get(BLOCK_SIZE).orElse(0);
        if (blockSize != 0 && (Integer.bitCount(blockSize) != 1 || blockSize < 1 << 16)) {
            throw new IllegalArgumentException(
                    BLOCK_SIZE.key() + " " + blockSize + " is not a power of two of 65536 or more");
        }
        BusyPoll busyPoll = configuration
                .get(BusyPoll.SETTING)
                .map(time -> new BusyPoll(time.toNanos()))
                .orElse(BusyPoll.NONE);
        return new AfPacketSettings(
                configuration.get(RING).orElse(AUTO),
                blockSize,
                busyPoll,
                configuration.get(TRANSMIT).orElse(CALLS),
                configuration.get(QDISC_BYPASS).orElse(false));
    }

    boolean wantsTransmitRing() {
        return transmit.equals(TRANSMIT_RING);
    }

    /** Whether a session wants frames one by one. */
    boolean wantsSlots(boolean immediate) {
        return ring.equals(SLOTS) || (ring.equals(AUTO) && immediate);
    }
}
