package dev.toami.filter;

import dev.toami.engine.FilterSyntaxException;

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
}
