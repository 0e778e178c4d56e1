package dev.toami.filter.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

import dev.toami.engine.Bytes;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.FilterTarget.Kind;
import dev.toami.filter.RandomPackets;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Interpreter;
import dev.toami.filter.fuzz.Machines;
import dev.toami.testing.filter.BpfMachine;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** libpcap's own test suite: what it accepts means the same here, what it rejects is rejected. */
class LibpcapSuiteTest {
    private static final int PACKETS = 400;
    private static final int FRAMES_OF_A_FILE = 20;
    /** These compile for a host of one byte order, or for its own number of AF_INET6; files have all of them. */
    private static final Pattern ONE_HOST = Pattern.compile(
            "link_proto_ip6?_\\d+.*_(NULL|LOOP|ENC)|(link_proto_)?i(cm)?p6_\\d+_.*PFLOG|udp_1_index_PFLOG");

    private static final Pattern OTHER_PLATFORM = Pattern.compile("^(?!.*configure).+");
    /** EIGRP's number; Linux's {@code igrp} is 9. */
    private static final Pattern OTHER_NUMBER = Pattern.compile("igrp_88");

    private final List<String> wrong = new ArrayList<>();
    private final Map<Integer, List<Savefile.Frame>> frames = new HashMap<>();
    private int compared;
    private int outside;

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> blocks(String name) throws Exception {
        return (List<Map<String, Object>>) Json.parse(Files.readString(Oracles.filters(name)));
    }

    private static String text(Map<String, Object> block, String name) {
        return block.getOrDefault(name, "").toString();
    }

    @Test
    void acceptedExpressionsMeanTheSame() throws Exception {
        NameFixtures names = new NameFixtures();
        for (Map<String, Object> block : blocks("libpcap-accept_blocks.json")) {
            String name = text(block, "name");
            Optional<LinkType> type = LinkType.byName(text(block, "DLT"));
            if (type.isEmpty()
                    || OTHER_PLATFORM.matcher(text(block, "skip")).find()
                    || ONE_HOST.matcher(name).matches()
                    || OTHER_NUMBER.matcher(name).matches()) {
                outside++;
                continue;
            }
            String listing = block.containsKey("unopt") ? text(block, "unopt") : text(block, "optunopt");
            int snapLength = block.containsKey("snaplen") ? Integer.parseInt(text(block, "snaplen")) : 262144;
            Kind kind = block.containsKey("linuxext") ? Kind.LIVE_RAW : Kind.FILE;
            FilterTarget target = new FilterTarget(kind, type.get(), snapLength, Optional.empty(), names);
            for (Object expression : (List<?>) block.get("aliases")) {
                compare(expression.toString(), target, Assembler.assemble(listing));
            }
        }
        System.out.printf(
                "accepted: %d expressions mean the same, %d blocks or expressions outside%n", compared, outside);
        assertEquals(List.of(), wrong);
        assertTrue(compared >= 1060, "only " + compared + " compared");
    }

    private void compare(String expression, FilterTarget target, List<Instruction> expected) throws Exception {
        CompiledFilter inOrder;
        try {
            inOrder = FilterCompiler.compileUnoptimized(expression, target);
        } catch (FilterSyntaxException e) {
            wrong.add(expression + ": " + e.getMessage());
            return;
        }
        compared++;
        Trio trio = new Trio(expected, inOrder, FilterCompiler.compile(expression, target));
        RandomPackets packets = new RandomPackets(expression.hashCode(), expected);
        Random lengths = new Random(expression.length());
        for (Savefile.Frame frame : frames(target.linkType())) {
            if (!trio.agree(frame.bytes(), frame.originalLength(), null)) {
                wrong.add(expression + " on a captured frame of " + target.linkType() + " " + frame.bytes() + trio);
                return;
            }
        }
        for (int i = 0; i < PACKETS; i++) {
            Bytes packet = packets.next(i % 2 == 0 ? expected : inOrder.instructions());
            int[] words = packets.nextAncillaryWords();
            if (!trio.agree(packet, packet.length() + 7, words)) {
                wrong.add(expression + " on " + target.linkType() + " " + packet + Arrays.toString(words) + trio);
                return;
            }
            // Every load behind the end rejects a packet, so the order of the tests counts in one that is cut off.
            Bytes cut = packet.clip(lengths.nextInt(80));
            if (!trio.agree(cut, cut.length() + 7, words)) {
                wrong.add(expression + " on " + target.linkType() + " " + cut + Arrays.toString(words) + trio);
                return;
            }
        }
    }

    /** libpcap's program without optimizer, and ours without and with it. */
    private record Trio(List<Instruction> expected, CompiledFilter inOrder, CompiledFilter optimized) {
        /** The optimized one may differ where a load fails, because it loads in another order. */
        boolean agree(Bytes packet, int length, int[] words) {
            BpfMachine.Run first = Machines.of(expected).run(packet.toArray(), length, words);
            BpfMachine.Run second = Machines.of(inOrder.instructions()).run(packet.toArray(), length, words);
            BpfMachine.Run third = Machines.of(optimized.instructions()).run(packet.toArray(), length, words);
            int interpreted = Interpreter.run(optimized.program(), packet, length, Machines.ancillary(words));
            boolean open = first.aborted() || third.aborted();
            return first.result() == second.result()
                    && third.result() == interpreted
                    && (open || first.result() == third.result());
        }

        @Override
        public String toString() {
            return "\n" + inOrder.disassemble() + optimized.disassemble();
        }
    }

    /** Captured frames of a link type, at most {@link #FRAMES_OF_A_FILE} of each file. */
    private List<Savefile.Frame> frames(LinkType type) throws Exception {
        if (frames.isEmpty()) {
            for (Path file : Oracles.smallCaptures()) {
                Savefile capture = Savefile.read(file);
                if (capture != null) {
                    frames.computeIfAbsent(capture.linkType(), t -> new ArrayList<>())
                            .addAll(capture.frames()
                                    .subList(
                                            0,
                                            Math.min(
                                                    FRAMES_OF_A_FILE,
                                                    capture.frames().size())));
                }
            }
            assertTrue(frames.get(LinkType.ETHERNET.value()).size() > 1000);
        }
        return frames.getOrDefault(type.value(), List.of());
    }

    @Test
    void rejectedExpressionsAreRejected() throws Exception {
        int rejected = 0;
        NameFixtures names = new NameFixtures();
        for (Map<String, Object> block : blocks("libpcap-reject_tests.json")) {
            Optional<LinkType> type = LinkType.byName(text(block, "DLT"));
            boolean optimizer = text(block, "errstr").contains("rejects all packets");
            if (type.isEmpty() || optimizer || !block.containsKey("expr")) {
                outside++;
                continue;
            }
            FilterTarget target = new FilterTarget(Kind.FILE, type.get(), 262144, Optional.empty(), names);
            try {
                FilterCompiler.compile(text(block, "expr"), target);
                wrong.add(text(block, "expr") + " on " + type.get() + ": " + text(block, "errstr"));
            } catch (FilterSyntaxException e) {
                rejected++;
            }
        }
        System.out.printf("rejected: %d expressions; %d outside%n", rejected, outside);
        assertEquals(List.of(), wrong);
        assertTrue(rejected >= 8119, "only " + rejected + " rejected");
    }
}
