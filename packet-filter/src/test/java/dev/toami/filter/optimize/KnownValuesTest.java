package dev.toami.filter.optimize;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.RandomPackets;
import dev.toami.filter.bpf.Ancillary;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Interpreter;
import dev.toami.filter.bpf.Program;
import dev.toami.filter.codegen.CodeGenerator;
import dev.toami.filter.flow.Flow;
import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;
import dev.toami.filter.meaning.Meaning;
import dev.toami.filter.syntax.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The pass makes programs smaller, and their verdicts are the same to the byte, on packets cut anywhere too. */
class KnownValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "host 10.0.0.1 and tcp port 80",
                "not (host 10.0.0.1 and not tcp port 80)",
                "tcp port 80 or tcp port 443 or udp port 53",
                "(ip or ip6) and (tcp or udp) and (ip6 or port 53)",
                "tcp[0:2] = 1 or tcp[2:2] = 2 and ip[9] != 6",
                "vlan 5 or host 10.0.0.1 or net 10.0.0.0/8",
                "portrange 10-20 or portrange 15-25"
            })
    void keepsVerdicts(String expression) throws Exception {
        FilterTarget target = FilterTarget.liveRaw(LinkType.ETHERNET, 262144);
        Nodes nodes = new Nodes();
        Node start =
                Flow.of(Meaning.of(expression, Parser.parse(expression), target).rule(), nodes);
        List<Instruction> before = CodeGenerator.generate(start, 262144);
        List<Instruction> after = CodeGenerator.generate(new KnownValues().apply(start, nodes), 262144);
        assertTrue(after.size() <= before.size(), after.size() + " instead of " + before.size());
        Program first = Program.of(before);
        Program second = Program.of(after);
        RandomPackets packets = new RandomPackets(4, before);
        for (int i = 0; i < 2000; i++) {
            Bytes packet = packets.next(i % 2 == 0 ? before : after);
            Ancillary ancillary = packets.nextAncillary();
            Bytes cut = i % 3 == 0 ? packet.clip(i % 80) : packet;
            assertEquals(
                    Interpreter.run(first, cut, 200, ancillary),
                    Interpreter.run(second, cut, 200, ancillary),
                    expression);
        }
    }
}
