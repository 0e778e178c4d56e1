package dev.toami.protocols.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;

/** Reads classic pcap and pcapng files as far as the oracles need it; a file that ends early ends the frames. */
final class TestCapture {
    private final ByteBuffer in;
    private final List<CapturedFrame> frames = new ArrayList<>();
    private final List<Interface> interfaces = new ArrayList<>();

    private record Interface(LinkType linkType, long unitsPerSecond, int snapLength) {}

    private TestCapture(byte[] file) {
        in = ByteBuffer.wrap(file);
    }

    static List<CapturedFrame> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gz")) {
            bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
        }
        TestCapture capture = new TestCapture(bytes);
        if (capture.in.capacity() >= 24) {
            capture.read(capture.in.getInt(0));
        }
        return capture.frames;
    }

    private void read(int magic) {
        switch (magic) {
            case 0xa1b2c3d4 -> readClassic(ByteOrder.BIG_ENDIAN, 1_000);
            case 0xd4c3b2a1 -> readClassic(ByteOrder.LITTLE_ENDIAN, 1_000);
            case 0xa1b23c4d -> readClassic(ByteOrder.BIG_ENDIAN, 1);
            case 0x4d3cb2a1 -> readClassic(ByteOrder.LITTLE_ENDIAN, 1);
            case 0x0a0d0d0a -> readBlocks();
            default -> {
                // Another format, without frames for this test.
            }
        }
    }

    private void readClassic(ByteOrder order, int nanosPerUnit) {
        in.order(order);
        LinkType linkType = new LinkType(in.getInt(20) & 0xffff);
        int at = 24;
        while (at + 16 <= in.capacity()) {
            long nanos = unsigned(at) * 1_000_000_000L + unsigned(at + 4) * nanosPerUnit;
            int captured = in.getInt(at + 8);
            if (captured < 0 || captured > in.capacity() - at - 16) {
                return;
            }
            add(linkType, nanos, in.getInt(at + 12), at + 16, captured);
            at += 16 + captured;
        }
    }

    private long unsigned(int at) {
        return in.getInt(at) & 0xffff_ffffL;
    }

    private void add(LinkType linkType, long nanos, int original, int at, int captured) {
        byte[] bytes = new byte[captured];
        in.get(at, bytes);
        frames.add(CapturedFrame.of(linkType, nanos, Math.max(original, captured), Bytes.wrap(bytes)));
    }

    private void readBlocks() {
        int at = 0;
        while (at + 12 <= in.capacity()) {
            int type = in.getInt(at);
            if (type == 0x0a0d0d0a) {
                in.order(in.get(at + 8) == 0x1a ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
                interfaces.clear();
            }
            int length = in.getInt(at + 4);
            if (length < 12 || length > in.capacity() - at) {
                return;
            }
            readBlock(in.getInt(at), at + 8, length - 12);
            at += length + 3 & ~3;
        }
    }

    private void readBlock(int type, int at, int length) {
        if (type == 1) {
            interfaces.add(new Interface(
                    new LinkType(in.getShort(at) & 0xffff), units(at + 8, at + length), in.getInt(at + 4)));
        } else if (type == 6) {
            readPacket(in.getInt(at), at + 4);
        } else if (type == 2) {
            readPacket(in.getShort(at) & 0xffff, at + 4);
        } else if (type == 3 && !interfaces.isEmpty()) {
            Interface first = interfaces.get(0);
            int original = in.getInt(at);
            int captured = Math.min(original, length - 4);
            captured = first.snapLength == 0 ? captured : Math.min(captured, first.snapLength);
            add(first.linkType, 0, original, at + 4, captured);
        }
    }

    private void readPacket(int index, int at) {
        if (index >= interfaces.size()) {
            return;
        }
        Interface from = interfaces.get(index);
        long units = unsigned(at) << 32 | unsigned(at + 4);
        long nanos = units / from.unitsPerSecond * 1_000_000_000L
                + units % from.unitsPerSecond * 1_000_000_000L / from.unitsPerSecond;
        add(from.linkType, nanos, in.getInt(at + 12), at + 16, in.getInt(at + 8));
    }

    /** The if_tsresol option, or microseconds. */
    private long units(int from, int end) {
        int at = from;
        while (at + 4 <= end && in.getShort(at) != 0) {
            int length = in.getShort(at + 2) & 0xffff;
            if (in.getShort(at) == 9) {
                int exponent = in.get(at + 4);
                return exponent < 0 ? 1L << (exponent & 0x7f) : (long) Math.pow(10, exponent);
            }
            at += 4 + (length + 3 & ~3);
        }
        return 1_000_000;
    }
}
