package dev.toami.it.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.Ancillary;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Interpreter;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.bpf.VerificationException;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import dev.toami.testing.filter.BpfMachine;
import dev.toami.testing.filter.Dice;
import dev.toami.testing.filter.ExpressionGenerator;
import dev.toami.testing.filter.Link;
import dev.toami.testing.filter.PacketGenerator;
import dev.toami.testing.filter.Steering;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The kernel runs programs as the interpreter does, and keeps as many bytes, where the rules of the two are the same. */
@Timeout(120)
class KernelTest {
    private static final int PROGRAMS = 500;
    private static final int PACKETS = 40;
    private static final int LIVE_PROGRAMS = 320;
    private static final int FRAMES = 60;
    /** Sockets that listen at the same time. */
    private static final int BATCH = 64;

    private static final int SHORTEST_FRAME = 60;
    private static final int LONGEST_FRAME = 1400;
    private static final int[] SNAP_LENGTHS = {262144, 262144, 64, 1};
    private static final int EINVAL = 22;

    private final Dice dice = new Dice(Long.getLong("toami.fuzz.seed", 618));
    private final ExpressionGenerator expressions = new ExpressionGenerator(dice);
    private final PacketGenerator packets = new PacketGenerator(dice);
    private final Steering steering = new Steering(dice);
    private final List<String> wrong = new ArrayList<>();
    private int verdicts;
    private int accepted;
    private int otherRules;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    private void report(String what, int programs) {
        System.out.printf(
                "kernel, %s: %d programs, %,d verdicts, %,d accepted, %,d left out where the kernel's rules are others%n",
                what, programs, verdicts, accepted, otherRules);
        assertEquals(List.of(), wrong);
        assertTrue(accepted > verdicts / 10 && accepted < verdicts * 9 / 10, () -> accepted + " of " + verdicts);
        assertTrue(otherRules < verdicts / 20, () -> otherRules + " of " + verdicts);
    }

    private CompiledFilter next(Link link, FilterTarget.Kind kind) {
        while (true) {
            LinkType type = new LinkType(link.number());
            int snapLength = dice.pick(SNAP_LENGTHS);
            FilterTarget target =
                    switch (kind) {
                        case FILE -> FilterTarget.file(type, snapLength);
                        case LIVE_RAW -> FilterTarget.liveRaw(type, snapLength);
                        case LIVE_COOKED -> FilterTarget.liveCooked(type, snapLength);
                    };
            try {
                String expression = expressions.next(link, target.isLive());
                CompiledFilter filter = FilterCompiler.compile(expression, target);
                if (!filter.needsUserland() && filter.instructions().stream().noneMatch(KernelTest::jumpsBack)) {
                    return filter;
                }
            } catch (FilterSyntaxException | VerificationException e) {
                // Random expressions do not all make sense; FuzzAgainstLibpcapTest knows which do.
            }
        }
    }

    /** As {@code protochain} does, which the kernel refuses. */
    private static boolean jumpsBack(Instruction instruction) {
        return instruction.code() == (Opcode.JMP | Opcode.JA) && instruction.k() < 0;
    }

    /** The kernel runs the filter of a socket pair on the bytes of each datagram, whatever they are. */
    @Test
    void onAnyBytes() {
        List<FilterSocket> pair = FilterSocket.pair();
        for (int i = 0; i < PROGRAMS; i++) {
            Link link = anyWithFilters();
            CompiledFilter filter = next(link, FilterTarget.Kind.FILE);
            BpfMachine machine = Machines.of(filter.instructions());
            pair.get(1).attach(filter.instructions());
            for (int j = 0; j < PACKETS; j++) {
                byte[] packet = packets.next(link);
                steering.steer(machine, packet, null);
                pair.get(0).send(packet);
                int kept = pair.get(1).receive();
                int result = Interpreter.run(filter.program(), Bytes.wrap(packet), packet.length, Ancillary.NONE);
                judge(filter, machine.run(packet, packet.length, null), result, kept, packet);
            }
        }
        FilterSocket.close(pair);
        report("datagrams", PROGRAMS);
    }

    private Link anyWithFilters() {
        while (true) {
            Link link = Link.any(dice);
            try {
                FilterCompiler.compile("len > 0", FilterTarget.file(new LinkType(link.number()), 1));
                return link;
            } catch (IllegalArgumentException e) {
                // The next one.
            }
        }
    }

    private void judge(CompiledFilter filter, BpfMachine.Run run, int result, int kept, byte[] packet) {
        verdicts++;
        accepted += kept >= 0 ? 1 : 0;
        if (run.kernelMayDiffer()) {
            otherRules++;
            return;
        }
        int expected = result == 0 ? -1 : (int) Math.min(Integer.toUnsignedLong(result), packet.length);
        if (kept != expected) {
            wrong.add(filter + " for " + filter.target() + ": the kernel keeps " + kept + " bytes, the interpreter "
                    + expected + ", of " + HexFormat.of().formatHex(packet));
        }
    }

