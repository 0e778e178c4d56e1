package dev.toami.cli;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;

/** Frames as text. */
final class HexFrames {
    private HexFrames() {}

    /** Frames parted by blank lines, each of hexadecimal digits with white space, {@code :} or {@code -} between. */
    static List<Bytes> parse(String text) {
        List<Bytes> frames = new ArrayList<>();
        StringBuilder digits = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.isBlank()) {
                add(frames, digits);
            } else {
                digits.append(digits.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        add(frames, digits);
        return frames;
    }

    private static void add(List<Bytes> frames, StringBuilder digits) {
        if (!digits.isEmpty()) {
            frames.add(Bytes.parseHex(digits));
            digits.setLength(0);
        }
    }
}
