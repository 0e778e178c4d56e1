package dev.toami.filter.syntax;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A field of an ATM cell's header. */
public enum AtmField {
    /** The virtual path. */
    VPI("vpi"),
    /** The virtual channel. */
    VCI("vci");

    private static final Map<String, AtmField> BY_KEYWORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AtmField::toString, f -> f));

    private final String keyword;

    AtmField(String keyword) {
        this.keyword = keyword;
    }

    /** The field that a keyword names, null if none. */
    static AtmField of(String keyword) {
        return BY_KEYWORD.get(keyword);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
