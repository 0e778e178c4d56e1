package dev.toami.filter.syntax;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A number that Linux keeps beside the bytes of a packet, see "BPF engine and instruction set" in its documentation of networking. */
public enum LinuxField {
    MARK("mark"),
    /** The receive queue. */
    QUEUE("queue"),
    /** The hash of the flow. */
    RXHASH("rxhash"),
    /** The processor that received the packet. */
    CPU("cpu"),
    /** The ARPHRD_ type of the device. */
    HATYPE("hatype");

    private static final Map<String, LinuxField> BY_KEYWORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(LinuxField::toString, f -> f));

    private final String keyword;

    LinuxField(String keyword) {
        this.keyword = keyword;
    }

    /** The field that a word names, null if none. */
    static LinuxField of(String keyword) {
        return BY_KEYWORD.get(keyword);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
