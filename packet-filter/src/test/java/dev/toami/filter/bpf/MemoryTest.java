package dev.toami.filter.bpf;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.toami.filter.bpf.Opcode.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What programs take of a small JVM. */
class MemoryTest {
    private static final int FILTERS = 20_000;
    private static final int RUNS = 3_000_000;

    @TempDir
    Path directory;

    private void run(Class<?> main, String expected, String... options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx64m", "-Xlog:disable"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        File output = directory.resolve("output").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it takes too long");
        assertEquals(expected + "\n", Files.readString(output.toPath()));
        assertEquals(0, process.exitValue());
    }

    /** Compiled code goes with its filter; otherwise it would need several times the memory that there is. */
    @Test
    void manyFiltersOneAfterTheOther() throws Exception {
        run(Making.class, FILTERS + " compiled", "-XX:MaxMetaspaceSize=32m", "-XX:+UseSerialGC");
    }

    /** Nothing is collected here: 24 bytes a run would be more than there is. */
    @Test
    void runsAllocateNothing() throws Exception {
        run(Running.class, "done", "-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC");
    }

    static final class Making {
        private Making() {}

        public static void main(String[] arguments) {
            int compiled = 0;
            for (int i = 0; i < FILTERS; i++) {
                ProgramRunner runner = new ProgramRunner(
                        Program.of(List.of(Instruction.of(LD | IMM, i), Instruction.of(RET | A, 0))), 1, Jit::compile);
                for (int j = 0; j < 3; j++) {
                    if (runner.run(Bytes.empty(), 0, Ancillary.NONE) != i) {
                        throw new AssertionError(i);
                    }
                }
                compiled += runner.isCompiled() ? 1 : 0;
            }
            System.out.println(compiled + " compiled");
        }
    }

    static final class Running {
        private Running() {}

        public static void main(String[] arguments) {
            Program program = Program.of(List.of(
                    Instruction.of(LD | B | ABS, 1),
                    Instruction.of(ST, 5),
                    Instruction.of(LDX | MEM, 5),
                    Instruction.of(LD | B | IND, 1),
                    Instruction.of(RET | A, 0)));
            Bytes packet = Bytes.of(0, 1, 2, 3);
            ProgramRunner runner = new ProgramRunner(program);
            for (int i = 0; i < RUNS; i++) {
                int sum = runner.run(packet, 4, Ancillary.NONE) + Interpreter.run(program, packet, 4, Ancillary.NONE);
                if (sum != 4) {
                    throw new AssertionError(sum);
                }
            }
            System.out.println(runner.isCompiled() ? "done" : "not compiled");
        }
    }
}
