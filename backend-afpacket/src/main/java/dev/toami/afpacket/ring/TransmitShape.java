package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Memory;
import dev.toami.afpacket.sys.Syscalls;

/**
 * How a transmit ring is laid out: blocks of slots, none across the border of two.
 *
 * @param slotSize bytes of a slot, its header included
 * @param slotsPerBlock how many of them are in a block, whose rest is unused
 */
public record TransmitShape(int slotSize, int slotsPerBlock, int blockSize, int blockCount) {
    private static final int ALIGNMENT = 16;
    /** A multiple of every page size in use. */
    private static final int BLOCK_SIZE = 1 << 16;

    private static final int RING_SIZE = 1 << 21;
    /** An Ethernet header with a tag, and what other link layers have. */
    private static final int LINK_HEADER_ROOM = 32;
    /** The loopback device can have any: longer frames do not come from captures either. */
    private static final int MAX_MTU = 1 << 18;

    /** For frames of a device of this MTU. */
    public static TransmitShape of(int mtu) {
        int slot = align(Tpacket3.HEADER_SIZE + LINK_HEADER_ROOM + Math.min(mtu, MAX_MTU), ALIGNMENT);
        int block = align(Math.max(slot, BLOCK_SIZE), BLOCK_SIZE);
        return new TransmitShape(slot, block / slot, block, Math.max(2, RING_SIZE / block));
    }

    private static int align(int size, int unit) {
        return Math.multiplyExact(Math.addExact(size, unit - 1) / unit, unit);
    }

    int slotCount() {
        return slotsPerBlock * blockCount;
    }

    int offset(int slot) {
        return slot / slotsPerBlock * blockSize + slot % slotsPerBlock * slotSize;
    }

    int size() {
        return blockSize * blockCount;
    }

    /**
     * Makes the ring of a socket; it is mapped together with its receive ring, behind it.
     *
     * @param isV2 whether the socket's version is TPACKET_V2 and not V3
     */
    void request(Syscalls syscalls, int fd, boolean isV2) throws ErrnoException {
        ByteBuffer request = Memory.allocate(isV2 ? Tpacket2.REQUEST_SIZE : Tpacket3.REQUEST_SIZE)
                .putInt(0, blockSize)
                .putInt(4, blockCount)
                .putInt(8, slotSize)
                .putInt(12, slotCount());
        syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_TX_RING, request);
    }
}
