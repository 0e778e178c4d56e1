package dev.toami.afpacket;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Memory;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureException;

/**
 * Binds the thread that reads first to a CPU, as sched_setaffinity(2) does; other threads, also those that it starts later
 * in the JVM, are as before. It stays bound when the session is closed: what it was bound to before is its owner's to know.
 */
final class ReaderCpu {
    /** One bit for each of the most CPUs that a kernel can have. */
    private static final int MASK_SIZE = 8192 / Byte.SIZE;

    private final Syscalls syscalls;
    private final String device;
    private final int cpu;
    private boolean isDone;

    /** @throws CaptureException if there is no such CPU, or this process may not run there */
    static ReaderCpu of(Syscalls syscalls, String device, OptionalInt cpu) throws CaptureException {
        ReaderCpu reader = new ReaderCpu(syscalls, device, cpu.orElse(-1));
        if (cpu.isPresent()) {
            reader.tryOut();
        }
        return reader;
    }

    private ReaderCpu(Syscalls syscalls, String device, int cpu) {
        this.syscalls = syscalls;
        this.device = device;
        this.cpu = cpu;
        this.isDone = cpu < 0;
    }

    /** Only binding tells what a cpuset allows; the thread that opens is put back where it was. */
    private void tryOut() throws CaptureException {
        try {
            ByteBuffer before = Memory.allocate(MASK_SIZE);
            syscalls.getAffinity(before);
            syscalls.setAffinity(mask());
            syscalls.setAffinity(before);
        } catch (ErrnoException e) {
            throw failure(e);
        }
    }

    /** To be called by whoever reads, before each read. */
    void bindOnce() throws CaptureException {
        if (isDone) {
            return;
        }
        try {
            syscalls.setAffinity(mask());
            isDone = true;
        } catch (ErrnoException e) {
            throw failure(e);
        }
    }

    private ByteBuffer mask() {
        // An array of longs, in the machine's byte order.
        return Memory.allocate(MASK_SIZE).putLong(cpu / Long.SIZE * Long.BYTES, 1L << cpu);
    }

    private CaptureException failure(ErrnoException cause) {
        return new CaptureException(
                "capture on " + device + ": the reader cannot be bound to CPU " + cpu
                        + ": there is no such CPU, or this process may not run there (" + cause.getMessage() + ")",
                cause);
    }
}
