package dev.toami.benchmarks.capture;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A program on one CPU that is spoken to in lines. */
final class Agent implements AutoCloseable {
    /** With autogroups {@code nice} counts within a session only: so a session of its own, and that one goes first. */
    private static final String LIFT = "echo -20 2>/dev/null >/proc/self/autogroup; exec taskset -c \"$0\" \"$@\"";

    private static final String END = "the program ended";

    private final String name;
    private final File log;
    private final Process process;
    private final PrintWriter commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private Agent(String name, File log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, name);
        reader.setDaemon(true);
        reader.start();
    }

    static Agent start(String name, int cpu, List<String> program, File log) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", LIFT, Integer.toString(cpu)));
        command.addAll(program);
        return new Agent(
                name,
                log,
                new ProcessBuilder(command)
                        .redirectError(Redirect.appendTo(log))
                        .start());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                answers.add(line);
            }
        } catch (IOException e) {
            // So it is told when the program is ended.
        }
        answers.add(END);
    }

    String name() {
        return name;
    }

    /** Sends a command to a program that answers each with a line, however long it takes. */
    String ask(String command) throws IOException, InterruptedException {
        tell(command);
        return checked(answers.take());
    }

    void tell(String command) {
        commands.println(command);
    }

    /** The rest of the next line that begins with {@code beginning}. */
    String await(String beginning) throws IOException, InterruptedException {
        String line = await(beginning, 60_000);
        if (line == null) {
            throw new IOException(name + " does not say " + beginning);
        }
        return line;
    }

    /** As {@link #await(String)}, or null when there is none in this time. */
    String await(String beginning, long milliseconds) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        String line;
        while ((line = answers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) != null) {
            if (checked(line).startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        return null;
    }

    private String checked(String line) throws IOException {
        if (line.equals(END)) {
            answers.add(END);
            throw new IOException(name + " has ended, see " + log);
        }
        return line;
    }

    void forgetAnswers() {
        answers.clear();
    }

    /** Nanoseconds of CPU time that the program has used, all of its threads, by the generator's word. */
    long cpu(Agent generator) throws IOException, InterruptedException {
        long time = Long.parseLong(generator.ask("cpu " + process.pid()).strip());
        if (time < 0) {
            throw new IOException(name + " has ended, see " + log);
        }
        return time;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
