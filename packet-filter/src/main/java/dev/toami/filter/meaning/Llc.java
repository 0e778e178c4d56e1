package dev.toami.filter.meaning;

import java.util.Locale;
import java.util.Map;

import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.syntax.Expression;
import dev.toami.filter.syntax.Identifier;

/**
 * Tests of the control byte behind the access points of an LLC header (IEEE 802.2, 5.4).
 *
 * <pre>
 * I  sequence number    |0
 * S  0 0 0 0|type |0|1        rr, rnr, rej
 * U  m m m|P/F|m m|1|1        the others; what the poll or final bit is does not matter
 * </pre>
 */
final class Llc {
    private static final int CONTROL = 2;
    private static final int FORMAT = 0x03;
    private static final int SUPERVISORY_TYPE = 0x0f;
    private static final int UNNUMBERED_TYPE = 0xef;

    /** What the control byte is under a mask. */
    private record Type(int mask, int value) {}

    private static final Map<String, Type> TYPES = Map.ofEntries(
            Map.entry("s", new Type(FORMAT, 0x01)),
            Map.entry("rr", new Type(SUPERVISORY_TYPE, 0x01)),
            Map.entry("rnr", new Type(SUPERVISORY_TYPE, 0x05)),
            Map.entry("rej", new Type(SUPERVISORY_TYPE, 0x09)),
            Map.entry("u", new Type(FORMAT, 0x03)),
            Map.entry("ui", new Type(UNNUMBERED_TYPE, 0x03)),
            Map.entry("ua", new Type(UNNUMBERED_TYPE, 0x63)),
            Map.entry("disc", new Type(UNNUMBERED_TYPE, 0x43)),
            Map.entry("dm", new Type(UNNUMBERED_TYPE, 0x0f)),
            Map.entry("sabme", new Type(UNNUMBERED_TYPE, 0x6f)),
            Map.entry("test", new Type(UNNUMBERED_TYPE, 0xe3)),
            Map.entry("xid", new Type(UNNUMBERED_TYPE, 0xaf)),
            Map.entry("frmr", new Type(UNNUMBERED_TYPE, 0x87)));

    private Llc() {}

    static Condition meaning(LinkLayer link, Expression.Llc llc, Problems problems) {
        Condition carries = link.carriesLlc()
                .orElseThrow(() -> problems.at(llc.span(), "on this link it cannot be told what has an LLC header"));
        return llc.type().isEmpty()
                ? carries
                : Condition.all(
                        carries, type(link.content(CONTROL, 1), llc.type().get(), problems));
    }

    private static Condition type(Value control, Identifier.Name name, Problems problems) {
        String word = name.text().toLowerCase(Locale.ROOT);
        if (word.equals("i")) {
            return Condition.not(Condition.test(control, Opcode.JSET, 1));
        }
        Type type = TYPES.get(word);
        problems.check(type != null, name.span(), "unknown type of LLC frame \"" + name.text() + "\"");
        return Condition.equal(control, type.mask(), type.value());
    }
}
