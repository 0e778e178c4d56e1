package dev.toami.filter.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Order;
import dev.toami.filter.meaning.Value;

import static dev.toami.filter.bpf.Opcode.*;

/** Writes the program for a decision graph. A value that is in the accumulator on every way to a test is not loaded again. */
public final class CodeGenerator {
    private final int snapLength;
    /** The first word of scratch memory that no variable is in. */
    private int scratch;

    private final List<Block> blocks = new ArrayList<>();
    private final Map<Node, Integer> places = new HashMap<>();
    private final Map<Node, Registers> before = new HashMap<>();

    private CodeGenerator(int snapLength) {
        this.snapLength = snapLength;
    }

    /**
     * The program.
     *
     * @throws TooComplexException if a computation needs more scratch memory than there is
     */
    public static List<Instruction> generate(Node start, int snapLength) throws TooComplexException {
        return new CodeGenerator(snapLength).generate(start);
    }

    private List<Instruction> generate(Node start) throws TooComplexException {
        if (start instanceof Node.Verdict verdict) {
            return List.of(verdict(verdict));
        }
        List<Node> order = Order.of(start);
        List<Node.Verdict> verdicts = new ArrayList<>();
        for (Node node : order) {
            places.put(node, places.size());
        }
        for (Node node : order) {
            for (Node next : node.next()) {
                if (next instanceof Node.Verdict verdict && places.putIfAbsent(verdict, places.size()) == null) {
                    verdicts.add(verdict);
                }
            }
        }
        scratch = order.stream()
                .mapToInt(node -> node instanceof Node.Let let ? let.variable().number() + 1 : 0)
                .max()
                .orElse(0);
        before.put(start, Registers.AT_START);
        for (Node node : order) {
            blocks.add(node instanceof Node.Branch branch ? block(branch) : block((Node.Let) node));
        }
        for (Node.Verdict verdict : verdicts) {
            blocks.add(Block.end(verdict(verdict)));
        }
        return Layout.of(Tails.shared(Stores.needed(blocks)));
    }

    private Instruction verdict(Node.Verdict verdict) {
        return Instruction.of(RET | K, verdict.accepts() ? snapLength : 0);
    }

    private Block block(Node.Let let) throws TooComplexException {
        Evaluation evaluation = new Evaluation(before.remove(let), scratch);
        evaluation.intoVariable(let.variable(), let.value());
        before.merge(let.then(), evaluation.registers(), Registers::meet);
        return Block.straight(evaluation.instructions(), places.get(let.then()));
    }

    private Block block(Node.Branch branch) throws TooComplexException {
        Evaluation evaluation = new Evaluation(before.remove(branch), scratch);
        int jump = JMP | branch.comparison();
        int k = 0;
        if (branch.right() instanceof Value.Constant constant) {
            evaluation.intoA(branch.left());
            jump |= K;
            k = constant.value();
        } else {
            evaluation.intoAAndX(branch.left(), branch.right());
            jump |= X;
        }
        Registers after = evaluation.registers();
        before.merge(branch.whenTrue(), after, Registers::meet);
        before.merge(branch.whenFalse(), after, Registers::meet);
        return new Block(
                evaluation.instructions(), jump, k, places.get(branch.whenTrue()), places.get(branch.whenFalse()));
    }
}
