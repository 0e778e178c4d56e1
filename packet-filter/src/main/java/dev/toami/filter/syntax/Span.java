package dev.toami.filter.syntax;

/** A part of the expression's text: from the character at {@code start} to the one before {@code end}. */
public record Span(int start, int end) {
    public Span to(Span other) {
        return new Span(start, Math.max(end, other.end));
    }
}
