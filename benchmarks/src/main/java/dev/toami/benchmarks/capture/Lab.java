package dev.toami.benchmarks.capture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The devices, who works on which CPU, and where the rows go. */
final class Lab {
    /** The device that is captured on, and the one whose frames arrive there. */
    static final String RECEIVING = "r0";

    static final String SENDING = "g0";

    /** The generator's; what the kernel does for each packet until the receivers have it is done there too. */
    static final int GENERATOR_CPU = 0;

    static final int RECEIVER_CPU = 1;

    private final Options options;
    private final Path rows;
    private final File log;

    Lab(Options options) throws IOException {
        this.options = options;
        Files.createDirectories(options.out());
        rows = options.out().resolve("rows.jsonl");
        log = options.out().resolve("log.txt").toFile();
        Files.deleteIfExists(rows);
        Files.deleteIfExists(log.toPath());
    }

    /** A generator, with the lock, which it lets go of when it ends. */
    Agent generator() throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(options.programs().resolve("generator").toString(), RECEIVING));
        if (!options.text("lock").isEmpty()) {
            command.add(options.text("lock"));
        }
        Agent generator = Agent.start("generator", GENERATOR_CPU, command, log);
        generator.ask("lock");
        return generator;
    }

    Agents start(Map<String, List<String>> commands, int cpu) throws IOException, InterruptedException {
        Agents agents = new Agents();
        try {
            for (var command : commands.entrySet()) {
                agents.add(Agent.start(command.getKey(), cpu, command.getValue(), log));
            }
            for (Agent agent : agents.all()) {
                agent.await("READY");
            }
            return agents;
        } catch (IOException e) {
            agents.close();
            throw e;
        }
    }

    /** What the machine is, and what a system call costs on it. */
    Row machine() throws IOException, InterruptedException {
        try (Agent generator = generator()) {
            return Machine.row().with(Row.parse(generator.ask("syscall")));
        }
    }

    void write(Row row) throws IOException {
        Files.writeString(rows, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
