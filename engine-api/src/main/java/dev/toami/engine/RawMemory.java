package dev.toami.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * Numbers in network byte order at addresses, through {@code sun.misc.Unsafe} where it still reads memory: in about a third
 * of the instructions of a direct buffer. Whoever reads has checked where.
 *
 * <p>Bound at run time, because javac warns of the class in a way that nothing suppresses, and because a JDK without it, or
 * one that forbids it, shall do no harm but be slower.
 */
final class RawMemory {
    private static final boolean SWAPS = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    /** They read a number of several bytes wherever it is. */
    private static final Set<String> UNALIGNED = Set.of("amd64", "x86_64", "aarch64");

    /** The methods; each null if one of them is missing. */
    private record Unsafe(
            MethodHandle getByte,
            MethodHandle getShort,
            MethodHandle getInt,
            MethodHandle getLong,
            MethodHandle getField,
            long addressField) {
        private static final Unsafe NONE = new Unsafe(null, null, null, null, null, 0);

        static Unsafe find() {
            if (!UNALIGNED.contains(System.getProperty("os.arch"))) {
                return NONE;
            }
            try {
                Class<?> type = Class.forName("sun.misc.Unsafe");
                Field field = type.getDeclaredField("theUnsafe");
                field.setAccessible(true);
                Object unsafe = field.get(null);
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                MethodHandle fieldOffset =
                        lookup.bind(unsafe, "objectFieldOffset", MethodType.methodType(long.class, Field.class));
                Unsafe found = new Unsafe(
                        lookup.bind(unsafe, "getByte", MethodType.methodType(byte.class, long.class)),
                        lookup.bind(unsafe, "getShort", MethodType.methodType(short.class, long.class)),
                        lookup.bind(unsafe, "getInt", MethodType.methodType(int.class, long.class)),
                        lookup.bind(unsafe, "getLong", MethodType.methodType(long.class, long.class)),
                        lookup.bind(unsafe, "getLong", MethodType.methodType(long.class, Object.class, long.class)),
                        (long) fieldOffset.invoke(Buffer.class.getDeclaredField("address")));
                return found.works() ? found : NONE;
            } catch (Throwable e) {
                return NONE;
            }
        }

        private boolean works() throws Throwable {
            ByteBuffer memory = ByteBuffer.allocateDirect(16).putLong(3, 0x0102030405060708L);
            long read = (long) getLong.invoke((long) getField.invoke((Object) memory, addressField) + 3);
            return (SWAPS ? Long.reverseBytes(read) : read) == memory.getLong(3);
        }
    }

    // Each a constant of its own, which compiled code calls directly.
    private static final MethodHandle GET_BYTE;
    private static final MethodHandle GET_SHORT;
    private static final MethodHandle GET_INT;
    private static final MethodHandle GET_LONG;
    private static final MethodHandle GET_FIELD;
    private static final long ADDRESS_FIELD;

    static {
        Unsafe unsafe = Unsafe.find();
        GET_BYTE = unsafe.getByte;
        GET_SHORT = unsafe.getShort;
        GET_INT = unsafe.getInt;
        GET_LONG = unsafe.getLong;
        GET_FIELD = unsafe.getField;
        ADDRESS_FIELD = unsafe.addressField;
    }

    private RawMemory() {}

    /** Where the memory of a buffer is; 0 if it is to be read through the buffer. */
    static long address(ByteBuffer memory) {
        if (GET_FIELD == null || !memory.isDirect()) {
            return 0;
        }
        try {
            return (long) GET_FIELD.invokeExact((Object) memory, ADDRESS_FIELD);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int u8(long address) {
        try {
            return (byte) GET_BYTE.invokeExact(address) & 0xff;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int u16(long address) {
        try {
            short value = (short) GET_SHORT.invokeExact(address);
            return (SWAPS ? Short.reverseBytes(value) : value) & 0xffff;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int i32(long address) {
        try {
            int value = (int) GET_INT.invokeExact(address);
            return SWAPS ? Integer.reverseBytes(value) : value;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static long i64(long address) {
        try {
            long value = (long) GET_LONG.invokeExact(address);
            return SWAPS ? Long.reverseBytes(value) : value;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
