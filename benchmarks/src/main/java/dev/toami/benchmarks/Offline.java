package dev.toami.benchmarks;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.toami.filter.bpf.Disassembler;
import dev.toami.filter.bpf.Instruction;

/** The program of {@code offline.c}, built by {@code cc}, with the packets in its memory. */
final class Offline implements AutoCloseable {
    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;

    private Offline(Process process) {
        this.process = process;
        commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What one run took, and how many packets each of its passes accepted. */
    record Run(long accepted, long nanoseconds) {}

    /** Builds the program in {@code directory}. */
    static Path build(Path directory) throws IOException, InterruptedException {
        Path source = directory.resolve("offline.c");
        Path program = directory.resolve("offline");
        try (InputStream in = Offline.class.getResourceAsStream("offline.c")) {
            Files.copy(in, source);
        }
        Process compiler = new ProcessBuilder("cc", "-O2", "-o", program.toString(), source.toString(), "-lpcap")
                .inheritIO()
                .start();
        if (compiler.waitFor() != 0) {
            throw new IOException("cc failed; gcc and libpcap's headers (libpcap-dev) are needed");
        }
        return program;
    }

    static Offline start(Path program, Path packets) throws IOException {
        return new Offline(new ProcessBuilder(program.toString(), packets.toString())
                .redirectError(Redirect.INHERIT)
                .start());
    }

    /** Writes packets as the program reads them. */
    static void write(List<MixedCapture.Packet> packets, Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (MixedCapture.Packet packet : packets) {
            ByteBuffer lengths = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
            lengths.putInt(packet.bytes().length()).putInt(packet.originalLength());
            out.write(lengths.array());
            out.write(packet.bytes().toArray());
        }
        Files.write(file, out.toByteArray());
    }

    /** The number of a filter of these instructions. */
    int program(List<Instruction> instructions) throws IOException {
        commands.print("program " + Disassembler.numbers(instructions));
        commands.flush();
        return Integer.parseInt(answer()[0]);
    }

    /** Number and length of a filter that libpcap compiles. */
    int[] compile(String expression, int snapLength) throws IOException {
        commands.println("compile " + snapLength + " " + expression);
        String[] answer = answer();
        return new int[] {Integer.parseInt(answer[0]), Integer.parseInt(answer[1])};
    }

    Run run(int filter, int passes) throws IOException {
        commands.println("run " + filter + " " + passes);
        String[] answer = answer();
        return new Run(Long.parseLong(answer[0]), Long.parseLong(answer[1]));
    }

    private String[] answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the C program ended");
        }
        return line.split(" ", -1);
    }

    @Override
    public void close() {
        commands.close();
        process.destroy();
    }
}
