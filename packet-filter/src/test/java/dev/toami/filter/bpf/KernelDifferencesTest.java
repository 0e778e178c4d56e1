package dev.toami.filter.bpf;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.LinkType;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.toami.filter.bpf.Opcode.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

class KernelDifferencesTest {
    private static boolean mayDiffer(String expression) {
        return FilterCompiler.compile(expression, FilterTarget.liveRaw(LinkType.ETHERNET, 65535))
                .program()
                .mayDifferFromKernel();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tcp port 80 and not host 10.0.0.1",
                "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
                "tcp port 80 and (((ip[2:2] - ((ip[0]&0xf)<<2)) - ((tcp[12]&0xf0)>>2)) != 0)",
                "tcp[((tcp[12]&0xf0)>>2):4] = 0x47455420",
                "vlan 100 and portrange 6000-6010",
                "icmp6[icmp6type] = 135",
                "ip[ip[0]] = 1",
                "1 << (ip[0] & 31) = 4"
            })
    void usualFiltersAreTheSame(String expression) {
        assertEquals(false, mayDiffer(expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 << ip[0] = 4", "len >> ip[8] = 1", "ip[ip[0:4]] = 1", "ip[ip[2:2] - ip[4:2]] = 1"})
    void oddFiltersMayDiffer(String expression) {
        assertEquals(true, mayDiffer(expression));
    }

    private static boolean mayDiffer(Instruction... instructions) {
        List<Instruction> program = new ArrayList<>(List.of(instructions));
        program.add(Instruction.of(RET | A, 0));
        return Program.of(program).mayDifferFromKernel();
    }

    @Test
    void offsetsThatTheKernelTakesAsRelative() {
        assertEquals(false, mayDiffer(Instruction.of(LD | W | ABS, -0x200001)));
        assertEquals(true, mayDiffer(Instruction.of(LD | W | ABS, -0x200000)));
        assertEquals(true, mayDiffer(Instruction.of(LDX | B | MSH, -1)));
        assertEquals(false, mayDiffer(Instruction.of(LDX | IMM, 5), Instruction.of(LD | B | IND, -0x200006)));
        assertEquals(true, mayDiffer(Instruction.of(LDX | IMM, 5), Instruction.of(LD | B | IND, -0x200005)));
        assertEquals(false, mayDiffer(Instruction.of(LD | W | ABS, AncillaryLoad.MARK.k())));
        assertEquals(true, mayDiffer(Instruction.of(LD | W | ABS, AncillaryLoad.RANDOM.k())));
    }

    @Test
    void whatIsNotReachedDoesNotCount() {
        assertEquals(
                false, mayDiffer(Instruction.of(JMP | JA, 1), Instruction.of(ALU | LSH | X, 0), Instruction.of(LD, 1)));
    }
}
