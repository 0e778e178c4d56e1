package dev.toami.afpacket;

import java.time.Duration;
import java.util.Optional;

import dev.toami.afpacket.ring.ReceiveRing;
import dev.toami.afpacket.ring.RingShape;
import dev.toami.afpacket.ring.TransmitShape;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureOptions;

/** Which ring a session gets: TPACKET_V2 to hand out each frame at once, TPACKET_V3 for everything else. */
final class RingChoice {
    private static final System.Logger LOG = System.getLogger(RingChoice.class.getName());

    /** Jumbo frames; what is longer, such as super-packets, comes by another way. */
    private static final int MAX_SLOT_DATA = 9216;

    /** So much is not worth to ask about. */
    private static final long MODEST_SIZE = 64L << 20;

    private static final int USUAL_SLOT_DATA = 1500;
    private static final int LINK_HEADER_ROOM = 32;

    private RingChoice() {}

    /**
     * @param mtu of the device, 0 if it has none
     * @param withHash whether frames shall come with their flow hash, which only TPACKET_V3 has
     * @param transmit the transmit ring that the socket shall have too
     */
    static ReceiveRing map(
            Syscalls syscalls,
            PacketSocket socket,
            int mtu,
            CaptureOptions options,
            AfPacketSettings settings,
            boolean withHash,
            Optional<TransmitShape> transmit)
            throws ErrnoException {
        long size = affordable(options.bufferSize());
        boolean wantsSlots = settings.wantsSlots(options.immediate()) && !withHash;
        if (!wantsSlots && ReceiveRing.hasBlocks(syscalls, socket.fd())) {
            RingShape blocks = RingShape.ofBlocks(size, settings.blockSize());
            int retireMillis = (int) blockTimeout(options).toMillis();
            return ReceiveRing.map(syscalls, socket.fd(), blocks, retireMillis, withHash, transmit);
        }
        if (!wantsSlots) {
            LOG.log(System.Logger.Level.INFO, "this kernel is without TPACKET_V3; the ring is one of TPACKET_V2");
        }
        int usual = LINK_HEADER_ROOM + (mtu == 0 || mtu > MAX_SLOT_DATA ? USUAL_SLOT_DATA : mtu);
        int frameLength = Math.min(options.snapLength(), usual);
        RingShape slots = RingShape.ofSlots(size, frameLength);
        return ReceiveRing.map(syscalls, socket.fd(), slots, 0, false, transmit);
    }

    /** The kernel takes ring memory page by page until there is none left: it would starve the machine before it refuses. */
    private static long affordable(long size) {
        long most = AvailableMemory.bytes() / 2;
        if (size > MODEST_SIZE && size > most) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a ring of {0} bytes would take too much memory; it gets {1}",
                    size,
                    most);
            return Math.max(MODEST_SIZE, most);
        }
        return size;
    }

    /** The kernel knows no shorter one than a millisecond. */
    private static Duration blockTimeout(CaptureOptions options) {
        return options.immediate() ? Duration.ofMillis(1) : options.blockTimeout();
    }
}
