package dev.toami.protocols.oracle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;

/** Reads what tests need of pcap and pcapng files: frames, up to the first that cannot be read. */
final class CaptureFile {
    private record Interface(LinkType linkType, long unitsPerSecond, long offsetSeconds, int snapLength) {}

    private final ByteBuffer in;
    private final List<CapturedFrame> frames = new ArrayList<>();
    private final List<Interface> interfaces = new ArrayList<>();

    private CaptureFile(byte[] file) {
        in = ByteBuffer.wrap(file);
    }

    static List<CapturedFrame> frames(byte[] file) {
        CaptureFile reader = new CaptureFile(file);
        if (file.length >= 4 && reader.in.getInt(0) == 0x0a0d0d0a) {
            reader.readPcapng();
        } else {
            reader.readPcap();
        }
        return reader.frames;
    }

    private void readPcap() {
        if (in.remaining() < 24) {
            return;
        }
        int magic = in.getInt(0);
        if (magic == 0xd4c3b2a1 || magic == 0x4d3cb2a1) {
            in.order(ByteOrder.LITTLE_ENDIAN);
            magic = in.getInt(0);
        }
        if (magic != 0xa1b2c3d4 && magic != 0xa1b23c4d) {
            return;
        }
        int nanosPerUnit = magic == 0xa1b23c4d ? 1 : 1000;
        LinkType linkType = new LinkType(in.getInt(20) & 0xffff);
        in.position(24);
        while (in.remaining() >= 16) {
            long seconds = in.getInt() & 0xffff_ffffL;
            long fraction = in.getInt() & 0xffff_ffffL;
            int captured = in.getInt();
            int original = in.getInt();
            if (captured < 0 || captured > in.remaining()) {
                return;
            }
            // libpcap scales a fraction in 32 bits, which matters if it is more than a second.
            long nanos = (seconds * 1_000_000_000L) + (fraction * nanosPerUnit & 0xffff_ffffL);
            frames.add(CapturedFrame.of(linkType, nanos, original, take(captured)));
        }
    }

    private void readPcapng() {
        while (in.remaining() >= 12) {
            int start = in.position();
            if (in.getInt(start) == 0x0a0d0d0a) {
                in.order(
                        in.order(ByteOrder.BIG_ENDIAN).getInt(start + 8) == 0x1a2b3c4d
                                ? ByteOrder.BIG_ENDIAN
                                : ByteOrder.LITTLE_ENDIAN);
                interfaces.clear();
            }
            int type = in.getInt(start);
            int length = in.getInt(start + 4);
            if (length < 12 || length > in.limit() - start) {
                return;
            }
            in.position(start + 8);
            if (!readBlock(type, length - 12)) {
                return;
            }
            in.position(start + length);
        }
    }

    private boolean readBlock(int type, int length) {
        switch (type) {
            case 1 -> readInterface(length);
            case 2, 6 -> {
                int number = type == 2 ? in.getShort() & 0xffff : in.getInt();
                if (type == 2) {
                    in.getShort();
                }
                if (number < 0 || number >= interfaces.size()) {
                    return false;
                }
                long time = ((long) in.getInt() << 32) | (in.getInt() & 0xffff_ffffL);
                int captured = in.getInt();
                int original = in.getInt();
                if (captured < 0 || captured > length - 20) {
                    return false;
                }
                Interface source = interfaces.get(number);
                frames.add(CapturedFrame.of(source.linkType, nanos(time, source), original, take(captured)));
            }
            case 3 -> {
                if (interfaces.isEmpty()) {
                    return false;
                }
                Interface source = interfaces.get(0);
                int original = in.getInt();
                int captured = Math.min(original, source.snapLength == 0 ? original : source.snapLength);
                frames.add(CapturedFrame.of(source.linkType, 0, original, take(Math.min(captured, length - 4))));
            }
            default -> {
                // Nothing that a dissector needs.
            }
        }
        return true;
    }

    private static long nanos(long time, Interface source) {
        long seconds = Long.divideUnsigned(time, source.unitsPerSecond) + source.offsetSeconds;
        long rest = Long.remainderUnsigned(time, source.unitsPerSecond);
        long fraction = Math.multiplyHigh(rest, 1_000_000_000L) == 0 && source.unitsPerSecond <= 1_000_000_000L
                ? rest * 1_000_000_000L / source.unitsPerSecond
                : (long) ((double) rest / source.unitsPerSecond * 1e9);
        return (seconds * 1_000_000_000L) + fraction;
    }

    private void readInterface(int length) {
        int end = in.position() + length;
        LinkType linkType = new LinkType(in.getShort() & 0xffff);
        in.getShort();
        int snapLength = in.getInt();
        long units = 1_000_000;
        long offset = 0;
        while (end - in.position() >= 4) {
            int code = in.getShort() & 0xffff;
            int size = in.getShort() & 0xffff;
            if (code == 0 || size > end - in.position()) {
                break;
            }
            int at = in.position();
            if (code == 9 && size == 1) {
                int resolution = in.get(at) & 0xff;
                units = resolution < 0x80 ? (long) Math.pow(10, resolution) : 1L << (resolution & 0x7f);
            } else if (code == 14 && size == 8) {
                offset = in.getLong(at);
            }
            in.position(Math.min(at + ((size + 3) & ~3), end));
        }
        interfaces.add(new Interface(linkType, units, offset, snapLength));
    }

    private Bytes take(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Bytes.wrap(bytes);
    }
}
