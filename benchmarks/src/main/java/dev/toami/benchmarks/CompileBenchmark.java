package dev.toami.benchmarks;

import java.util.concurrent.TimeUnit;

import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to compile a list of hosts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CompileBenchmark {
    @Param({"100", "3000"})
    public int hosts;

    private String expression;

    @Setup
    public void join() {
        expression = Expressions.hosts(hosts);
    }

    @Benchmark
    public CompiledFilter compile() {
        return FilterCompiler.compile(expression, FilterTarget.file(LinkType.ETHERNET, 65535));
    }
}
