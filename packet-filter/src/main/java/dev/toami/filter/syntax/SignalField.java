package dev.toami.filter.syntax;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A field of an SS7 message (ITU-T Q.704); with an h, on a high-speed link. */
public enum SignalField {
    /** The service information octet. */
    SIO("sio"),
    /** The originating point code. */
    OPC("opc"),
    /** The destination point code. */
    DPC("dpc"),
    /** The signalling link selection. */
    SLS("sls"),
    HSIO("hsio"),
    HOPC("hopc"),
    HDPC("hdpc"),
    HSLS("hsls");

    private static final Map<String, SignalField> BY_KEYWORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SignalField::toString, f -> f));

    private final String keyword;

    SignalField(String keyword) {
        this.keyword = keyword;
    }

    /** The field that a keyword names, null if none. */
    static SignalField of(String keyword) {
        return BY_KEYWORD.get(keyword);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
