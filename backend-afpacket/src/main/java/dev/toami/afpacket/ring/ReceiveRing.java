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
 * A receive ring: memory that the kernel fills and hands over piece by piece, blocks of TPACKET_V3 or slots of TPACKET_V2.
 *
 * <p>{@link #close} gives the ring's memory back at once. If frames were leased from it, zero pages stay in its place until
 * the last reference to its buffers has gone, so that a stale read cannot fault.
 */
public final class ReceiveRing {
    private static final System.Logger LOG = System.getLogger(ReceiveRing.class.getName());
    private static final Cleaner CLEANER = Cleaner.create();
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    /** A buffer has at most 2 GiB less a byte: larger rings take several, each of whole blocks. */
    private static final int MAX_SEGMENT = 1 << 30;

    private final Syscalls syscalls;
    private final int fd;
    private final RingShape shape;
    private final Mapping mapping;
    private final int blocksPerSegment;
    private final ByteBuffer[] segments;
    private boolean leased;

    private ReceiveRing(Syscalls syscalls, int fd, RingShape shape, Mapping mapping, int maxSegment) {
        this.syscalls = syscalls;
        this.fd = fd;
        this.shape = shape;
        this.mapping = mapping;
        this.blocksPerSegment = Math.min(shape.blockCount(), maxSegment / shape.blockSize());
        this.segments = new ByteBuffer[(shape.blockCount() + blocksPerSegment - 1) / blocksPerSegment];
        long segmentSize = (long) blocksPerSegment * shape.blockSize();
        for (int i = 0; i < segments.length; i++) {
            long offset = i * segmentSize;
            segments[i] = mapping.buffer(offset, (int) Math.min(segmentSize, shape.size() - offset))
                    .order(ByteOrder.BIG_ENDIAN);
        }
    }

    /**
     * Makes and maps the ring of a packet socket, with fewer blocks than {@code wanted} if there is not so much memory.
     *
     * @param retireMillis how long a block may wait to be filled once it has a frame
     * @param withHash whether frames shall come with their flow hash
     * @param transmit the transmit ring that the socket shall have too; {@link #transmitRing} gives it
     */
    public static ReceiveRing map(
            Syscalls syscalls,
            int fd,
            RingShape wanted,
            int retireMillis,
            boolean withHash,
            Optional<TransmitShape> transmit)
            throws ErrnoException {
        return map(syscalls, fd, wanted, retireMillis, withHash, transmit, MAX_SEGMENT);
    }

    /**
     * The same, for rings that shall be in several buffers though one could hold them.
     *
     * @param maxSegment how many bytes a buffer has at the most, a block at least
     */
    public static ReceiveRing map(
            Syscalls syscalls,
            int fd,
            RingShape wanted,
            int retireMillis,
            boolean withHash,
            Optional<TransmitShape> transmit,
            int maxSegment)
            throws ErrnoException {
        setVersion(syscalls, fd, wanted.hasSlots() ? Linux.TPACKET_V2 : Linux.TPACKET_V3);
        if (wanted.hasSlots()) {
            LongFrames.keep(syscalls, fd, wanted.size());
        }
        RingShape shape = wanted;
        while (true) {
            try {
                ByteBuffer request = shape.hasSlots() ? request2(shape) : request3(shape, retireMillis, withHash);
                syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_RX_RING, request);
                break;
            } catch (ErrnoException e) {
                if (e.errno() != Errno.ENOMEM || shape.blockCount() <= 2) {
                    throw e;
                }
                shape = shape.halved();
            }
        }
        if (!shape.equals(wanted)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "there is not enough memory for a ring of {0} bytes; it has {1}",
                    wanted.size(),
                    shape.size());
        }
        int behind = 0;
        if (transmit.isPresent()) {
            transmit.get().request(syscalls, fd, shape.hasSlots());
            behind = transmit.get().size();
        }
        return new ReceiveRing(syscalls, fd, shape, syscalls.map(fd, shape.size() + behind), maxSegment);
    }

    /** Whether the kernel has TPACKET_V3. The socket is without a ring yet. */
    public static boolean hasBlocks(Syscalls syscalls, int fd) throws ErrnoException {
        try {
            setVersion(syscalls, fd, Linux.TPACKET_V3);
            return true;
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EINVAL) {
                return false;
            }
            throw e;
        }
    }

    private static void setVersion(Syscalls syscalls, int fd, int version) throws ErrnoException {
        syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_VERSION, version);
    }

    private static ByteBuffer request2(RingShape shape) {
        return Memory.allocate(Tpacket2.REQUEST_SIZE)
                .putInt(0, shape.blockSize())
                .putInt(4, shape.blockCount())
                .putInt(8, shape.slotSize())
                .putInt(12, shape.pieces());
    }

    private static ByteBuffer request3(RingShape shape, int retireMillis, boolean withHash) {
        return Memory.allocate(Tpacket3.REQUEST_SIZE)
                .putInt(0, shape.blockSize())
                .putInt(4, shape.blockCount())
                .putInt(8, shape.blockSize())
                .putInt(12, shape.blockCount())
                .putInt(16, retireMillis)
                .putInt(24, withHash ? Tpacket3.FILL_RXHASH : 0);
    }

    /** One for the ring's only reader. */
    public RingReader reader(FrameLayout layout) {
        return shape.hasSlots()
                ? new SlotReader(this, layout, new LongFrames(syscalls, fd, layout.snapLength()))
                : new BlockReader(this, layout);
    }

    /** The transmit ring that was made with it: packet_mmap has both in one mapping, this one first. */
    public TransmitRing transmitRing(TransmitShape transmit) {
        ByteBuffer behind = mapping.buffer(shape.size(), transmit.size());
        return new TransmitRing(syscalls, fd, transmit, shape.hasSlots(), behind);
    }

    RingShape shape() {
        return shape;
    }

    /** Whether the kernel hands over each frame at once instead of blocks of them. */
    public boolean handsOverFrames() {
        return shape.hasSlots();
    }

    /** How many pieces the kernel can be ahead of the reader. */
    public int pieces() {
        return shape.pieces();
    }

    /** Bytes. */
    public long size() {
        return shape.size();
    }

    /** The memory that a block is in, in network byte order. */
    ByteBuffer memory(int block) {
        return segments[block / blocksPerSegment];
    }

    /** Where the block begins, at all. */
    long address(int block) {
        return mapping.address() + (long) block * shape.blockSize();
    }

    /** Where the block begins in it. */
    int start(int block) {
        return block % blocksPerSegment * shape.blockSize();
    }

    /** What the kernel has set a status word to; what it wrote before that is visible. */
    static int status(ByteBuffer memory, int at) {
        return (int) INT.getAcquire(memory, at);
    }

    /** Sets a status word after all reads and writes before. */
    static void setStatus(ByteBuffer memory, int at, int status) {
        INT.setRelease(memory, at, status);
    }

    /** Must be called before a reference to the ring's memory leaves this package. */
    void markLeased() {
        leased = true;
    }

    /** No reader may be at work any more. */
    public void close() throws ErrnoException {
        if (!leased) {
            syscalls.unmap(mapping, 0, mapping.length());
            return;
        }
        syscalls.mapZeros(mapping);
        long offset = 0;
        for (ByteBuffer segment : segments) {
            // With the last one goes the transmit ring behind it, which is zeros too.
            boolean isLast = offset + segment.capacity() == shape.size();
            long length = isLast ? mapping.length() - offset : segment.capacity();
            CLEANER.register(segment, new Unmap(syscalls, mapping, offset, length));
            offset += length;
        }
    }

    /** Keeps no reference to the buffer whose end it awaits. */
    private record Unmap(Syscalls syscalls, Mapping mapping, long offset, long length) implements Runnable {
        @Override
        public void run() {
            try {
                syscalls.unmap(mapping, offset, length);
            } catch (ErrnoException e) {
                LOG.log(System.Logger.Level.WARNING, "a closed ring stays mapped", e);
            }
        }
    }
}
