package dev.toami.it.kill;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.toami.testing.Shell;

/** Limits of this process, see getrlimit(2), that are lowered while it runs. */
final class Limit {
    private static final int DESCRIPTORS = 512;

    private Limit() {}

    /** Leaves room for so many more bytes of address space. */
    static void addressSpace(long spare) throws IOException {
        long now = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmSize:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElseThrow();
        set("as", now + spare);
    }

    private static void set(String resource, long value) {
        Shell.run("prlimit --pid " + ProcessHandle.current().pid() + " --" + resource + "=" + value + ":" + value);
    }

    /** Descriptors that are taken away from everybody else. */
    static final class Descriptors implements AutoCloseable {
        private final Deque<FileInputStream> taken = new ArrayDeque<>();

        Descriptors() {
            set("nofile", DESCRIPTORS);
        }

        /** Takes all that the process may have but so many. */
        void leave(int count) throws IOException {
            try {
                while (true) {
                    taken.push(new FileInputStream("/dev/null"));
                }
            } catch (FileNotFoundException e) {
                for (int i = 0; i < count; i++) {
                    taken.pop().close();
                }
            }
        }

        /** Whether so many are left now. */
        boolean areLeft(int count) throws IOException {
            List<FileInputStream> tried = new ArrayList<>();
            try {
                for (int i = 0; i < count; i++) {
                    tried.add(new FileInputStream("/dev/null"));
                }
                return true;
            } catch (FileNotFoundException e) {
                return false;
            } finally {
                for (FileInputStream each : tried) {
                    each.close();
                }
            }
        }

        @Override
        public void close() throws IOException {
            for (FileInputStream each : taken) {
                each.close();
            }
            taken.clear();
        }
    }
}
