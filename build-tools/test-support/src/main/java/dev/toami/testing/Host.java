package dev.toami.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Another host: a network namespace that lives as long as a process in it. */
public final class Host implements AutoCloseable {
    private final Process holder;

    private Host(Process holder) {
        this.holder = holder;
    }

    public static Host start() {
        try {
            // cat waits for ever on the pipe that this process holds: it ends when the tests end, however they end.
            Process holder =
                    new ProcessBuilder("unshare", "-n", "sh", "-c", "ip link set lo up; echo ready; exec cat").start();
            if (holder.getInputStream().read() != 'r') {
                throw new AssertionError("no network namespace could be made");
            }
            return new Host(holder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return holder.pid();
    }

    /** Moves a device of the test's namespace here, up and with an address. */
    public void adopt(String device, String addressWithPrefix) {
        Shell.run("ip link set " + device + " netns " + pid());
        run("ip addr add " + addressWithPrefix + " dev " + device);
        run("ip link set " + device + " up");
    }

    public String run(String command) {
        List<String> words = command(command.split(" ", -1));
        return Shell.run(words).orFail(command);
    }

    /** The words of a command line that runs here. */
    public List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of("nsenter", "-t", Long.toString(pid()), "-n"));
        command.addAll(List.of(words));
        return command;
    }

    @Override
    public void close() {
        holder.destroy();
    }
}
