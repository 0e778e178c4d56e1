package dev.toami.protocols.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tshark made of the frames of one capture: a row a frame, with the values of its columns. */
final class FrameOracle {
    private final List<Map<String, String>> rows = new ArrayList<>();

    private FrameOracle() {}

    /** @param text a header line, then a line a frame; columns are parted by tabs */
    static FrameOracle of(String text) {
        FrameOracle oracle = new FrameOracle();
        String[] lines = text.split("\n", -1);
        String[] names = lines[0].split("\t", -1);
        for (int i = 1; i < lines.length; i++) {
            String[] values = lines[i].split("\t", -1);
            if (values.length == names.length) {
                Map<String, String> row = new HashMap<>();
                for (int k = 0; k < names.length; k++) {
                    row.put(names[k], values[k]);
                }
                oracle.rows.add(row);
            }
        }
        return oracle;
    }

    List<Map<String, String>> rows() {
        return rows;
    }
}
