package dev.toami.engine;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FilterSyntaxExceptionTest {
    private static String message(String expression, int start, int end) {
        return new FilterSyntaxException(expression, start, end, "no").getMessage();
    }

    @Test
    void marksAreBelowTheFault() {
        FilterSyntaxException e = new FilterSyntaxException("tcp and prt 80", 8, 11, "unknown word \"prt\"");
        assertEquals(
                """
                unknown word "prt"
                  tcp and prt 80
                          ^~~""",
                e.getMessage());
        assertEquals("unknown word \"prt\"", e.reason());
        assertEquals("tcp and prt 80", e.expression());
        assertEquals("prt", e.expression().substring(e.start(), e.end()));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0,1,^",
                "0,3,^~~",
                "0,0,^",
                "2,3,  ^",
                "3,3,   ^",
                "1,0, ^",
                // Outside the expression.
                "4,9,   ^",
                "-5,1,^",
                "-5,-1,^",
                "1,2147483647, ^~",
                "2147483647,2147483647,   ^",
                "-2147483648,2147483647,^~~"
            })
    void everySpanHasACaret(int start, int end, String marks) {
        assertEquals("no\n  tcp\n  " + marks, message("tcp", start, end));
        FilterSyntaxException e = new FilterSyntaxException("tcp", start, end, "no");
        assertTrue(0 <= e.start() && e.start() <= e.end() && e.end() <= 3, e.start() + " to " + e.end());
    }

    @Test
    void nothingHasACaretToo() {
        assertEquals("no\n  \n  ^", message("", 0, 0));
    }

    @Test
    void whatWouldMoveTheCursorIsABlank() {
        String expression = "a\tb\nc\rd\u0001e\u001bf\u0085g\u2028x";
        assertEquals("no\n  a b c d e f g x\n  " + " ".repeat(14) + "^", message(expression, 14, 15));
        assertEquals("no\n    x\n    ^", message("\u200b\u202ex", 2, 3));
    }

    @Test
    void ofAHugeExpressionOnlyThePartAroundTheFaultIsShown() {
        String expression = "a".repeat(1_000_000) + "!" + "b".repeat(1_000_000);
        List<String> lines = message(expression, 1_000_000, 1_000_001).lines().toList();
        assertEquals(
                List.of("no", "  ..." + "a".repeat(200) + "!" + "b".repeat(199) + "...", "  " + " ".repeat(203) + "^"),
                lines);
    }

    @Test
    void ofAHugeFaultOnlyItsBeginningIsMarked() {
        String expression = "(".repeat(5_000_000);
        for (int start : new int[] {0, 1, 199, 200, 201, 2_500_000, 4_999_800, 4_999_999, 5_000_000}) {
            List<String> lines = message(expression, start, 5_000_000).lines().toList();
            assertEquals(3, lines.size());
            assertTrue(lines.get(1).length() <= 2 + 3 + 400 + 3, lines.get(1));
            String marked = lines.get(2).stripLeading();
            assertEquals(Math.max(1, Math.min(200, 5_000_000 - start)), marked.length());
            assertEquals('^', marked.charAt(0));
            int column = lines.get(2).length() - marked.length();
            String before = lines.get(1).substring(2, column);
            assertEquals(Math.min(start, 200), before.replace("...", "").length());
        }
    }
}
