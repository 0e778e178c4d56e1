package dev.toami.filter.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import dev.toami.engine.Bytes;
import dev.toami.filter.bpf.Ancillary;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Interpreter;
import dev.toami.filter.bpf.Program;
import dev.toami.filter.codegen.CodeGenerator;
import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;
import dev.toami.filter.meaning.Value;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever the cells, every number finds its own. */
class ChoiceTest {
    private static final Value WORD = new Value.Load(0, 4);

    private final Nodes nodes = new Nodes();

    @RepeatedTest(60)
    void findsTheCell(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        int count = 1 + random.nextInt(repetition.getCurrentRepetition() * 8);
        int aligned = random.nextInt(3) == 0 ? 8 + random.nextInt(16) : 0;
        TreeSet<Long> starts = new TreeSet<>(List.of(0L));
        while (starts.size() < count) {
            long start = (random.nextInt() & 0xffff_ffffL) >>> aligned << aligned;
            starts.add(start);
            if (random.nextInt(3) != 0 && start < Interval.LAST) {
                starts.add(Math.min(Interval.LAST, start + (1L << aligned)));
            }
        }
        List<Long> bounds = new ArrayList<>(starts);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            long last = i + 1 < bounds.size() ? bounds.get(i + 1) - 1 : Interval.LAST;
            cells.add(new Cell(bounds.get(i), last, random.nextBoolean() ? nodes.accept() : nodes.reject()));
        }
        List<Cell> joined = Cell.joined(cells);
        Program program = Program.of(CodeGenerator.generate(Choice.of(nodes, WORD, joined), 1));
        for (Cell cell : joined) {
            for (long number : new long[] {cell.first(), cell.last(), (cell.first() + cell.last()) / 2}) {
                int accepted = cell.node() == nodes.accept() ? 1 : 0;
                assertEquals(accepted, run(program, number), () -> number + " of " + joined);
            }
        }
    }

    @Test
    void manyNumbersMakeATree() throws Exception {
        Program tree = Program.of(CodeGenerator.generate(points(1000), 1));
        int steps = 0;
        for (int i = 0; i < 1000; i++) {
            assertEquals(1, run(tree, 10L * i + 5));
            assertEquals(0, run(tree, 10L * i + 6));
            steps = Math.max(steps, steps(tree.instructions(), 10L * i + 6));
        }
        assertTrue(steps < 30, steps + " instructions for one of a thousand numbers");
    }

    @Test
    void aNetworkTakesTwoComparisonsOrAMask() throws Exception {
        List<Cell> network =
                Cell.around(List.of(new Cell(0x0a000000L, 0x0affffffL, nodes.accept())), nodes.reject(), Interval.LAST);
        assertEquals(
                5, CodeGenerator.generate(Choice.of(nodes, WORD, network), 1).size());
        List<Cell> networks = new ArrayList<>();
        for (long i = 0; i < 6; i++) {
            networks.add(new Cell((i * 3) << 24, ((i * 3 + 1) << 24) - 1, nodes.accept()));
        }
        // A load, a mask, a comparison for each, two returns.
        List<Cell> cells = Cell.around(networks, nodes.reject(), Interval.LAST);
        assertEquals(
                10, CodeGenerator.generate(Choice.of(nodes, WORD, cells), 1).size());
    }

    private Node points(int count) {
        List<Cell> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new Cell(10L * i + 5, 10L * i + 5, nodes.accept()));
        }
        return Choice.of(nodes, WORD, Cell.around(points, nodes.reject(), Interval.LAST));
    }

    private static int run(Program program, long number) {
        return Interpreter.run(program, word(number), 4, Ancillary.NONE);
    }

    private static Bytes word(long number) {
        return Bytes.of((int) (number >>> 24), (int) (number >>> 16), (int) (number >>> 8), (int) number);
    }

    private static int steps(List<Instruction> program, long number) {
        int steps = 0;
        for (int pc = 0; pc < program.size(); steps++) {
            Instruction i = program.get(pc++);
            if (i.isConditionalJump()) {
                boolean equal = i.operation() == 0x10;
                long k = Integer.toUnsignedLong(i.k());
                pc += (equal ? number == k : number >= k) ? i.jt() : i.jf();
            } else if (i.code() == 5) {
                pc += i.k();
            } else if (i.operationClass() == 6) {
                break;
            }
        }
        return steps;
    }
}
