package dev.toami.filter.bpf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Lease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.toami.filter.bpf.Opcode.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The rules of the table in libpcap's userland column. */
class InterpreterTest {
    private static final Bytes PACKET = Bytes.of(0x45, 0x80, 0xff, 0xfe, 5);

    private static int run(Bytes packet, Ancillary ancillary, Instruction... instructions) {
        List<Instruction> program = new ArrayList<>(List.of(instructions));
        program.add(Instruction.of(RET | A, 0));
        return Interpreter.run(Program.of(program), packet, 1500, ancillary);
    }

    private static int run(Instruction... instructions) {
        int leased = run(
                Bytes.lease(ByteBuffer.wrap(PACKET.toArray()), 0, PACKET.length(), new Lease()),
                Ancillary.NONE,
                instructions);
        int owned = run(PACKET, Ancillary.NONE, instructions);
        assertEquals(owned, leased);
        return owned;
    }

    private static Instruction i(int code, int k) {
        return Instruction.of(code, k);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0x45",
        "1, 4, 5",
        "1, 5, 0",
        "2, 1, 0x80ff",
        "2, 3, 0xfe05",
        "2, 4, 0",
        "4, 1, 0x80fffe05",
        "4, 2, 0"
    })
    void absoluteAndIndirectLoads(int size, int offset, String expected) {
        int value = Long.decode(expected).intValue();
        int code = LD | size(size);
        assertEquals(value, run(i(code | ABS, offset)));
        assertEquals(value, run(i(LDX | IMM, offset), i(code | IND, 0)));
        assertEquals(
                offset >= 1 ? value : run(i(code | ABS, 1)),
                run(i(LDX | IMM, 1), i(code | IND, Math.max(offset - 1, 0))));
    }

    @Test
    void addressesDoNotWrap() {
        assertEquals(0, run(i(LD | IMM, 7), i(LDX | IMM, -1), i(LD | B | IND, 1)));
        assertEquals(0, run(i(LD | IMM, 7), i(LDX | IMM, 1), i(LD | B | IND, -1)));
        assertEquals(0, run(i(LD | IMM, 7), i(LDX | IMM, Integer.MAX_VALUE), i(LD | W | IND, 3)));
        assertEquals(0, run(i(LD | IMM, 7), i(LDX | B | MSH, 5), i(LD | IMM, 7)));
        assertEquals(20, run(i(LDX | B | MSH, 0), i(MISC | TXA, 0)));
    }

    @Test
    void everyLoadOfNothingRejects() {
        for (int code :
                new int[] {LD | B | ABS, LD | H | ABS, LD | W | ABS, LD | B | IND, LD | H | IND, LD | W | IND}) {
            assertEquals(0, run(Bytes.empty(), Ancillary.NONE, i(code, 0), i(LD | IMM, 1)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x00, 5, 0xffffffff, 4",
        "0x10, 3, 5, 0xfffffffe",
        "0x20, 0x10000, 0x10001, 0x10000",
        "0x30, 0xfffffffe, 2, 0x7fffffff",
        "0x40, 5, 2, 7",
        "0x50, 5, 4, 4",
        "0x60, 1, 31, 0x80000000",
        "0x60, 1, 33, 0",
        "0x70, 0x80000000, 31, 1",
        "0x70, 0x80000000, 32, 0",
        "0x90, 0xffffffff, 10, 5",
        "0xa0, 5, 1, 4"
    })
    void arithmeticIsUnsigned(String operation, String left, String right, String expected) {
        int code = ALU | Integer.decode(operation);
        int a = Long.decode(left).intValue();
        int b = Long.decode(right).intValue();
        int value = Long.decode(expected).intValue();
        assertEquals(value, run(i(LD | IMM, a), i(LDX | IMM, b), i(code | X, 0)));
        if (Integer.compareUnsigned(b, 32) < 0 || (code != (ALU | LSH) && code != (ALU | RSH))) {
            assertEquals(value, run(i(LD | IMM, a), i(code | K, b)));
        }
    }

    @Test
    void divisionByZeroRejects() {
        assertEquals(0, run(i(LD | IMM, 7), i(ALU | DIV | X, 0), i(LD | IMM, 7)));
        assertEquals(0, run(i(LD | IMM, 7), i(ALU | MOD | X, 0), i(LD | IMM, 7)));
    }

    @ParameterizedTest
    @CsvSource({
        "0x10, 5, 5, true", "0x10, 5, 4, false", "0x20, 0xffffffff, 1, true", "0x20, 1, 1, false",
        "0x30, 1, 1, true", "0x30, 1, 0x80000000, false", "0x40, 6, 4, true", "0x40, 6, 9, false"
    })
    void comparisonsAreUnsigned(String comparison, String left, String right, boolean holds) {
        int code = JMP | Integer.decode(comparison);
        int a = Long.decode(left).intValue();
        int b = Long.decode(right).intValue();
        Instruction no = i(RET | K, 0);
        Instruction yes = i(RET | K, 9);
        assertEquals(holds ? 9 : 0, run(i(LD | IMM, a), new Instruction(code | K, 1, 0, b), no, yes));
        assertEquals(holds ? 9 : 0, run(i(LD | IMM, a), i(LDX | IMM, b), new Instruction(code | X, 1, 0, 0), no, yes));
    }

    @Test
    void registersScratchAndLength() {
        assertEquals(1500, run(i(LD | LEN, 0)));
        assertEquals(1500, run(i(LDX | LEN, 0), i(MISC | TXA, 0)));
        assertEquals(-5, run(i(LD | IMM, 5), i(ALU | NEG, 0)));
        assertEquals(8, run(i(LD | IMM, 8), i(ST, 15), i(LD | IMM, 1), i(LDX | MEM, 15), i(MISC | TXA, 0)));
        assertEquals(3, run(i(LDX | IMM, 3), i(STX, 0), i(LD | MEM, 0)));
        assertEquals(9, run(i(JMP | JA, 1), i(RET | K, 1), i(RET | K, 9)));
    }

    @Test
    void ancillaryLoads() {
        Ancillary known = new Ancillary() {
            @Override
            public boolean vlanTagPresent() {
                return true;
            }

            @Override
            public int mark() {
                return -7;
            }
        };
        assertEquals(1, run(PACKET, known, i(LD | B | ABS, AncillaryLoad.VLAN_TAG_PRESENT.k())));
        assertEquals(-7, run(PACKET, known, i(LD | W | ABS, AncillaryLoad.MARK.k())));
        assertEquals(6, run(PACKET, known, i(LD | IMM, 5), i(LDX | IMM, 3), i(LD | W | ABS, AncillaryLoad.XOR_X.k())));
        assertEquals(0, run(PACKET, known, i(LD | W | ABS, AncillaryLoad.RANDOM.k()), i(LD | IMM, 5)));
        assertEquals(0, run(i(LD | B | ABS, AncillaryLoad.VLAN_TAG_PRESENT.k()), i(LD | IMM, 5)));
    }
}
