package dev.toami.afpacket.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Mapping;
import dev.toami.afpacket.sys.Memory;
import dev.toami.afpacket.sys.Syscalls;
import jnr.constants.platform.Errno;

/**
 * A TPACKET_V3 receive ring: blocks that the kernel fills and hands over whole.
 *
 * <p>{@link #close} gives the ring's memory back at once. If frames were leased from it, zero pages stay in its place until
 * the last reference to the buffer has gone, so that a stale read cannot fault.
 */
public final class ReceiveRing {
    private static final System.Logger LOG = System.getLogger(ReceiveRing.class.getName());
    private static final Cleaner CLEANER = Cleaner.create();
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    /** Room for the largest super-packet; a multiple of every page size in use. */
    private static final int MAX_BLOCK_SIZE = 1 << 18;

    private static final int MIN_BLOCK_SIZE = 1 << 16;

    private final Syscalls syscalls;
    private final Mapping mapping;
    private final int blockSize;
    private final int blockCount;
    private boolean leased;

    private ReceiveRing(Syscalls syscalls, Mapping mapping, int blockSize, int blockCount) {
        this.syscalls = syscalls;
        this.mapping = mapping;
        this.blockSize = blockSize;
        this.blockCount = blockCount;
    }

    /**
     * Makes and maps the ring of a packet socket, smaller than {@code size} if there is not so much memory.
     *
     * @param size bytes, up to 2 GiB less one block
     * @param retireMillis how long a block may wait to be filled once it has a frame
     * @param withHash whether frames shall come with their flow hash
     * @param transmit the transmit ring that the socket shall have beside; {@link #behind} is its memory
     */
    public static ReceiveRing map(
            Syscalls syscalls, int fd, long size, int retireMillis, boolean withHash, Optional<TransmitLayout> transmit)
            throws ErrnoException {
        if (size > Integer.MAX_VALUE - MAX_BLOCK_SIZE) {
            throw new IllegalArgumentException(
                    "a receive ring has at most " + (Integer.MAX_VALUE - MAX_BLOCK_SIZE) + " bytes, not " + size);
        }
        int blockSize = Math.max(MIN_BLOCK_SIZE, Math.min(MAX_BLOCK_SIZE, Integer.highestOneBit((int) size / 4)));
        int blockCount = (int) Math.max(2, (size + blockSize - 1) / blockSize);
        syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_VERSION, Linux.TPACKET_V3);
        int behind = 0;
        if (transmit.isPresent()) {
            transmit.get().request(syscalls, fd);
            behind = transmit.get().size();
        }
        while (true) {
            try {
                request(syscalls, fd, blockSize, blockCount, retireMillis, withHash);
                break;
            } catch (ErrnoException e) {
                if (e.errno() != Errno.ENOMEM || blockCount <= 2) {
                    throw e;
                }
                blockCount = Math.max(2, blockCount / 2);
                LOG.log(System.Logger.Level.INFO, "not enough memory; trying {0} blocks", blockCount);
            }
        }
        return new ReceiveRing(syscalls, syscalls.map(fd, blockSize * blockCount + behind), blockSize, blockCount);
    }

    private static void request(
            Syscalls syscalls, int fd, int blockSize, int blockCount, int retireMillis, boolean withHash)
            throws ErrnoException {
        ByteBuffer request = Memory.allocate(Tpacket3.REQUEST_SIZE)
                .putInt(0, blockSize)
                .putInt(4, blockCount)
                .putInt(8, blockSize)
                .putInt(12, blockCount)
                .putInt(16, retireMillis)
                .putInt(24, withHash ? Tpacket3.FILL_RXHASH : 0);
        syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_RX_RING, request);
    }

    /** All of the ring, in the machine's byte order. */
    ByteBuffer memory() {
        return mapping.buffer();
    }

    /** What is mapped behind the ring: packet_mmap has the transmit ring of a socket in the same mapping. */
    ByteBuffer behind() {
        int size = blockSize * blockCount;
        return mapping.buffer().slice(size, mapping.length() - size).order(ByteOrder.nativeOrder());
    }

    int blockSize() {
        return blockSize;
    }

    public int blockCount() {
        return blockCount;
    }

    /** Whether the kernel has handed over the block; if so, everything it wrote before is visible. */
    boolean isReady(int block) {
        int status = (int) INT.getAcquire(mapping.buffer(), block * blockSize + Tpacket3.BLOCK_STATUS);
        return (status & Tpacket3.STATUS_USER) != 0;
    }

    /** Gives the block back to the kernel, after all reads and writes in it. */
    void release(int block) {
        INT.setRelease(mapping.buffer(), block * blockSize + Tpacket3.BLOCK_STATUS, Tpacket3.STATUS_KERNEL);
    }

    /** Must be called before a reference to the ring's memory leaves this package. */
    void markLeased() {
        leased = true;
    }

    /** No reader may be at work any more. */
    public void close() throws ErrnoException {
        if (!leased) {
            syscalls.unmap(mapping.address(), mapping.length());
            return;
        }
        syscalls.mapZeros(mapping.address(), mapping.length());
        CLEANER.register(mapping.buffer(), new Unmap(syscalls, mapping.address(), mapping.length()));
    }

    /** Keeps no reference to the buffer whose end it awaits. */
    private record Unmap(Syscalls syscalls, long address, int length) implements Runnable {
        @Override
        public void run() {
            try {
                syscalls.unmap(address, length);
            } catch (ErrnoException e) {
                LOG.log(System.Logger.Level.WARNING, "a closed ring stays mapped", e);
            }
        }
    }
}
