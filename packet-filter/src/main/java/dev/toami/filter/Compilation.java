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

/** What the stages hand on, from the first to the last. */
record Compilation(Expression syntax, Meaning.Result meaning, Node graph, List<Instruction> program) {
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
        List<Node> graphs =
                optimize ? Optimizer.graphs(meaning.rule(), nodes) : List.of(Flow.of(meaning.rule(), nodes));
        Compilation best = null;
        try {
            for (Node graph : graphs) {
                List<Instruction> program = CodeGenerator.generate(graph, snapLength);
                if (best == null || cost(program) < cost(best.program)) {
                    best = new Compilation(syntax, meaning, graph, program);
                }
            }
        } catch (TooComplexException e) {
            throw new FilterSyntaxException(expression, 0, expression.length(), e.getMessage());
        }
        return best;
    }

    /** Loads first, then instructions. */
    private static long cost(List<Instruction> program) {
        long loads = program.stream().filter(Instruction::loadsFromPacket).count();
        return loads * Integer.MAX_VALUE + program.size();
    }

    FilterStages stages() {
        return new FilterStages(
                SyntaxPrinter.print(syntax),
                RulePrinter.print(meaning.rule()),
                FlowPrinter.print(Flow.of(meaning.rule(), new Nodes())),
                FlowPrinter.print(graph),
                Disassembler.disassemble(program));
    }
}
