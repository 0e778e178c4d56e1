package dev.toami.filter.bpf;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import dev.toami.engine.Bytes;

/**
 * Runs one program: at first interpreted, after many runs as code of the JVM, by the rules of {@link Program} both times.
 * Thread-safe; the code lives as long as this object.
 *
 * <p>Where the JVM makes no classes at run time, as in a native image, the program stays interpreted.
 */
public final class ProgramRunner {
    /** By then interpreting has cost about what the code does that is made on the thread of the next run. */
    static final int RUNS_BEFORE_COMPILING = 20_000;

    private static final Logger LOG = System.getLogger(ProgramRunner.class.getName());
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private volatile Code code;

    public ProgramRunner(Program program) {
        this(program, RUNS_BEFORE_COMPILING, Jit::compile);
    }

    ProgramRunner(Program program, int runsBeforeCompiling, Function<Program, Code> compiler) {
        Code interpreted = new Interpreted(program);
        code = Jit.takes(program) ? new Counted(program, runsBeforeCompiling, compiler) : interpreted;
    }

    /** As {@link Interpreter#run}. */
    public int run(Bytes packet, int originalLength, Ancillary ancillary) {
        return code.run(packet, originalLength, ancillary);
    }

    boolean isCompiled() {
        return !(code instanceof Interpreted);
    }

    /** Leaves the program to the interpreter. */
    private static class Interpreted extends Code {
        private final Program program;

        Interpreted(Program program) {
            this.program = program;
        }

        @Override
        int run(Bytes packet, int originalLength, Ancillary ancillary) {
            return Interpreter.run(program, packet, originalLength, ancillary);
        }
    }

    /** Counts, and replaces itself. */
    private final class Counted extends Interpreted {
        private final Program program;
        private final Function<Program, Code> compiler;
        private final AtomicBoolean compiling = new AtomicBoolean();
        /** Not exact when threads race. */
        private int left;

        Counted(Program program, int runs, Function<Program, Code> compiler) {
            super(program);
            this.program = program;
            this.compiler = compiler;
            this.left = runs;
        }

        @Override
        int run(Bytes packet, int originalLength, Ancillary ancillary) {
            if (--left < 0 && compiling.compareAndSet(false, true)) {
                code = compile();
            }
            return super.run(packet, originalLength, ancillary);
        }

        private Code compile() {
            try {
                return compiler.apply(program);
            } catch (LinkageError | UnsupportedOperationException e) {
                if (TOLD.compareAndSet(false, true)) {
                    LOG.log(Level.DEBUG, "filters stay interpreted, because no class can be made", e);
                }
                return new Interpreted(program);
            }
        }
    }
}
