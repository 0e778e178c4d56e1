package dev.toami.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.toami.engine.Bytes;
import dev.toami.engine.Lease;
import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.Ancillary;
import dev.toami.filter.bpf.Interpreter;
import dev.toami.filter.bpf.Program;

/**
 * One expression on one kind of windows, in a JVM of its own: rounds of libpcap's C with our program, with its own program,
 * of the interpreter and of compiled code by turns. Prints the medians in nanoseconds of CPU time a packet.
 */
final class Contest {
    private static final int SNAP_LENGTH = 65535;
    private static final int ROUNDS = 25;
    private static final int PASSES = 20;
    private static final int WARM_UP = 12_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Bytes[] packets;
    private final int[] originalLengths;

    /** Goes over all packets once and counts those that are accepted. */
    private interface Pass {
        long run();
    }

    private Contest(Bytes[] packets, int[] originalLengths) {
        this.packets = packets;
        this.originalLengths = originalLengths;
    }

    /** Arguments: the C program, its file of packets, {@code owned} or {@code leased}, directory or -, the expression. */
    public static void main(String[] arguments) throws IOException {
        List<MixedCapture.Packet> capture = MixedCapture.from(arguments[3]);
        int[] lengths =
                capture.stream().mapToInt(MixedCapture.Packet::originalLength).toArray();
        Bytes[] windows = arguments[2].equals("owned") ? owned(capture) : leased(capture);
        try (Offline offline = Offline.start(Path.of(arguments[0]), Path.of(arguments[1]))) {
            System.out.println(new Contest(windows, lengths).row(arguments[4], offline));
        }
    }

    private static Bytes[] owned(List<MixedCapture.Packet> capture) {
        return capture.stream()
                .map(packet -> Bytes.wrap(packet.bytes().toArray()))
                .toArray(Bytes[]::new);
    }

    /**
     * One behind the other in one piece of memory, as in a ring. The windows are made after that, with no arrays between
     * them: then they take as much of the cache as the headers that C has, which are one behind the other, too.
     */
    private static Bytes[] leased(List<MixedCapture.Packet> capture) {
        int size = capture.stream().mapToInt(packet -> packet.bytes().length()).sum();
        ByteBuffer memory = ByteBuffer.allocateDirect(size);
        capture.forEach(packet -> memory.put(packet.bytes().toArray()));
        memory.clear();
        Lease lease = new Lease();
        Bytes[] windows = new Bytes[capture.size()];
        int start = 0;
        for (int i = 0; i < windows.length; i++) {
            int length = capture.get(i).bytes().length();
            windows[i] = Bytes.lease(memory, start, length, lease);
            start += length;
        }
        return windows;
    }

    private String row(String expression, Offline offline) throws IOException {
        CompiledFilter filter = FilterCompiler.compile(expression, FilterTarget.file(LinkType.ETHERNET, SNAP_LENGTH));
        Program program = filter.program();
        int ours = offline.program(filter.instructions());
        int[] theirs = offline.compile(expression, SNAP_LENGTH);
        Pass interpreted = () -> interpret(program);
        Pass compiled = () -> match(filter);
        for (int runs = 0; runs < WARM_UP; runs += packets.length) {
            interpreted.run();
            compiled.run();
        }
        double[][] times = new double[4][ROUNDS];
        long[] accepted = new long[4];
        for (int round = 0; round < ROUNDS; round++) {
            Offline.Run[] runs = {
                offline.run(ours, PASSES), run(interpreted), offline.run(theirs[0], PASSES), run(compiled)
            };
            for (int i = 0; i < runs.length; i++) {
                times[i][round] = (double) runs[i].nanoseconds() / PASSES / packets.length;
                accepted[i] = runs[i].accepted();
                if (accepted[i] != accepted[0]) {
                    throw new IllegalStateException(expression + ": accepted " + Arrays.toString(accepted));
                }
            }
        }
        double c = median(times[0]);
        double interpreter = median(times[1]);
        double jit = median(times[3]);
        return String.format(
                Locale.ROOT,
                "%5d %6d %8d %7.2f %7.2f %7.2f %7.2f %7.2f %6.2f",
                program.instructions().size(),
                theirs[1],
                accepted[0],
                c,
                median(times[2]),
                interpreter,
                jit,
                interpreter / c,
                jit / c);
    }

    private long interpret(Program program) {
        long accepted = 0;
        for (int i = 0; i < packets.length; i++) {
            accepted += Interpreter.run(program, packets[i], originalLengths[i], Ancillary.NONE) != 0 ? 1 : 0;
        }
        return accepted;
    }

    private long match(CompiledFilter filter) {
        long accepted = 0;
        for (int i = 0; i < packets.length; i++) {
            accepted += filter.matches(packets[i], originalLengths[i]) ? 1 : 0;
        }
        return accepted;
    }

    private static Offline.Run run(Pass pass) {
        long accepted = 0;
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < PASSES; i++) {
            accepted += pass.run();
        }
        return new Offline.Run(accepted / PASSES, THREADS.getCurrentThreadCpuTime() - start);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
