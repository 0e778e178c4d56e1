package dev.toami.filter.meaning;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.toami.filter.syntax.Expression;
import dev.toami.filter.syntax.Identifier;
import dev.toami.filter.syntax.PfField;

/**
 * Fields of the log of OpenBSD's packet filter, pflog(4). A file does not tell which of its descendants wrote it: the names
 * are those of all of them.
 *
 * <pre>
 * 0   2      3      4              20       36           40
 * |   |action|reason|interface name|rule set|rule number |subrule number| ...
 * </pre>
 */
final class PacketFilterLog {
    private static final int ACTION = 2;
    private static final int REASON = 3;
    private static final int INTERFACE = 4;
    private static final int RULE_SET = 20;
    private static final int RULE_NUMBER = 36;
    private static final int SUBRULE_NUMBER = 40;
    /** The bytes of a name, with at least one zero behind it. */
    private static final int NAME = 16;

    private static final Map<String, Integer> REASONS = Map.ofEntries(
            Map.entry("match", 0),
            Map.entry("bad-offset", 1),
            Map.entry("fragment", 2),
            Map.entry("short", 3),
            Map.entry("normalize", 4),
            Map.entry("memory", 5),
            Map.entry("bad-timestamp", 6),
            Map.entry("congestion", 7),
            Map.entry("ip-option", 8),
            Map.entry("proto-cksum", 9),
            Map.entry("state-mismatch", 10),
            Map.entry("state-insert", 11),
            Map.entry("state-limit", 12),
            Map.entry("src-limit", 13),
            Map.entry("synproxy", 14),
            Map.entry("map-failed", 15),
            Map.entry("state-locked", 15),
            Map.entry("dummynet", 15),
            Map.entry("translate", 15),
            Map.entry("no-route", 16));

    private static final Map<String, Integer> ACTIONS = Map.ofEntries(
            Map.entry("pass", 0),
            Map.entry("accept", 0),
            Map.entry("drop", 1),
            Map.entry("block", 1),
            Map.entry("scrub", 2),
            Map.entry("noscrub", 3),
            Map.entry("nat", 4),
            Map.entry("nonat", 5),
            Map.entry("binat", 6),
            Map.entry("nobinat", 7),
            Map.entry("rdr", 8),
            Map.entry("nordr", 9),
            Map.entry("synproxy-drop", 10),
            Map.entry("defer", 11),
            Map.entry("dummynet", 11),
            Map.entry("match", 12),
            Map.entry("nodummynet", 12),
            Map.entry("divert", 13),
            Map.entry("nat64", 13),
            Map.entry("rt", 14),
            Map.entry("nonat64", 14),
            Map.entry("afrt", 15));

    private PacketFilterLog() {}

    static Condition meaning(LinkLayer link, Expression.Pf pf, Problems problems) {
        PfField field = pf.field();
        problems.check(
                link instanceof PflogLink,
                pf.span(),
                "\"" + field + "\" is for logs of the packet filter, PFLOG, only");
        Identifier.Code value = pf.value();
        return switch (field) {
            case INTERFACE -> name(link, INTERFACE, value, problems);
            case RULE_SET -> name(link, RULE_SET, value, problems);
            case RULE_NUMBER -> Condition.equal(link.header(RULE_NUMBER, 4), number(value, Map.of(), problems));
            case SUBRULE_NUMBER -> Condition.equal(link.header(SUBRULE_NUMBER, 4), number(value, Map.of(), problems));
            case REASON -> Condition.equal(link.header(REASON, 1), number(value, REASONS, problems));
            case ACTION -> Condition.equal(link.header(ACTION, 1), number(value, ACTIONS, problems));
        };
    }

    private static int number(Identifier.Code value, Map<String, Integer> names, Problems problems) {
        if (value instanceof Identifier.Numeral numeral) {
            return numeral.value();
        }
        String name = ((Identifier.Name) value).text();
        Integer number = names.get(name.toLowerCase(Locale.ROOT));
        problems.check(number != null, value.span(), "unknown to the packet filter: \"" + name + "\"");
        return number;
    }

    /** The field begins with the name: from its end, in words of four, two and one bytes. */
    private static Condition name(LinkLayer link, int offset, Identifier.Code value, Problems problems) {
        byte[] bytes = ((Identifier.Name) value).text().getBytes(StandardCharsets.UTF_8);
        problems.check(bytes.length < NAME, value.span(), "a name has at most " + (NAME - 1) + " bytes here");
        List<Condition> parts = new ArrayList<>();
        int end = bytes.length;
        while (end > 0) {
            int size = end >= 4 ? 4 : end >= 2 ? 2 : 1;
            end -= size;
            int word = 0;
            for (int i = end; i < end + size; i++) {
                word = word << 8 | (bytes[i] & 0xff);
            }
            parts.add(Condition.equal(link.header(offset + end, size), word));
        }
        return new Condition.All(parts);
    }
}
