package dev.toami.it.filter;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

import dev.toami.engine.Bytes;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.testing.filter.BpfMachine;
import dev.toami.testing.filter.Dice;
import dev.toami.testing.filter.ExpressionGenerator;
import dev.toami.testing.filter.Link;
import dev.toami.testing.filter.PacketGenerator;
import dev.toami.testing.filter.Steering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Random expressions mean what they mean to the installed libpcap: accepted or rejected alike, and with the verdicts of
 * its unoptimized programs on random packets. Where a load failed in one of two programs only, tests in another order may
 * be the reason, and the packet tells nothing; without our optimizer the order is libpcap's, and it tells.
 */
@Timeout(300)
class FuzzAgainstLibpcapTest {
    private static final int PAIRS = 200_000;
    private static final int PACKETS = 25;
    private static final int SNAP_LENGTH = 262144;
    private static final int NETMASK = 0xffffff00;
    private static final int SHOWN = 40;

    private final Dice dice = new Dice(Long.getLong("toami.fuzz.seed", 1_103));
    private final ExpressionGenerator expressions = new ExpressionGenerator(dice);
    private final PacketGenerator packets = new PacketGenerator(dice);
    private final Steering steering = new Steering(dice);
    private final List<String> wrong = new ArrayList<>();
    private final TreeMap<String, Integer> known = new TreeMap<>();
    private int pairs;
    private int accepted;
    private int rejected;
    private int open;

    @Test
    void meansTheSame() {
        try (Libpcap libpcap = Libpcap.open(SNAP_LENGTH, NETMASK)) {
            while (pairs < PAIRS && wrong.size() < SHOWN) {
                Link link = Link.any(dice);
                check(libpcap, link, expressions.next(link, false));
            }
            System.out.printf(
                    "fuzz against %s: %,d pairs, %,d accepted, %,d open because a load failed; %,d expressions rejected;"
                            + " known differences: %s%n",
                    libpcap.version(), pairs, accepted, open, rejected, known);
        }
        assertEquals(List.of(), wrong);
        assertTrue(rejected > 100, () -> "only " + rejected + " rejected");
        assertTrue(accepted > pairs / 10 && accepted < pairs * 9 / 10, () -> accepted + " accepted of " + pairs);
        assertTrue(open < pairs / 10, () -> open + " open of " + pairs);
    }

    private void check(Libpcap libpcap, Link link, String expression) {
        Libpcap.Result theirs = libpcap.compile(link, expression, false);
        FilterTarget target = FilterTarget.file(new LinkType(link.number()), SNAP_LENGTH)
                .withNetmask(Ipv4Address.parse("255.255.255.0"));
        CompiledFilter plain;
        try {
            plain = FilterCompiler.compileUnoptimized(expression, target);
        } catch (FilterSyntaxException e) {
            if (theirs.program().isEmpty()) {
                rejected++;
            } else {
                differs(link, expression, e.reason());
            }
            return;
        }
        if (theirs.program().isPresent() && theirs.program().get().readsUnwrittenMemory()) {
            count("libpcap's program reads memory that it has not written");
        } else if (theirs.program().isPresent()) {
            compare(link, theirs.program().get(), plain, FilterCompiler.compile(expression, target));
        } else {
            differs(link, expression, "is accepted; libpcap: " + theirs.message());
        }
    }

    private void count(String reason) {
        known.merge(reason, 1, Integer::sum);
    }

    private void differs(Link link, String expression, String how) {
        KnownDifferences.reason(link, expression, how)
                .ifPresentOrElse(this::count, () -> wrong.add(link + ": " + expression + "\n  " + how));
    }

    private void compare(Link link, LibpcapProgram theirs, CompiledFilter plain, CompiledFilter optimized) {
        BpfMachine plainMachine = Machines.of(plain.instructions());
        BpfMachine machine = Machines.of(optimized.instructions());
        for (int i = 0; i < PACKETS; i++) {
            byte[] packet = packets.next(link);
            steering.steer(dice.chance(50) ? theirs.machine() : machine, packet, null);
            pairs++;
            int length = packet.length + (dice.chance(90) ? 0 : dice.below(2000));
            BpfMachine.Run run = theirs.machine().run(packet, length, null);
            if (run.end() == BpfMachine.End.TOO_LONG) {
                count("libpcap's loop through the headers of IPv4 never ends");
                continue;
            }
            int expected = theirs.run(packet, length);
            assertEquals(expected, run.result(), () -> "libpcap's interpreter and the tests'; " + plain);
            boolean unclear = run.aborted() || machine.run(packet, length, null).aborted();
            accepted += expected != 0 ? 1 : 0;
            open += unclear ? 1 : 0;
            int ours = plainMachine.run(packet, length, null).result();
            if (ours != expected && !(unclear && KnownDifferences.hasNeedlessLoads(plain.expression()))) {
                differs(
                        link,
                        theirs,
                        plain,
                        "unoptimized" + (unclear ? " with a failed load" : ""),
                        ours,
                        expected,
                        packet);
                return;
            }
            boolean matches = optimized.matches(Bytes.wrap(packet), length);
            if (!unclear && matches != (expected != 0)) {
                differs(link, theirs, optimized, "optimized", matches ? 1 : 0, expected, packet);
                return;
            }
        }
    }

    private void differs(
            Link link,
            LibpcapProgram program,
            CompiledFilter filter,
            String what,
            int ours,
            int theirs,
            byte[] packet) {
        if (program.readsOperandForPlace()) {
            count("libpcap's program takes an operand for a place in the packet");
            return;
        }
        String how = what + " gives " + ours + ", libpcap " + theirs + " for "
                + HexFormat.of().formatHex(packet);
        KnownFields.reason(link, packet).ifPresentOrElse(this::count, () -> differs(link, filter.expression(), how));
    }
}
