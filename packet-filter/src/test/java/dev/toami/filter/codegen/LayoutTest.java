package dev.toami.filter.codegen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.filter.bpf.Ancillary;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Interpreter;
import dev.toami.filter.bpf.Program;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.toami.filter.bpf.Opcode.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Jumps over every distance around the limits arrive where they should. */
class LayoutTest {
    private static final Instruction LENGTH = Instruction.of(LD | LEN, 0);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100, 126, 127, 128, 129, 252, 253, 254, 255, 256, 257, 300, 1000, 5000})
    void chainsOfTests(int tests) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < tests; i++) {
            blocks.add(new Block(List.of(LENGTH), JMP | JEQ | K, 10 + i, tests, i + 1 < tests ? i + 1 : tests + 1));
        }
        blocks.add(Block.end(Instruction.of(RET | K, 7)));
        blocks.add(Block.end(Instruction.of(RET | K, 3)));
        Program program = Program.of(Layout.of(blocks));
        for (int length = 9; length <= tests + 10; length += Math.max(1, tests / 50)) {
            int expected = length >= 10 && length < tests + 10 ? 7 : 3;
            assertEquals(expected, Interpreter.run(program, Bytes.empty(), length, Ancillary.NONE));
        }
        assertTrue(program.instructions().size() <= 2 * tests + 2 + 2 * tests / 100, "too many stones");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 250, 251, 252, 253, 254, 255, 256, 257, 258, 600, 70_000})
    void longBlocks(int distance) {
        List<Instruction> filling = Collections.nCopies(distance, LENGTH);
        List<Block> blocks = List.of(
                new Block(List.of(LENGTH), JMP | JGT | K, 5, 2, 1),
                new Block(filling, JMP | JGT | K, 3, 3, 2),
                new Block(filling, JMP | JEQ | K, 8, 3, 4),
                Block.end(Instruction.of(RET | K, 1)),
                Block.end(Instruction.of(RET | K, 2)));
        Program program = Program.of(Layout.of(blocks));
        int[] expected = {2, 2, 2, 2, 1, 1, 2, 2, 1, 2};
        for (int length = 0; length < expected.length; length++) {
            assertEquals(expected[length], Interpreter.run(program, Bytes.empty(), length, Ancillary.NONE));
        }
    }
}
