package dev.toami.filter.oracle;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.toami.engine.LinkType;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The names of link types are libpcap's, and no others. */
class LinkTypeNamesTest {
    /** Where files have another number than libpcap has in a program on Linux: pcap-common.c's "DLT_ to LINKTYPE_". */
    private static final Map<String, Integer> OTHER_IN_FILES =
            Map.of("ATM_RFC1483", 100, "RAW", 101, "SLIP_BSDOS", 102, "PPP_BSDOS", 103, "ATM_CLIP", 106);

    @Test
    void everyNameAndNumber() throws Exception {
        List<String[]> rows = Oracles.rows("linktype-features.tsv");
        for (String[] row : rows) {
            int value = OTHER_IN_FILES.getOrDefault(row[0], Integer.valueOf(row[1]));
            LinkType type = LinkType.byName(row[0]).orElseThrow(() -> new AssertionError(row[0]));
            assertEquals(value, type.value(), row[0]);
            assertEquals(row[0], type.shortName());
            assertFalse(type.description().matches("[0-9]*"), row[0]);
        }
        long named = IntStream.rangeClosed(0, 0xffff)
                .mapToObj(LinkType::new)
                .filter(type -> !type.shortName().equals(Integer.toString(type.value())))
                .count();
        assertEquals(rows.size(), named);
    }
}
