package dev.toami.it.filter;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Opcode;
import dev.toami.testing.Needs;
import dev.toami.testing.OracleFolder;
import dev.toami.testing.VethPair;
import dev.toami.testing.filter.Dice;
import dev.toami.testing.filter.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Filters with {@code vlan} in the kernel, on frames whose tag it has taken out of the bytes (arriving ones) and on frames
 * with all tags in the bytes (departing ones): they accept what pcap-filter(7) says, as {@link TaggedFrame} states it.
 */
@Timeout(120)
class LiveVlanKernelTest {
    private static final int GENERATED = 1000;
    private static final int SNAP_LENGTH = 262144;
    /** Sockets that listen at the same time. */
    private static final int BATCH = 64;

    private static final List<Instruction> EVERYTHING = List.of(Instruction.of(Opcode.RET, SNAP_LENGTH));

    /** One frame of each expression that is wrong. */
    private final Map<String, String> wrong = new TreeMap<>();

    private final Map<String, String> libpcapWrong = new TreeMap<>();
    private VethPair pair;
    private Libpcap libpcap;
    private int verdicts;
    private int accepted;
    private int comparedWithLibpcap;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @BeforeEach
    void open() {
        pair = VethPair.create();
        libpcap = Libpcap.open(SNAP_LENGTH, -1);
    }

    @AfterEach
    void close() {
        libpcap.close();
        pair.close();
    }

    @Test
    void whatLibpcapsOptimizerGetsWrong() throws Exception {
        List<String> expressions =
                Files.readAllLines(OracleFolder.orSkip().resolve("filters/miscompiled-by-libpcap.tsv")).stream()
                        .skip(1)
                        .map(line -> line.split("\t", -1)[0])
                        .toList();
        assertTrue(expressions.size() >= 20, () -> expressions.size() + " expressions");
        check(expressions);
    }

    @Test
    void generated() {
        Dice dice = new Dice(Long.getLong("toami.fuzz.seed", 88));
        List<String> expressions = new ArrayList<>();
        while (expressions.size() < GENERATED) {
            String expression = expression(dice, dice.between(2, 5));
            if (expression.contains("vlan")) {
                expressions.add(expression);
            }
        }
        check(expressions);
    }

    private static String expression(Dice dice, int terms) {
        if (terms == 1) {
            return (dice.chance(15) ? "not " : "") + primitive(dice);
        }
        int left = dice.between(1, terms - 1);
        String text = operand(dice, left) + dice.pick(" and ", " or ") + operand(dice, terms - left);
        return dice.chance(10) ? "not (" + text + ")" : text;
    }

    private static String operand(Dice dice, int terms) {
        String text = expression(dice, terms);
        return terms > 1 && dice.chance(75) ? "(" + text + ")" : text;
    }

    private static String primitive(Dice dice) {
        if (dice.chance(40)) {
            return dice.chance(35) ? "vlan" : "vlan " + dice.pick(0, 5, 100, 100, 200, 4095);
        }
        return dice.chance(60)
                ? dice.pick("ip", "ip6", "arp", "tcp port 80", "inbound", "outbound", "udp", "icmp")
                : dice.pick(VlanExpression.primitives());
    }

    private void check(List<String> expressions) {
        int index = FilterSocket.interfaceIndex(pair.right());
        // What was opened first gets its frame last: when that has come, all have come.
        try (FilterSocket reference =
                        FilterSocket.listening(index, false, EVERYTHING).withDetails();
                FilterSocket left = FilterSocket.sending(FilterSocket.interfaceIndex(pair.left()));
                FilterSocket right = FilterSocket.sending(index)) {
            for (int from = 0; from < expressions.size(); from += BATCH) {
                List<String> batch = expressions.subList(from, Math.min(expressions.size(), from + BATCH));
                check(batch, index, reference, List.of(left, right));
            }
        }
        System.out.printf(
                "live vlan: %d expressions, %,d verdicts of the kernel, %,d accepted; %,d verdicts of libpcap's"
                        + " unoptimized code compared%n",
                expressions.size(), verdicts, accepted, comparedWithLibpcap);
        assertEquals(Map.of(), wrong);
        assertEquals(Map.of(), libpcapWrong);
        assertTrue(accepted > verdicts / 10 && accepted < verdicts * 9 / 10, () -> accepted + " of " + verdicts);
    }

    private record Case(String expression, CompiledFilter filter, VlanExpression meaning, LibpcapProgram theirs) {}

    private Case compile(String expression) {
        CompiledFilter filter =
                FilterCompiler.compile(expression, FilterTarget.liveRaw(LinkType.ETHERNET, SNAP_LENGTH));
        LibpcapProgram theirs = libpcap.compileLive(Link.EN10MB, pair.right(), expression)
                .program()
                .orElseThrow(() -> new AssertionError(expression));
        return new Case(expression, filter, VlanExpression.parse(expression), theirs);
    }

    private void check(List<String> batch, int index, FilterSocket reference, List<FilterSocket> senders) {
        List<Case> cases = batch.stream().map(this::compile).toList();
        List<FilterSocket> sockets = new ArrayList<>();
        try {
            cases.forEach(each -> sockets.add(
                    FilterSocket.listening(index, false, each.filter().instructions())));
            for (FilterSocket sender : senders) {
                for (byte[] wire : VlanFrames.all()) {
                    sender.send(wire);
                    KernelFrame seen = reference.next().orElseThrow(() -> new AssertionError("a frame was lost"));
                    TaggedFrame frame = new TaggedFrame(wire, seen);
                    for (int i = 0; i < cases.size(); i++) {
                        judge(cases.get(i), sockets.get(i).receive() >= 0, frame, wire);
                    }
                }
            }
        } finally {
            FilterSocket.close(sockets);
        }
    }

    private void judge(Case each, boolean kernelAccepts, TaggedFrame frame, byte[] wire) {
        boolean expected = each.meaning().accepts(frame);
        verdicts++;
        accepted += kernelAccepts ? 1 : 0;
        KernelFrame seen = frame.seen();
        String on = " on " + HexFormat.of().formatHex(wire) + (seen.vlanTagPresent() ? ", tag taken out" : "")
                + ", packet type " + seen.packetType();
        if (kernelAccepts != expected) {
            wrong.put(each.expression(), (kernelAccepts ? "accepts" : "rejects") + on);
        }
        if (!VlanExpression.hasArithmetic(each.expression())) {
            comparedWithLibpcap++;
            int result = each.theirs()
                    .machine()
                    .run(seen.bytes(), seen.originalLength(), seen.words())
                    .result();
            if ((result != 0) != expected) {
                libpcapWrong.put(each.expression(), (expected ? "rejects" : "accepts") + on);
            }
        }
    }
}
