package dev.toami.filter.syntax;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A kind of traffic on ATM that has a keyword. */
public enum AtmTraffic {
    /** LAN emulation. */
    LANE("lane"),
    /** The meta signalling circuit. */
    METAC("metac"),
    /** The broadcast signalling circuit. */
    BCC("bcc"),
    /** Operation and maintenance, of a segment or from end to end. */
    OAM("oam"),
    /** The same as {@link #OAM}. */
    OAMF4("oamf4"),
    /** Operation and maintenance from end to end. */
    OAMF4EC("oamf4ec"),
    /** Operation and maintenance of a segment. */
    OAMF4SC("oamf4sc"),
    /** The signalling circuit. */
    SC("sc"),
    /** The interim local management interface. */
    ILMIC("ilmic"),
    /** Messages of a connection on the signalling circuit. */
    CONNECTMSG("connectmsg"),
    /** Messages of a connection on the meta signalling circuit. */
    METACONNECT("metaconnect");

    private static final Map<String, AtmTraffic> BY_KEYWORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AtmTraffic::toString, f -> f));

    private final String keyword;

    AtmTraffic(String keyword) {
        this.keyword = keyword;
    }

    /** The kind that a keyword names, null if none. */
    static AtmTraffic of(String keyword) {
        return BY_KEYWORD.get(keyword);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
