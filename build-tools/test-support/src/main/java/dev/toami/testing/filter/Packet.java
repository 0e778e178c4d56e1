package dev.toami.testing.filter;

import java.io.ByteArrayOutputStream;

/** Bytes that grow at the end. */
final class Packet {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Packet u8(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    Packet u16(int... values) {
        for (int value : values) {
            u8(value >> 8, value);
        }
        return this;
    }

    /** Low byte first, as radio headers have it. */
    Packet little16(int value) {
        return u8(value, value >> 8);
    }

    Packet little32(int value) {
        return little16(value).little16(value >> 16);
    }

    Packet u32(int... values) {
        for (int value : values) {
            u16(value >> 16, value);
        }
        return this;
    }

    Packet add(byte[]... parts) {
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return this;
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }
}
