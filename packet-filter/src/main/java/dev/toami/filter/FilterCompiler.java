package dev.toami.filter;

import java.util.List;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.filter.bpf.Disassembler;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.codegen.CodeGenerator;
import dev.toami.filter.codegen.TooComplexException;
import dev.toami.filter.flow.Flow;
import dev.toami.filter.flow.FlowPrinter;
import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;
import dev.toami.filter.meaning.Meaning;
import dev.toami.filter.meaning.RulePrinter;
import dev.toami.filter.optimize.Optimizer;
import dev.toami.filter.syntax.Expression;
import dev.toami.filter.syntax.Parser;
import dev.toami.filter.syntax.SyntaxPrinter;

/** Compiles expressions of pcap-filter(7). Stateless, thread-safe. */
public final class FilterCompiler {
    private FilterCompiler() {}

    /**
     * The filter of an expression; the empty one accepts everything.
     *
     * @throws FilterSyntaxException if the expression is not in the language or makes no sense on the link type
     * @throws IllegalArgumentException if there are no filters on the link type
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

    /**
     * What becomes of an expression on its way to a program.
     *
     * @throws IllegalArgumentException as {@link #compile}
     */
    public static FilterStages stages(String expression, FilterTarget target) {
        return Compilation.of(expression, target, true).stages();
    }

    /** As {@link #stages}, but for {@link #compileUnoptimized}: the graph behind the optimizer is the one before. */
    public static FilterStages stagesUnoptimized(String expression, FilterTarget target) {
        return Compilation.of(expression, target, false).stages();
    }

    private static CompiledFilter compile(String expression, FilterTarget target, boolean optimize) {
        Compilation compilation = Compilation.of(expression, target, optimize);
        return new CompiledFilter(
                expression, target, compilation.program(), compilation.meaning().needsHeader());
    }

    /** What the stages hand on, from the first to the last. */
    private record Compilation(
            Expression syntax, Meaning.Result meaning, Node flow, Node optimized, List<Instruction> program) {
        static Compilation of(String expression, FilterTarget target, boolean optimize) {
            Expression syntax = Parser.parse(expression);
            Meaning.Result meaning = Meaning.of(expression, syntax, target);
            Compilation result = of(expression, syntax, meaning, target.snapLength(), optimize);
            if (target.kind() == FilterTarget.Kind.LIVE_COOKED
                    && !meaning.needsHeader()
                    && CompiledFilter.kernelRefusal(result.program).isPresent()) {
                meaning = Meaning.withHeader(expression, syntax, target);
                result = of(expression, syntax, meaning, target.snapLength(), optimize);
            }
            return result;
        }

        private static Compilation of(
                String expression, Expression syntax, Meaning.Result meaning, int snapLength, boolean optimize) {
            Nodes nodes = new Nodes();
            Node flow = Flow.of(meaning.rule(), nodes);
            Node optimized = optimize ? Optimizer.optimize(flow, nodes) : flow;
            try {
                List<Instruction> program = CodeGenerator.generate(optimized, snapLength);
                return new Compilation(syntax, meaning, flow, optimized, program);
            } catch (TooComplexException e) {
                throw new FilterSyntaxException(expression, 0, expression.length(), e.getMessage());
            }
        }

        FilterStages stages() {
            return new FilterStages(
                    SyntaxPrinter.print(syntax),
                    RulePrinter.print(meaning.rule()),
                    FlowPrinter.print(flow),
                    FlowPrinter.print(optimized),
                    Disassembler.disassemble(program));
        }
    }
}
