package dev.toami.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints the table of README.md: our interpreter and compiled code beside libpcap's C, on the same packets. */
final class SideBySide {
    private static final String HEAD = "insns libpcap accepted      C  C+own  interp     jit  interp/C  jit/C";

    private SideBySide() {}

    /** Argument: a directory of captures; without it packets are made. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String source = arguments.length == 0 ? "-" : arguments[0];
        Path directory = Files.createTempDirectory("toami-benchmarks");
        try {
            Path program = Offline.build(directory);
            Path packets = directory.resolve("packets");
            Offline.write(MixedCapture.from(source), packets);
            for (String kind : List.of("owned", "leased")) {
                System.out.println(kind + " bytes; nanoseconds a packet");
                System.out.println(HEAD);
                Means means = new Means();
                for (String expression : Expressions.ALL) {
                    String row = contest(List.of(program.toString(), packets.toString(), kind, source, expression));
                    means.add(row);
                    System.out.println(row + "  " + expression.substring(0, Math.min(40, expression.length())));
                }
                System.out.println(means);
            }
        } finally {
            for (String name : List.of("offline", "offline.c", "packets")) {
                Files.deleteIfExists(directory.resolve(name));
            }
            Files.delete(directory);
        }
    }

    private static String contest(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(Contest.class.getName());
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String row = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        if (process.waitFor() != 0) {
            throw new IOException("the benchmark of this expression failed: " + arguments.get(4));
        }
        return row;
    }

    /** The geometric means of the two ratios. */
    private static final class Means {
        private double interpreter;
        private double jit;
        private int rows;

        void add(String row) {
            String[] fields = row.strip().split(" +", -1);
            interpreter += Math.log(Double.parseDouble(fields[fields.length - 2]));
            jit += Math.log(Double.parseDouble(fields[fields.length - 1]));
            rows++;
        }

        @Override
        public String toString() {
            return String.format(
                    "geometric means of %d: interp/C %.2f, jit/C %.2f%n",
                    rows, Math.exp(interpreter / rows), Math.exp(jit / rows));
        }
    }
}
