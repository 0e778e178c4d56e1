package dev.toami.filter.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.Interpreter;
import dev.toami.filter.bpf.VerificationException;
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
 * The optimizer changes what a program costs, never what it accepts: a million pairs of a random expression and a packet.
 * It may make tests in another order, so a packet that is too short for one of the programs tells nothing.
 */
@Timeout(300)
class OptimizerFuzzTest {
    private static final int PAIRS = 1_000_000;
    private static final int PACKETS = 40;
    private static final int SNAP_LENGTH = 262144;
    private static final int SHOWN = 20;

    private final Dice dice = new Dice(Long.getLong("toami.fuzz.seed", 4_711));
    private final ExpressionGenerator expressions = new ExpressionGenerator(dice);
    private final PacketGenerator packets = new PacketGenerator(dice);
    private final Steering steering = new Steering(dice);
    private final List<String> wrong = new ArrayList<>();
    private int compiled;
    private int rejected;
    private int pairs;
    private int accepted;
    private int aborted;
    private long before;
    private long after;

    @Test
    void acceptsTheSame() {
        while (pairs < PAIRS && wrong.size() < SHOWN) {
            Link link = Link.any(dice);
            FilterTarget target = target(link);
            String expression = expressions.next(link, target.isLive());
            compile(expression, target).ifPresent(both -> compare(link, both));
        }
        System.out.printf(
                "optimizer fuzz: %,d pairs of %,d expressions (%,d more rejected), %,d accepted, %,d open because a load"
                        + " failed; %,d instructions instead of %,d%n",
                pairs, compiled, rejected, accepted, aborted, after, before);
        assertEquals(List.of(), wrong);
        assertTrue(compiled > rejected, () -> rejected + " rejected, only " + compiled + " compiled");
        assertTrue(accepted > pairs / 10 && accepted < pairs * 9 / 10, () -> accepted + " accepted of " + pairs);
        assertTrue(aborted < pairs / 8, () -> aborted + " open of " + pairs);
    }

    private FilterTarget target(Link link) {
        LinkType type = new LinkType(link.number());
        boolean cooked = link == Link.LINUX_SLL || link == Link.LINUX_SLL2;
        FilterTarget target = cooked && dice.chance(50)
                ? FilterTarget.liveCooked(type, SNAP_LENGTH)
                : dice.chance(link == Link.EN10MB ? 60 : 10)
                        ? FilterTarget.liveRaw(type, SNAP_LENGTH)
                        : FilterTarget.file(type, SNAP_LENGTH);
        return target.withNetmask(Ipv4Address.parse("255.255.255.0"));
    }

    private record Both(CompiledFilter optimized, CompiledFilter plain) {}

    private Optional<Both> compile(String expression, FilterTarget target) {
        CompiledFilter plain;
        try {
            plain = FilterCompiler.compileUnoptimized(expression, target);
        } catch (FilterSyntaxException e) {
            rejected++;
            return Optional.empty();
        }
        compiled++;
        try {
            return Optional.of(new Both(FilterCompiler.compile(expression, target), plain));
        } catch (VerificationException e) {
            wrong.add(expression + " on " + target + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void compare(Link link, Both both) {
        BpfMachine optimized = Machines.of(both.optimized().instructions());
        BpfMachine plain = Machines.of(both.plain().instructions());
        before += plain.length();
        after += optimized.length();
        // A socket that cooks gives no link header to a program unless it runs in userland.
        boolean live = both.plain().target().isLive();
        int header = both.plain().seesLinkHeader() ? 0 : link == Link.LINUX_SLL ? 16 : 20;
        for (int i = 0; i < PACKETS; i++) {
            pairs++;
            byte[] frame = packets.next(link);
            byte[] packet =
                    header == 0 || frame.length < header ? frame : Arrays.copyOfRange(frame, header, frame.length);
            int[] ancillary = live ? packets.ancillary() : null;
            steering.steer(dice.chance(50) ? optimized : plain, packet, ancillary);
            int length = packet.length + (dice.chance(90) ? 0 : dice.below(2000));
            BpfMachine.Run expected = plain.run(packet, length, ancillary);
            BpfMachine.Run run = optimized.run(packet, length, ancillary);
            int result = Interpreter.run(
                    both.optimized().program(), Bytes.wrap(packet), length, Machines.ancillary(ancillary));
            accepted += expected.result() != 0 ? 1 : 0;
            boolean open = expected.aborted() || run.aborted();
            aborted += open ? 1 : 0;
            if (result != run.result() || (result != expected.result() && !open)) {
                wrong.add(both.plain().expression() + " on " + both.plain().target() + ": " + result + ", " + run
                        + " instead of " + expected + " for " + HexFormat.of().formatHex(packet) + " "
                        + Arrays.toString(ancillary));
                return;
            }
        }
    }
}
