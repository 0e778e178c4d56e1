package dev.toami.filter.bpf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.toami.engine.Bytes;
import dev.toami.engine.Lease;
import org.junit.jupiter.api.Test;

import static dev.toami.filter.bpf.Opcode.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProgramRunnerTest {
    private static final Bytes PACKET = Bytes.of(0, 1, 2, 3);

    /** Reads the second byte by way of scratch memory. */
    private static final Program PROGRAM = Program.of(List.of(
            Instruction.of(LD | B | ABS, 1),
            Instruction.of(ST, 5),
            Instruction.of(LDX | MEM, 5),
            Instruction.of(LD | B | IND, 1),
            Instruction.of(RET | A, 0)));

    private static int run(ProgramRunner runner) {
        return runner.run(PACKET, 4, Ancillary.NONE);
    }

    @Test
    void compilesAfterManyRunsAndNotBefore() {
        AtomicInteger compilations = new AtomicInteger();
        ProgramRunner runner = new ProgramRunner(PROGRAM, 100, program -> {
            compilations.incrementAndGet();
            return Jit.compile(program);
        });
        for (int i = 0; i < 100; i++) {
            assertEquals(2, run(runner));
        }
        assertFalse(runner.isCompiled());
        for (int i = 0; i < 100; i++) {
            assertEquals(2, run(runner));
        }
        assertTrue(runner.isCompiled());
        assertEquals(1, compilations.get());
    }

    @Test
    void whereNoClassCanBeMadeTheProgramStaysInterpreted() {
        for (Error error : List.of(new NoClassDefFoundError("org/objectweb/asm/ClassWriter"), new VerifyError())) {
            AtomicInteger compilations = new AtomicInteger();
            ProgramRunner runner = new ProgramRunner(PROGRAM, 10, program -> {
                compilations.incrementAndGet();
                throw error;
            });
            for (int i = 0; i < 100; i++) {
                assertEquals(2, run(runner));
            }
            assertFalse(runner.isCompiled());
            assertEquals(1, compilations.get());
        }
    }

    @Test
    void manyThreadsAtTheThreshold() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 50; round++) {
                AtomicInteger compilations = new AtomicInteger();
                ProgramRunner runner = new ProgramRunner(PROGRAM, 1000, program -> {
                    compilations.incrementAndGet();
                    return Jit.compile(program);
                });
                CyclicBarrier start = new CyclicBarrier(8);
                Callable<Integer> work = () -> {
                    start.await();
                    int sum = 0;
                    for (int i = 0; i < 2000; i++) {
                        sum += run(runner);
                    }
                    return sum;
                };
                for (Future<Integer> done : threads.invokeAll(Collections.nCopies(8, work))) {
                    assertEquals(4000, done.get());
                }
                assertTrue(runner.isCompiled());
                assertEquals(1, compilations.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void afterTheLeaseNothingIsRead() {
        AtomicBoolean live = new AtomicBoolean(true);
        Bytes leased = Bytes.lease(ByteBuffer.allocateDirect(9).put(4, (byte) 2).put(5, (byte) 7), 3, 6, new Lease() {
            @Override
            protected boolean permits() {
                return live.get();
            }
        });
        ProgramRunner runner = new ProgramRunner(PROGRAM, 10, Jit::compile);
        for (int i = 0; i < 20; i++) {
            live.set(true);
            assertEquals(0, runner.run(leased, 6, Ancillary.NONE));
            live.set(false);
            assertThrows(IllegalStateException.class, () -> runner.run(leased, 6, Ancillary.NONE));
        }
        assertTrue(runner.isCompiled());
    }

    @Test
    void longProgramsRun() {
        for (int length : new int[] {Jit.LIMIT, Jit.LIMIT + 1, 100_000}) {
            List<Instruction> program =
                    new ArrayList<>(Collections.nCopies(length - 1, Instruction.of(ALU | ADD, 1000)));
            program.add(Instruction.of(RET | A, 0));
            ProgramRunner runner = new ProgramRunner(Program.of(program), 3, Jit::compile);
            for (int i = 0; i < 10; i++) {
                assertEquals((length - 1) * 1000, run(runner));
            }
            assertEquals(length <= Jit.LIMIT, runner.isCompiled());
        }
    }

    /** What an ancillary value is asked of may itself run a program. */
    @Test
    void runsInsideRunsHaveTheirOwnScratchMemory() {
        Program outer = Program.of(List.of(
                Instruction.of(LD | IMM, 40),
                Instruction.of(ST, 5),
                Instruction.of(LD | W | ABS, AncillaryLoad.MARK.k()),
                Instruction.of(LDX | MEM, 5),
                Instruction.of(ALU | ADD | X, 0),
                Instruction.of(RET | A, 0)));
        Ancillary asks = new Ancillary() {
            @Override
            public int mark() {
                return Interpreter.run(PROGRAM, PACKET, 4, Ancillary.NONE);
            }
        };
        for (int i = 0; i < 2; i++) {
            assertEquals(42, Interpreter.run(outer, PACKET, 4, asks));
        }
    }
}
