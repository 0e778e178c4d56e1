package dev.toami.filter.meaning;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.filter.syntax.Span;

/** Makes the errors of one expression. */
record Problems(String expression) {
    FilterSyntaxException at(Span span, String reason) {
        return new FilterSyntaxException(expression, span.start(), span.end(), reason);
    }

    void check(boolean holds, Span span, String reason) {
        if (!holds) {
            throw at(span, reason);
        }
    }
}
