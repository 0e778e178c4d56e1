package dev.toami.filter.syntax;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A kind of signal unit of SS7 (ITU-T Q.703); with an h, with the extended header of high-speed links (annex A). */
public enum SignalUnit {
    /** Fill-in. */
    FISU("fisu"),
    /** Link status. */
    LSSU("lssu"),
    /** Message. */
    MSU("msu"),
    HFISU("hfisu"),
    HLSSU("hlssu"),
    HMSU("hmsu");

    private static final Map<String, SignalUnit> BY_KEYWORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SignalUnit::toString, f -> f));

    private final String keyword;

    SignalUnit(String keyword) {
        this.keyword = keyword;
    }

    /** The kind that a keyword names, null if none. */
    static SignalUnit of(String keyword) {
        return BY_KEYWORD.get(keyword);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
