package dev.toami.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.CapturedFrame;

/** Makes capture files byte by byte, wrong ones too, and reads them. */
final class PcapBytes {
    private final ByteOrder order;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PcapBytes(ByteOrder order) {
        this.order = order;
    }

    static PcapBytes file(ByteOrder order, boolean nanoseconds) {
        return file(order, nanoseconds, 2, 4, 262_144, 1);
    }

    static PcapBytes file(ByteOrder order, boolean nanoseconds, int major, int minor, int snapLength, int network) {
        PcapBytes file = new PcapBytes(order);
        ByteBuffer header = ByteBuffer.allocate(24).order(order);
        header.putInt(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4)
                .putShort((short) major)
                .putShort((short) minor);
        header.putInt(0).putInt(0).putInt(snapLength).putInt(network);
        file.out.writeBytes(header.array());
        return file;
    }

    PcapBytes record(int seconds, int fraction, int third, int fourth, byte[] body) {
        ByteBuffer header = ByteBuffer.allocate(16).order(order);
        header.putInt(seconds).putInt(fraction).putInt(third).putInt(fourth);
        out.writeBytes(header.array());
        out.writeBytes(body);
        return this;
    }

    byte[] toArray() {
        return out.toByteArray();
    }

    PcapReader open() throws IOException {
        return open(toArray());
    }

    static PcapReader open(byte[] file) throws IOException {
        return PcapReader.open(new ByteArrayInputStream(file));
    }

    static List<CapturedFrame> readAll(Path file) throws IOException {
        try (PcapReader reader = PcapReader.open(file)) {
            return readAll(reader);
        }
    }

    static List<CapturedFrame> readAll(PcapReader reader) throws IOException {
        List<CapturedFrame> frames = new ArrayList<>();
        for (Optional<CapturedFrame> next = reader.read(); next.isPresent(); next = reader.read()) {
            frames.add(next.get());
        }
        return frames;
    }

    /** Bytes that tell their own place. */
    static byte[] body(int length) {
        byte[] body = new byte[length];
        for (int i = 0; i < length; i++) {
            body[i] = (byte) (i * 7 + i / 256);
        }
        return body;
    }
}
