package dev.toami.filter.meaning;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of 802.11's types, subtypes and directions, in upper or lower case, with their bits of the frame control. */
final class WlanNames {
    static final int MANAGEMENT = 0x00;

    private static final Map<String, Integer> TYPES = Map.of(
            "mgt",
            MANAGEMENT,
            "management",
            MANAGEMENT,
            "ctl",
            WlanLink.CONTROL,
            "control",
            WlanLink.CONTROL,
            "data",
            WlanLink.DATA);

    private static final Map<String, Integer> MANAGEMENT_SUBTYPES = Map.ofEntries(
            Map.entry("assoc-req", 0x00),
            Map.entry("assocreq", 0x00),
            Map.entry("assoc-resp", 0x10),
            Map.entry("assocresp", 0x10),
            Map.entry("reassoc-req", 0x20),
            Map.entry("reassocreq", 0x20),
            Map.entry("reassoc-resp", 0x30),
            Map.entry("reassocresp", 0x30),
            Map.entry("probe-req", 0x40),
            Map.entry("probereq", 0x40),
            Map.entry("probe-resp", 0x50),
            Map.entry("proberesp", 0x50),
            Map.entry("beacon", 0x80),
            Map.entry("atim", 0x90),
            Map.entry("disassoc", 0xa0),
            Map.entry("disassociation", 0xa0),
            Map.entry("auth", 0xb0),
            Map.entry("authentication", 0xb0),
            Map.entry("deauth", 0xc0),
            Map.entry("deauthentication", 0xc0));

    private static final Map<String, Integer> CONTROL_SUBTYPES = Map.of(
            "bar",
            0x80,
            "ba",
            0x90,
            "ps-poll",
            0xa0,
            "rts",
            0xb0,
            "cts",
            0xc0,
            "ack",
            0xd0,
            "cf-end",
            0xe0,
            "cf-end-ack",
            0xf0);

    private static final Map<String, Integer> DATA_SUBTYPES = Map.ofEntries(
            Map.entry("data", 0x00),
            Map.entry("data-cf-ack", 0x10),
            Map.entry("data-cf-poll", 0x20),
            Map.entry("data-cf-ack-poll", 0x30),
            Map.entry("null", 0x40),
            Map.entry("cf-ack", 0x50),
            Map.entry("cf-poll", 0x60),
            Map.entry("cf-ack-poll", 0x70),
            Map.entry("qos-data", 0x80),
            Map.entry("qos-data-cf-ack", 0x90),
            Map.entry("qos-data-cf-poll", 0xa0),
            Map.entry("qos-data-cf-ack-poll", 0xb0),
            Map.entry("qos", 0xc0),
            Map.entry("qos-cf-poll", 0xe0),
            Map.entry("qos-cf-ack-poll", 0xf0));

    private static final Map<Integer, Map<String, Integer>> SUBTYPES =
            Map.of(MANAGEMENT, MANAGEMENT_SUBTYPES, WlanLink.CONTROL, CONTROL_SUBTYPES, WlanLink.DATA, DATA_SUBTYPES);

    private static final Map<String, Integer> DIRECTIONS = Map.of("nods", 0, "tods", 1, "fromds", 2, "dstods", 3);

    private WlanNames() {}

    static Optional<Integer> type(String name) {
        return find(TYPES, name);
    }

    /** A subtype of a type, its bits without the type's. */
    static Optional<Integer> subtype(int type, String name) {
        return find(SUBTYPES.getOrDefault(type, Map.of()), name);
    }

    /** A subtype of whatever type has one of this name, its bits and the type's. */
    static Optional<Integer> subtype(String name) {
        return SUBTYPES.keySet().stream()
                .flatMap(type -> subtype(type, name).stream().map(subtype -> type | subtype))
                .findFirst();
    }

    static Optional<Integer> direction(String name) {
        return find(DIRECTIONS, name);
    }

    private static Optional<Integer> find(Map<String, Integer> names, String name) {
        return Optional.ofNullable(names.get(name.toLowerCase(Locale.ROOT)));
    }
}
