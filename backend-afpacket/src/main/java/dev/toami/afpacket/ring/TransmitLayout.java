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
public record TransmitLayout(int slotSize, int slotsPerBlock, int blockSize, int blockCount) {
    /** Where a frame begins in its slot: behind the header, where the socket address of a received one is (packet_mmap). */
    static final int DATA = Tpacket3.HEADER_SIZE;

    private static final int ALIGNMENT = 16;
    /** A multiple of every page size in use. */
    private static final int BLOCK_SIZE = 1 << 16;

    private static final int RING_SIZE = 1 << 21;
    /** An Ethernet header with a tag, and what other link layers have. */
    private static final int HEADER_ROOM = 32;
    /** The loopback device can have any: longer frames do not come from captures either. */
    private static final int MAX_MTU = 1 << 18;

    /** For frames of a device of this MTU. */
    public static TransmitLayout of(int mtu) {
        int slot = align(DATA + HEADER_ROOM + Math.min(mtu, MAX_MTU), ALIGNMENT);
        int block = align(Math.max(slot, BLOCK_SIZE), BLOCK_SIZE);
        return new TransmitLayout(slot, block / slot, block, Math.max(2, RING_SIZE / block));
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

    /** The longest frame that a slot takes. */
    int mostBytes() {
        return slotSize - DATA;
    }

    int size() {
        return blockSize * blockCount;
    }

    /** Makes the ring of a socket; it is mapped together with its receive ring, behind it. */
    void request(Syscalls syscalls, int fd) throws ErrnoException {
        ByteBuffer request = Memory.allocate(Tpacket3.REQUEST_SIZE)
                .putInt(0, blockSize)
                .putInt(4, blockCount)
                .putInt(8, slotSize)
                .putInt(12, slotCount());
        syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_TX_RING, request);
    }
}
