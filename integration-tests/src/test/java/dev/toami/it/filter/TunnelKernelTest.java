package dev.toami.it.filter;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Opcode;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The kernel looks into tunnels by itself; what it cannot do, following extension headers in a loop, it is not asked. */
@Timeout(60)
class TunnelKernelTest {
    private static final int SNAP_LENGTH = 262144;
    private static final int EINVAL = 22;

    private static final String OUTER = "0200000000aa" + "0200000000bb" + "0800";
    private static final String INNER = "0200000000cc" + "0200000000dd" + "0800";
    /** From 10.0.0.1 to 10.0.0.2, TCP from port 1024 to 80. */
    private static final String SEGMENT = ip(6, "0a000001", "0a000002") + "04000050" + "00".repeat(36);

    private static final String GENEVE = OUTER + ip(17, "c0a80101", "c0a80102") + "123417c100000000";
    private static final String VXLAN = OUTER + ip(17, "c0a80101", "c0a80102") + "123412b500000000";

    private static final String IN_ETHERNET = GENEVE + "01006558" + "00006400" + "01020304" + INNER + SEGMENT;
    private static final String BARE = GENEVE + "02000800" + "00006400" + "0102030405060708" + SEGMENT;
    private static final String IN_VXLAN = VXLAN + "08000000" + "00006400" + INNER + SEGMENT;
    private static final String NO_TUNNEL = OUTER + SEGMENT;

    private static final List<String> FRAMES = List.of(IN_ETHERNET, BARE, IN_VXLAN, NO_TUNNEL);

    /** An expression, and for each frame whether it is accepted: a plus or a minus. */
    private record Case(String expression, String expected) {}

    private static final List<Case> CASES = List.of(
            new Case("geneve", "++--"),
            new Case("geneve 100", "++--"),
            new Case("geneve 101", "----"),
            new Case("geneve and tcp port 80", "++--"),
            new Case("geneve and tcp port 81", "----"),
            new Case("geneve and host 192.168.1.1", "----"),
            new Case("geneve and ether src 02:00:00:00:00:dd", "+---"),
            new Case("vxlan 100 and src host 10.0.0.1", "--+-"),
            new Case("vxlan and ether dst 02:00:00:00:00:cc and tcp[2:2] = 80", "--+-"),
            new Case("tcp port 80 or geneve", "++-+"),
            new Case("(not udp and len > 0) or (udp dst port 4789 and vxlan and tcp)", "--++"),
            new Case("geneve and outbound", "----"),
            new Case("geneve and inbound", "++--"));

    private static String ip(int protocol, String source, String destination) {
        return "45000080" + "00000000" + "40" + HexFormat.of().toHexDigits((byte) protocol) + "0000" + source
                + destination;
    }

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void framesOfADevice() {
        List<String> wrong = new ArrayList<>();
        try (VethPair pair = VethPair.create()) {
            int index = FilterSocket.interfaceIndex(pair.right());
            List<Instruction> everything = List.of(Instruction.of(Opcode.RET, SNAP_LENGTH));
            List<FilterSocket> sockets = new ArrayList<>();
            try (FilterSocket reference =
                            FilterSocket.listening(index, false, everything).withDetails();
                    FilterSocket sender = FilterSocket.sending(FilterSocket.interfaceIndex(pair.left()))) {
                CASES.forEach(each -> sockets.add(FilterSocket.listening(index, false, forKernel(each.expression()))));
                for (int i = 0; i < FRAMES.size(); i++) {
                    sender.send(HexFormat.of().parseHex(FRAMES.get(i)));
                    assertTrue(reference.next().isPresent(), "a frame was lost");
                    for (int j = 0; j < sockets.size(); j++) {
                        boolean accepted = sockets.get(j).receive() >= 0;
                        if (accepted != (CASES.get(j).expected().charAt(i) == '+')) {
                            wrong.add(CASES.get(j).expression() + (accepted ? " accepts" : " rejects") + " frame " + i);
                        }
                    }
                }
            } finally {
                FilterSocket.close(sockets);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static CompiledFilter live(String expression) {
        return FilterCompiler.compile(expression, FilterTarget.liveRaw(LinkType.ETHERNET, SNAP_LENGTH));
    }

    private static List<Instruction> forKernel(String expression) {
        CompiledFilter filter = live(expression);
        assertFalse(filter.needsUserland(), expression);
        return filter.instructions();
    }

    private static String lengths(int count) {
        return IntStream.range(0, count).mapToObj(i -> "len = " + (7 * i + 3)).collect(Collectors.joining(" or "));
    }

    @Test
    void theKernelRefusesWhatNeedsUserland() {
        List<FilterSocket> pair = FilterSocket.pair();
        try {
            List<String> expressions = List.of(
                    "ip protochain 50",
                    "ip6 protochain 58 and tcp port 80",
                    "ip protochain 51 or (geneve and tcp)",
                    lengths(5000));
            for (String expression : expressions) {
                CompiledFilter filter = live(expression);
                assertTrue(filter.needsUserland(), filter::toString);
                assertTrue(filter.userlandReason().isPresent(), filter::toString);
                assertEquals(EINVAL, pair.get(1).tryAttach(filter.instructions()), filter::toString);
            }
            List<Instruction> most = forKernel(lengths(3000));
            assertTrue(most.size() > 3000, () -> most.size() + " instructions");
            pair.get(1).attach(most);
        } finally {
            FilterSocket.close(pair);
        }
    }
}
