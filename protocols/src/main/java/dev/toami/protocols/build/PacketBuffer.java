package dev.toami.protocols.build;

import java.util.Arrays;

import dev.toami.engine.Bytes;

/** Bytes that grow at the front, as a packet is built from the inside out. Not thread-safe. */
public final class PacketBuffer {
    private byte[] array;
    private int start;

    PacketBuffer(int capacity) {
        array = new byte[capacity];
        start = capacity;
    }

    /** How many bytes there are. */
    public int length() {
        return array.length - start;
    }

    /** Makes room for {@code length} zero bytes at the front; they are then at offset 0. */
    public PacketBuffer prepend(int length) {
        if (length > start) {
            int capacity = Math.max(array.length * 2, length() + length);
            byte[] larger = new byte[capacity];
            System.arraycopy(array, start, larger, capacity - length(), length());
            start = capacity - length();
            array = larger;
        }
        start -= length;
        return this;
    }

    public PacketBuffer prepend(Bytes bytes) {
        prepend(bytes.length());
        bytes.copyTo(0, array, start, bytes.length());
        return this;
    }

    /** Puts {@code bytes} behind what there is: the trailer of the layer that is being encoded. */
    public PacketBuffer append(Bytes bytes) {
        byte[] longer = Arrays.copyOf(array, array.length + bytes.length());
        bytes.copyTo(0, longer, array.length, bytes.length());
        array = longer;
        return this;
    }

    public PacketBuffer u8(int offset, int value) {
        check(value, 0xff, offset);
        array[start + offset] = (byte) value;
        return this;
    }

    public PacketBuffer u16(int offset, int value) {
        check(value, 0xffff, offset);
        array[start + offset] = (byte) (value >> 8);
        array[start + offset + 1] = (byte) value;
        return this;
    }

    public PacketBuffer u32(int offset, long value) {
        check(value, 0xffff_ffffL, offset);
        u16(offset, (int) (value >>> 16));
        return u16(offset + 2, (int) value & 0xffff);
    }

    public PacketBuffer bytes(int offset, byte[] value) {
        System.arraycopy(value, 0, array, start + offset, value.length);
        return this;
    }

    private static void check(long value, long max, int offset) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(
                    "value " + value + " at offset " + offset + " does not fit: the largest is " + max);
        }
    }

    /** A view on what there is, of which the first {@code length()} bytes are the newest. Changes show. */
    public Bytes view() {
        return Bytes.wrap(array, start, length());
    }

    Bytes toBytes() {
        return Bytes.wrap(view().toArray());
    }
}
