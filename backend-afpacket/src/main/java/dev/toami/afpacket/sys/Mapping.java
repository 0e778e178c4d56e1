package dev.toami.afpacket.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.kenai.jffi.MemoryIO;

/**
 * Mapped memory, which may be larger than a buffer can be.
 *
 * <p>Behind it are {@link #MARGIN} bytes that can be read too, and are nobody's: whoever reads with a stale address and
 * another length, as two threads do that use one window, finds zeros and no fault.
 */
public record Mapping(long address, long length) {
    /** More than a frame has. */
    static final int MARGIN = 1 << 20;

    /**
     * A part of it, in the machine's byte order; the buffer does not own the memory.
     *
     * @throws IndexOutOfBoundsException if it is not inside
     */
    public ByteBuffer buffer(long offset, int size) {
        if (offset < 0 || size < 0 || offset > length - size) {
            throw new IndexOutOfBoundsException(size + " bytes at " + offset + " of a mapping of " + length);
        }
        return MemoryIO.getInstance()
                .newDirectByteBuffer(address + offset, size)
                .order(ByteOrder.nativeOrder());
    }

    /** All of it, if it is less than 2 GiB. */
    public ByteBuffer buffer() {
        return buffer(0, Math.toIntExact(length));
    }
}
