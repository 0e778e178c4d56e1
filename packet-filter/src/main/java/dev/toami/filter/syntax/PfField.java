package dev.toami.filter.syntax;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A field of the header of OpenBSD's pflog(4). */
public enum PfField {
    INTERFACE("on"),
    RULE_SET("rset"),
    RULE_NUMBER("rnr"),
    SUBRULE_NUMBER("srnr"),
    REASON("reason"),
    ACTION("action");

    private static final Map<String, PfField> BY_KEYWORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PfField::toString, f -> f));

    private final String keyword;

    PfField(String keyword) {
        this.keyword = keyword;
    }

    /** The field that a keyword names, null if none. */
    static PfField of(String keyword) {
        return BY_KEYWORD.get(keyword);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
