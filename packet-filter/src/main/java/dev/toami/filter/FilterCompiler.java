package dev.toami.filter;

import java.util.List;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Verifier;
import dev.toami.filter.codegen.CodeGenerator;
import dev.toami.filter.codegen.TooComplexException;
import dev.toami.filter.flow.Flow;
import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;
import dev.toami.filter.meaning.Meaning;
import dev.toami.filter.optimize.Optimizer;
import dev.toami.filter.syntax.Expression;
import dev.toami.filter.syntax.Parser;

/** Compiles expressions of pcap-filter(7). Stateless, thread-safe. */
public final class FilterCompiler {
    private FilterCompiler() {}

    /**
     * The filter of an expression; the empty one accepts everything.
     *
     * @throws FilterSyntaxException if the expression is not in the language or makes no sense on the link type
     */
    public static CompiledFilter compile(String expression, FilterTarget target) {
        return compile(expression, target, true);
    }

    /**
     * As {@link #compile(String, FilterTarget)}, but every test is made in the order of the expression, none is left out
     * or joined with others: for tests of the optimizer and for {@code tcpdump -O}.
     */
    public static CompiledFilter compileUnoptimized(String expression, FilterTarget target) {
        return compile(expression, target, false);
    }

    private static CompiledFilter compile(String expression, FilterTarget target, boolean optimize) {
        Expression tree = Parser.parse(expression);
        Meaning.Result meaning = Meaning.of(expression, tree, target);
        List<Instruction> program = generate(expression, meaning, target.snapLength(), optimize);
        if (target.kind() == FilterTarget.Kind.LIVE_COOKED
                && !meaning.needsHeader()
                && program.size() > Verifier.KERNEL_LIMIT) {
            meaning = Meaning.withHeader(expression, tree, target);
            program = generate(expression, meaning, target.snapLength(), optimize);
        }
        return new CompiledFilter(expression, target, program, meaning.needsHeader());
    }

    private static List<Instruction> generate(
            String expression, Meaning.Result meaning, int snapLength, boolean optimize) {
        Nodes nodes = new Nodes();
        List<Node> graphs =
                optimize ? Optimizer.graphs(meaning.rule(), nodes) : List.of(Flow.of(meaning.rule(), nodes));
        try {
            List<Instruction> best = null;
            for (Node graph : graphs) {
                List<Instruction> program = CodeGenerator.generate(graph, snapLength);
                if (best == null || cost(program) < cost(best)) {
                    best = program;
                }
            }
            return best;
        } catch (TooComplexException e) {
            throw new FilterSyntaxException(expression, 0, expression.length(), e.getMessage());
        }
    }

    /** Loads from the packet first, then instructions. */
    private static long cost(List<Instruction> program) {
        long loads = program.stream().filter(Instruction::loadsFromPacket).count();
        return loads * Integer.MAX_VALUE + program.size();
    }
}