    /** Which socket runs the filter, and what its frames begin with. */
    private enum Live {
        RAW(Link.EN10MB, FilterTarget.Kind.LIVE_RAW),
        COOKED(Link.LINUX_SLL, FilterTarget.Kind.LIVE_COOKED),
        COOKED_2(Link.LINUX_SLL2, FilterTarget.Kind.LIVE_COOKED);

        private final Link link;
        private final FilterTarget.Kind kind;

        Live(Link link, FilterTarget.Kind kind) {
            this.link = link;
            this.kind = kind;
        }
    }

    @ParameterizedTest
    @EnumSource
    void onADevice(Live live) {
        List<Instruction> everything = List.of(Instruction.of(Opcode.RET, SNAP_LENGTHS[0]));
        try (VethPair pair = VethPair.create()) {
            int index = FilterSocket.interfaceIndex(pair.right());
            // What was opened first gets its frame last: when that has come, all have come.
            try (FilterSocket reference =
                            FilterSocket.listening(index, false, everything).withDetails();
                    FilterSocket cookedReference =
                            FilterSocket.listening(index, true, everything).withDetails();
                    FilterSocket left = FilterSocket.sending(FilterSocket.interfaceIndex(pair.left()));
                    FilterSocket right = FilterSocket.sending(index)) {
                for (int i = 0; i < LIVE_PROGRAMS; i += BATCH) {
                    onADevice(live, index, List.of(reference, cookedReference), List.of(left, right));
                }
            }
        }
        report(live.toString(), LIVE_PROGRAMS);
    }

    private void onADevice(Live live, int index, List<FilterSocket> references, List<FilterSocket> senders) {
        List<CompiledFilter> filters = new ArrayList<>();
        List<FilterSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < BATCH; i++) {
                CompiledFilter filter = next(live.link, live.kind);
                filters.add(filter);
                sockets.add(FilterSocket.listening(index, live != Live.RAW, filter.instructions()));
            }
            for (int i = 0; i < FRAMES; i++) {
                senders.get(i % 2).send(frame(filters.get(dice.below(BATCH)), live));
                List<KernelFrame> both = references.stream()
                        .map(reference -> reference.next().orElseThrow(() -> new AssertionError("a frame was lost")))
                        .toList();
                KernelFrame seen = live == Live.RAW ? both.get(0) : both.get(0).withBytesOf(both.get(1));
                for (int j = 0; j < BATCH; j++) {
                    judge(filters.get(j), seen, sockets.get(j).receive());
                }
            }
        } finally {
            FilterSocket.close(sockets);
        }
    }

    /** A frame that a device takes; for a raw socket it is made to interest one of the filters. */
    private byte[] frame(CompiledFilter filter, Live live) {
        byte[] frame = packets.next(Link.EN10MB);
        byte[] padded = Arrays.copyOf(frame, Math.max(SHORTEST_FRAME, Math.min(frame.length, LONGEST_FRAME)));
        if (live == Live.RAW) {
            steering.steer(Machines.of(filter.instructions()), padded, packets.ancillary());
        }
        return padded;
    }

    private void judge(CompiledFilter filter, KernelFrame seen, int kept) {
        byte[] bytes = seen.bytes();
        BpfMachine.Run run = Machines.of(filter.instructions()).run(bytes, seen.originalLength(), seen.words());
        int result = Interpreter.run(filter.program(), Bytes.wrap(bytes), seen.originalLength(), seen);
        judge(filter, run, result, kept, bytes);
    }

    /** What the kernel refuses it refuses with this, and the verifier refuses too. */
    @Test
    void refusesWhatTheVerifierRefuses() {
        List<FilterSocket> pair = FilterSocket.pair();
        List<Instruction> returned = List.of(Instruction.of(Opcode.RET, 1));
        List<List<Instruction>> programs = List.of(
                List.of(Instruction.of(Opcode.LD | Opcode.MEM, 1), returned.get(0)),
                List.of(Instruction.of(Opcode.JMP | Opcode.JA, -1), returned.get(0)),
                List.of(Instruction.of(Opcode.ALU | Opcode.DIV, 0), returned.get(0)),
                List.of(Instruction.of(Opcode.ALU | Opcode.LSH, 32), returned.get(0)),
                List.of(Instruction.of(Opcode.LD | Opcode.ABS, -4), returned.get(0)),
                List.of(Instruction.of(Opcode.LD | Opcode.IMM, 4)));
        for (List<Instruction> program : programs) {
            assertEquals(EINVAL, pair.get(1).tryAttach(program), program::toString);
        }
        FilterSocket.close(pair);
    }
}
