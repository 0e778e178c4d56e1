package dev.toami.afpacket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.afpacket.sys.UserId;
import dev.toami.engine.CaptureException;

/** Gives up root once sessions are open, as programs do that capture for long. Thread-safe. */
public final class Privileges {
    private static final Path TASKS = Path.of("/proc/self/task");

    private Privileges() {}

    /**
     * Makes this process one of {@code user}: with that user's groups, and no capabilities, for good and in all threads.
     *
     * <p>Sessions that are open go on: reading, injecting, their filters and statistics take no privilege. Opening another
     * one does, and attaching a debugger to this JVM takes root. By the time that this returns every thread has been looked
     * at.
     *
     * @throws CaptureException if there is no such user, or this process may not become it; or if a thread kept a
     *     capability, as one does that had it without being root
     * @see <a href="https://man7.org/linux/man-pages/man7/capabilities.7.html">capabilities(7), "Effect of user ID changes"</a>
     */
    public static void drop(String user) throws CaptureException {
        Syscalls syscalls = Syscalls.load();
        String action = "become the user " + user;
        UserId id = syscalls.findUser(user).orElseThrow(() -> new CaptureException(action + ": there is no such user"));
        try {
            syscalls.become(id);
        } catch (ErrnoException e) {
            throw Errors.ofIdentity(action, e);
        }
        for (Path task : tasks(action)) {
            check(action, id, task);
        }
    }

    private static List<Path> tasks(String action) throws CaptureException {
        try (Stream<Path> tasks = Files.list(TASKS)) {
            return tasks.toList();
        } catch (IOException e) {
            throw new CaptureException(action + ": it is done, but it cannot be told whether in all threads: " + e, e);
        }
    }

    private static void check(String action, UserId id, Path task) throws CaptureException {
        List<String> status;
        try {
            status = Files.readAllLines(task.resolve("status"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            if (!Files.exists(task)) {
                return;
            }
            throw new CaptureException(action + ": it is done, but it cannot be told whether in all threads: " + e, e);
        }
        for (String line : status) {
            if (!isWithout(line, id)) {
                throw new CaptureException(action + ": thread " + task.getFileName() + " still has " + line.strip());
            }
        }
    }

    /** Whether a line of proc_pid_status(5) speaks of no more rights than the user's. */
    private static boolean isWithout(String line, UserId id) {
        String[] words = line.strip().split("\\s+", -1);
        return switch (words[0]) {
            case "Uid:" -> areAll(words, Integer.toUnsignedString(id.user()));
            case "Gid:" -> areAll(words, Integer.toUnsignedString(id.group()));
            case "CapPrm:", "CapEff:", "CapAmb:" -> id.user() == 0 || Long.parseUnsignedLong(words[1], 16) == 0;
            default -> true;
        };
    }

    private static boolean areAll(String[] words, String number) {
        return Stream.of(words).skip(1).allMatch(number::equals);
    }
}
