package dev.toami.afpacket.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The attributes behind a netlink message's fixed part (rtnetlink(7), struct rtattr). */
final class Attributes {
    private static final int HEADER_LENGTH = 4;

    private final Map<Integer, byte[]> values = new HashMap<>();

    Attributes(ByteBuffer message, int start) {
        int at = start;
        while (at + HEADER_LENGTH <= message.capacity()) {
            int length = message.getShort(at) & 0xffff;
            if (length < HEADER_LENGTH || length > message.capacity() - at) {
                break;
            }
            byte[] value = new byte[length - HEADER_LENGTH];
            message.get(at + HEADER_LENGTH, value);
            values.put(message.getShort(at + 2) & 0x3fff, value);
            at += (length + 3) & ~3;
        }
    }

    /** The value, or an empty array. */
    byte[] bytes(int type) {
        return values.getOrDefault(type, new byte[0]);
    }

    String text(int type) {
        byte[] value = bytes(type);
        int length = value.length;
        while (length > 0 && value[length - 1] == 0) {
            length--;
        }
        return new String(value, 0, length, StandardCharsets.UTF_8);
    }

    int number(int type) {
        ByteBuffer value = ByteBuffer.wrap(bytes(type)).order(ByteOrder.nativeOrder());
        return value.remaining() == Integer.BYTES ? value.getInt() : 0;
    }

    /** The 64-bit number at {@code offset} of the value, 0 if the value is shorter. */
    long longAt(int type, int offset) {
        ByteBuffer value = ByteBuffer.wrap(bytes(type)).order(ByteOrder.nativeOrder());
        return value.remaining() >= offset + Long.BYTES ? value.getLong(offset) : 0;
    }
}
