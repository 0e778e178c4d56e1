package dev.toami.protocols;

import java.util.HashMap;
import java.util.Map;

/** Parsers by code number, as an open-addressed table: looked up once a layer, without boxing. */
final class ParserTable {
    private final long[] codes;
    private final LayerParser[] parsers;
    private final int mask;

    ParserTable(Map<Long, LayerParser> entries) {
        int capacity = Integer.highestOneBit(Math.max(entries.size(), 1) * 4);
        mask = capacity - 1;
        codes = new long[capacity];
        parsers = new LayerParser[capacity];
        entries.forEach((code, parser) -> {
            int slot = slot(code);
            codes[slot] = code;
            parsers[slot] = parser;
        });
    }

    LayerParser get(long code, LayerParser absent) {
        LayerParser parser = parsers[slot(code)];
        return parser == null ? absent : parser;
    }

    /** Where {@code code} is, or the free slot where it would be. */
    private int slot(long code) {
        int slot = ((int) (code ^ code >>> 32) * 0x9e3779b9) >>> 16 & mask;
        while (parsers[slot] != null && codes[slot] != code) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    Map<Long, LayerParser> entries() {
        Map<Long, LayerParser> entries = new HashMap<>();
        for (int slot = 0; slot < codes.length; slot++) {
            if (parsers[slot] != null) {
                entries.put(codes[slot], parsers[slot]);
            }
        }
        return entries;
    }
}
