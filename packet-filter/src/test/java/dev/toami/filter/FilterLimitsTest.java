package dev.toami.filter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.toami.engine.Bytes;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Long and deep expressions. */
class FilterLimitsTest {
    private static final FilterTarget ETHERNET = FilterTarget.file(LinkType.ETHERNET, 262144);
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "not (", "((ip) or ", "tcp[", "1 % ", "1 - (", "- ", "host (not (", "1 + ", "ip and (ip or "
            })
    void depthIsAnErrorNotAnOverflow(String repeated) {
        String expression = repeated.repeat(MEGABYTE / repeated.length());
        FilterSyntaxException e = assertThrows(FilterSyntaxException.class, () -> compile(expression));
        assertTrue(
                e.getMessage().length() < 2000, "a message of " + e.getMessage().length() + " characters");
    }

    /** The deepest that is allowed compiles in a thread with little stack. */
    @ParameterizedTest
    @CsvSource({
        "'', (, tcp, )",
        "'', not (, tcp, )",
        "'', ip and (ip6 or (, tcp, ))",
        "'host 1 or ', not (, 1, )",
        "'', '1+(', 1=1, ''",
        "'', len+, len=1, ''",
        "'', tcp[, 1, ]",
        "'', ip[0]-, ip[0]=1, ''"
    })
    void theDeepestFitsAnyStack(String prefix, String open, String middle, String close) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread small = new Thread(null, () -> deepen(prefix, open, middle, close), "small", 256 * 1024);
        small.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
        small.start();
        small.join();
        assertNull(failure.get());
    }

    private static void deepen(String prefix, String open, String middle, String close) {
        boolean tooDeep = false;
        for (int depth = 1; depth <= 210; depth++) {
            String operation = open.equals("1+(") ? middle.replace("=", ")".repeat(depth) + "=") : middle;
            String index = open.equals("tcp[") ? "=1" : "";
            try {
                compile(prefix + open.repeat(depth) + operation + close.repeat(depth) + index);
                assertFalse(tooDeep);
            } catch (FilterSyntaxException e) {
                assertTrue(depth > 45, e.getMessage());
                tooDeep = true;
            }
        }
        assertTrue(tooDeep);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not ", "! ", "!"})
    void repeatedNegationIsNotNested(String repeated) {
        assertEquals(
                compile("ip").instructions(),
                compile(repeated.repeat(400_000) + "ip").instructions());
    }

    @Test
    void longChainsAreNotNested() {
        CompiledFilter filter = compile("ip" + " or tcp and udp".repeat(20_000));
        assertTrue(filter.instructions().size() < 100);
    }

    @Test
    void chainsOfManyTestsRunInNearLinearTime() {
        String hosts = IntStream.range(0, 3000)
                .mapToObj(i -> "host 10.1." + i / 256 + "." + i % 256)
                .collect(Collectors.joining(" or "));
        compile("host 1.2.3.4 or host 1.2.3.5");
        CompiledFilter filter = assertTimeout(Duration.ofSeconds(4), () -> compile(hosts));
        assertTrue(filter.matches(frame(10, 1, 11, 183), 60));
        assertTrue(filter.matches(frame(10, 1, 0, 0), 60));
        assertFalse(filter.matches(frame(10, 1, 11, 184), 60));
    }

    private static Bytes frame(int a, int b, int c, int d) {
        byte[] frame = new byte[60];
        frame[12] = 8;
        frame[14] = 0x45;
        byte[] destination = {(byte) a, (byte) b, (byte) c, (byte) d};
        System.arraycopy(destination, 0, frame, 30, 4);
        return Bytes.wrap(frame);
    }

    @Test
    void tooLongForTheKernelNeedsUserland() {
        String ports = IntStream.range(1000, 5000)
                .mapToObj(i -> Integer.toString(2 * i))
                .collect(Collectors.joining(" or "));
        CompiledFilter raw =
                FilterCompiler.compile("tcp dst port " + ports, FilterTarget.liveRaw(LinkType.ETHERNET, 96));
        assertTrue(raw.needsUserland());
        assertTrue(raw.seesLinkHeader());
        CompiledFilter cooked =
                FilterCompiler.compile("tcp dst port " + ports, FilterTarget.liveCooked(LinkType.LINUX_SLL2, 96));
        assertTrue(cooked.needsUserland());
        assertTrue(cooked.seesLinkHeader());
    }

    @Test
    void wideArithmeticFitsIntoTheScratchMemory() {
        CompiledFilter filter = compile(sum(0, 256) + " = 20");
        assertTrue(filter.instructions().size() > 1000);
        byte[] frame = new byte[600];
        frame[12] = 8;
        frame[14] = 0x45;
        frame[23] = 17;
        // Twenty of the bytes behind the IP header point at ip[3], which is 1, the others at a zero.
        for (int i = 0; i < 20; i++) {
            frame[34 + i] = 3;
        }
        frame[17] = 1;
        for (int i = 20; i < 256; i++) {
            frame[34 + i] = 2;
        }
        assertTrue(filter.matches(Bytes.wrap(frame), 600));
        frame[40] = 2;
        assertFalse(filter.matches(Bytes.wrap(frame), 600));
    }

    /** A balanced sum of indexed loads. */
    private static String sum(int from, int to) {
        int middle = (from + to) / 2;
        return to - from == 1 ? "ip[udp[" + from + "]]" : "(" + sum(from, middle) + " + " + sum(middle, to) + ")";
    }

    private static CompiledFilter compile(String expression) {
        return FilterCompiler.compile(expression, ETHERNET);
    }
}
