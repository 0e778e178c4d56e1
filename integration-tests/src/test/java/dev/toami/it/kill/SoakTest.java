package dev.toami.it.kill;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import dev.toami.testing.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Several sessions under load while everything happens to them that the tests beside this one do.
 *
 * <p>{@code -Dtoami.soak.seconds} says for how long; {@code -Dtoami.soak.seed} repeats what was chosen.
 */
class SoakTest {
    private static final long SECONDS = Long.getLong("toami.soak.seconds", 120);

    /** To come to an end after a last storm, on a slow machine. */
    private static final long MORE_SECONDS = 600;

    /** Sessions that were dropped on purpose, and small rings that were overrun on purpose. */
    private static final Pattern EXPECTED_WARNING = Pattern.compile(
            "was dropped without being closed|lost \\d+ frames? of \\d+ .*, because the buffer was full");

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void nothingLeaksHangsOrIsMiscounted() throws Exception {
        long seed = Long.getLong("toami.soak.seed", new Random().nextInt());
        System.out.println("soak: " + SECONDS + " s, -Dtoami.soak.seed=" + seed);
        String printed = Child.run(
                SECONDS + MORE_SECONDS,
                List.of("-Xmx64m", "-XX:+UseSerialGC"),
                SoakProgram.class,
                Long.toString(SECONDS),
                Long.toString(seed));
        List<String> lines = printed.lines()
                .filter(line -> !EXPECTED_WARNING.matcher(line).find())
                .toList();
        lines.forEach(System.out::println);
        assertEquals(
                List.of(),
                lines.stream().filter(line -> line.startsWith("toami: ")).toList(),
                "what the log warns of");
    }
}
