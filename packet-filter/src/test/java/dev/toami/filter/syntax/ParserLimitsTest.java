package dev.toami.filter.syntax;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.engine.FilterSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A megabyte of text is parsed or refused at once, on a thread with little stack. */
class ParserLimitsTest {
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "[",
                ":",
                "::",
                ":1",
                "1:",
                "::1",
                "1::",
                "a:",
                "f:f::",
                "-",
                "- ",
                "a-",
                "a_",
                "_",
                ".",
                "1.",
                "1.1.1.1:",
                "1",
                "0",
                "9",
                "f",
                "0x",
                "0xf",
                "0x.",
                "$",
                "$5",
                "$5 ",
                "\\",
                "\\a ",
                "not ",
                "not(",
                "!",
                "not !(",
                "1+",
                "1 + ",
                "1%",
                "1 = ",
                "len ",
                "tcp[",
                "ip[ip[",
                "ip[0] & ",
                "mark + ",
                "mark ",
                "(mark ",
                "tcp ",
                "tcp and ",
                "tcp and not ",
                "tcp and (",
                "ip or (not (",
                "host ",
                "host (",
                "host (not (",
                "host a or ",
                "host a or not ",
                "host a or (",
                "host a or ((",
                "port (80 or ",
                "80 or ",
                "a and ",
                "vlan ",
                "vlan and ",
                "vlan (",
                "vlan (5 and ",
                "geneve 5 or ",
                "vpi (5 or ",
                "sio (",
                "type 0 or ",
                "type 0 subtype ",
                "src or ",
                "src or dst ",
                "net 1.0 mask ",
                "::1/",
                "00:11:22:33:44:55",
                " ",
                "\n",
                "é"
            })
    void aMegabyteEndsQuickly(String repeated) throws InterruptedException {
        String text = repeated.repeat(MEGABYTE / repeated.length());
        quickly(text);
        quickly("host a or " + text);
        quickly("vpi (5 or 6) and " + text + " tcp");
    }

    @ParameterizedTest
    @CsvSource({"not, tcp", "host a or, b", "vlan and, tcp", "tcp port 80 or not 443 and, tcp", "len > 1 or, llc"})
    void noLimitToWhatIsNotNested(String repeated, String end) throws InterruptedException {
        String text = (repeated + " ").repeat(MEGABYTE / (repeated.length() + 1)) + end;
        AtomicReference<Throwable> failure = quickly(text);
        assertTrue(failure.get() == null, () -> failure.get().getMessage());
    }

    @ParameterizedTest
    @CsvSource({"vpi (5, or 6", "sls (5, or 6", "port (80, or 443", "host (a, or (b)", "net 10 or (1, and 2"})
    void longListsAreNotNested(String first, String repeated) throws InterruptedException {
        String text = first + (" " + repeated).repeat(MEGABYTE / (repeated.length() + 1)) + ")";
        AtomicReference<Throwable> failure = quickly(text);
        assertTrue(failure.get() == null, () -> failure.get().getMessage());
    }

    private static AtomicReference<Throwable> quickly(String text) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread small = new Thread(null, () -> Parser.parse(text), "small", 256 * 1024);
        small.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
        // A tenth of a second as a rule; what grows with the square of the text would take minutes.
        assertTimeout(Duration.ofSeconds(20), () -> {
            small.start();
            small.join();
        });
        if (failure.get() != null) {
            assertInstanceOf(FilterSyntaxException.class, failure.get());
            int length = ((FilterSyntaxException) failure.get()).reason().length();
            assertTrue(length < 200, "a reason of " + length + " characters");
        }
        return failure;
    }
}
