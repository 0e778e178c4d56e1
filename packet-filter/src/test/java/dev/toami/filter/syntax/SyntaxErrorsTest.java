package dev.toami.filter.syntax;

import dev.toami.engine.FilterSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What people type wrong, and what they are told. */
class SyntaxErrorsTest {
    @ParameterizedTest
    @CsvFileSource(resources = "mistakes.tsv", delimiter = '\t', numLinesToSkip = 1, quoteCharacter = '\u0001')
    void mistakes(String expression, String atFault, String reason) {
        FilterSyntaxException e = assertThrows(FilterSyntaxException.class, () -> Parser.parse(expression));
        assertEquals(reason, e.reason());
        assertEquals(atFault == null ? "" : atFault, expression.substring(e.start(), e.end()));
        int start = atFault == null ? expression.length() : expression.lastIndexOf(atFault);
        assertEquals(start, e.start());
    }
}
