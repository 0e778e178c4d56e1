package dev.toami.filter.oracle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;

/** A classic pcap file, read in the simplest way. */
record Savefile(int linkType, List<Frame> frames) {
    record Frame(Bytes bytes, int originalLength) {}

    /** Null if it is no classic pcap file. */
    static Savefile read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        int magic = in.remaining() < 24 ? 0 : in.getInt(0);
        if (magic == 0xd4c3b2a1 || magic == 0x4d3cb2a1) {
            in.order(ByteOrder.LITTLE_ENDIAN);
        } else if (magic != 0xa1b2c3d4 && magic != 0xa1b23c4d) {
            return null;
        }
        List<Frame> frames = new ArrayList<>();
        in.position(24);
        while (in.remaining() >= 16) {
            int captured = in.getInt(in.position() + 8);
            int original = in.getInt(in.position() + 12);
            in.position(in.position() + 16);
            if (captured < 0 || captured > in.remaining()) {
                break;
            }
            frames.add(new Frame(Bytes.wrap(in.array(), in.position(), captured), original));
            in.position(in.position() + captured);
        }
        return new Savefile(in.getInt(20) & 0xffff, List.copyOf(frames));
    }
}
