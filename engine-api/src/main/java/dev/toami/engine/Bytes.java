package dev.toami.engine;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A read-only window on bytes in network byte order: a frame, or a part of one.
 *
 * <p>A window is either owned (over an array that nobody changes: immutable, thread-safe, safe to keep) or leased (over
 * memory that goes back to its owner when a call ends: for that call and its thread only). After its lease a window still
 * tells its {@link #length()}; everything else, comparing and printing included, throws {@link IllegalStateException}.
 * {@link #copy()} turns a leased window into an owned one.
 *
 * <p>Offsets are relative to the window. An access outside it throws {@link IndexOutOfBoundsException} with the numbers;
 * bytes of the underlying memory that lie outside the window are never visible.
 */
public abstract class Bytes {
    static {
        new BytesStorage();
    }

    /** Where the window begins in what it is over. */
    int start;

    int length;

    Bytes(int start, int length) {
        this.start = start;
        this.length = length;
    }

    /** The owned window of no bytes. */
    public static Bytes empty() {
        return ArrayBytes.NONE;
    }

    /** An owned window on {@code array}, which the caller must not change afterwards. */
    public static Bytes wrap(byte[] array) {
        return new ArrayBytes(array, 0, array.length);
    }

    /** An owned window on a part of {@code array}, which the caller must not change afterwards. */
    public static Bytes wrap(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return new ArrayBytes(array, offset, length);
    }

    /** Owned bytes from their values, each truncated to eight bits: {@code Bytes.of(0x10, 0x20, 0x30)}. */
    public static Bytes of(int... values) {
        byte[] array = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = (byte) values[i];
        }
        return wrap(array);
    }

    /**
     * Owned bytes from hexadecimal digits, two a byte; white space, {@code :} and {@code -} between bytes are skipped.
     *
     * @throws IllegalArgumentException if there is anything else, or half a byte
     */
    public static Bytes parseHex(CharSequence digits) {
        return wrap(Hex.parse(digits));
    }

    /**
     * A leased window on a part of {@code memory}, whose limit and order its owner must not change during the lease.
     *
     * @param offset where the window begins in {@code memory}, whatever its position
     * @param lease tells whether the loan still holds; asked before every access
     */
    public static Bytes lease(ByteBuffer memory, int offset, int length, Lease lease) {
        Objects.checkFromIndexSize(offset, length, memory.limit());
        return new LeasedBytes(memory, offset, length, lease);
    }

    /** Throws {@link IllegalStateException} if the lease is over. */
    abstract void checkLive();

    /** These bytes, to compare many at once. */
    abstract ByteBuffer asBuffer();

    /** How many bytes the window shows. */
    public final int length() {
        return length;
    }

    /** The unsigned byte at {@code offset}. */
    public abstract int u8(int offset);

    /** The unsigned 16-bit number at {@code offset}. */
    public abstract int u16(int offset);

    /** The 32-bit number at {@code offset}, as a signed int. */
    public abstract int i32(int offset);

    /** The 64-bit number at {@code offset}. */
    public abstract long i64(int offset);

    /** The unsigned 32-bit number at {@code offset}. */
    public final long u32(int offset) {
        return i32(offset) & 0xffff_ffffL;
    }

    /** The unsigned 24-bit number at {@code offset}. */
    public final int u24(int offset) {
        return u16(offset) << 8 | u8(offset + 2);
    }

    /** A window on a part of this one, of the same kind. */
    public abstract Bytes slice(int offset, int length);

    /** The rest of this window from {@code offset} on. */
    public final Bytes slice(int offset) {
        return slice(offset, length() - offset);
    }

    /** The first {@code length} bytes, or all if there are fewer; none if it is negative. */
    public final Bytes clip(int length) {
        return slice(0, Math.max(0, Math.min(length, length())));
    }

    /** Copies a part of the window. */
    public abstract void copyTo(int offset, byte[] target, int targetOffset, int length);

    /**
     * Copies a part of the window.
     *
     * @param targetOffset where to in {@code target}, whatever its position, which stays
     */
    public abstract void copyTo(int offset, ByteBuffer target, int targetOffset, int length);

    /** A fresh array with all bytes of the window. */
    public final byte[] toArray() {
        byte[] array = new byte[length()];
        copyTo(0, array, 0, array.length);
        return array;
    }

    /** These bytes as an owned window: itself if it is owned already. */
    public abstract Bytes copy();

    public final boolean isEmpty() {
        return length() == 0;
    }

    /** Equal when the bytes are equal, owned or leased. */
    @Override
    public final boolean equals(Object other) {
        checkLive();
        if (!(other instanceof Bytes that)) {
            return false;
        }
        that.checkLive();
        return this == that || asBuffer().equals(that.asBuffer());
    }

    @Override
    public final int hashCode() {
        checkLive();
        int hash = 1;
        for (int i = 0; i < length(); i++) {
            hash = 31 * hash + u8(i);
        }
        return hash;
    }

    /** The bytes in lower-case hexadecimal, at most the first 64 of them. */
    @Override
    public final String toString() {
        String shown = Hex.format(clip(64));
        return length() > 64 ? shown + "... (" + length() + " bytes)" : shown;
    }
}
