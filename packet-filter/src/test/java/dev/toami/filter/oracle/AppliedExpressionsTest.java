package dev.toami.filter.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What libpcap's own test suite expects of expressions on the first frames of captures. */
class AppliedExpressionsTest {
    @Test
    @SuppressWarnings("unchecked")
    void framesAreSelected() throws Exception {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        int outside = 0;
        String blocks = Files.readString(Oracles.filters("libpcap-apply_blocks.json"));
        for (Map<String, Object> block : (List<Map<String, Object>>) Json.parse(blocks)) {
            String expression = block.get("expr").toString();
            Path file = Oracles.capture("libpcap/tests/filter/" + block.get("savefile"));
            Savefile capture = file == null ? null : Savefile.read(file);
            if (capture == null) {
                outside++;
                continue;
            }
            CompiledFilter filter =
                    FilterCompiler.compile(expression, FilterTarget.file(new LinkType(capture.linkType()), 262144));
            compared++;
            List<Boolean> expected = ((List<?>) block.get("results"))
                    .stream().map(result -> !result.toString().equals("0")).toList();
            List<Boolean> found = capture.frames().subList(0, expected.size()).stream()
                    .map(frame -> filter.matches(frame.bytes(), frame.originalLength()))
                    .toList();
            if (!expected.equals(found)) {
                wrong.add(expression + " on " + block.get("savefile") + ": " + found);
            }
        }
        System.out.printf("applied: %d expressions select the same frames, %d outside%n", compared, outside);
        assertEquals(List.of(), wrong);
        assertTrue(compared >= 2, "only " + compared + " compared");
    }
}
