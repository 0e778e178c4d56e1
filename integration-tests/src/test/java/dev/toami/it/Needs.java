package dev.toami.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * What a test takes from the machine. Without it the test is skipped, and says so; with {@code
 * -Dtoami.test.strict=true}, as in CI, it fails.
 */
final class Needs {
    private static final boolean STRICT = Boolean.getBoolean("toami.test.strict");

    private Needs() {}

    /** A network namespace of the test's own, with the right to make devices in it. */
    static void network() {
        require(
                "1".equals(System.getenv("TOAMI_TEST_NETNS")),
                "a network namespace of its own: run as root, or allow unprivileged user namespaces");
        tools("ip");
        Shell.run("ip link set lo up");
    }

    /** Programs on the search path. */
    static void tools(String... names) {
        for (String name : names) {
            require(find(name) != null, "the program " + name + ", which is not installed");
        }
    }

    /** The right to change groups, which tcpdump uses when root writes a file, and which a user namespace may not give. */
    static void groups() {
        try {
            require(
                    Files.readString(Path.of("/proc/self/setgroups")).strip().equals("allow"),
                    "the right to set groups: run as root");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of a package that has no program. */
    static void file(Path path, String debianPackage) {
        require(Files.exists(path), path + " of Debian's package " + debianPackage);
    }

    static void require(boolean isThere, String what) {
        if (STRICT && !isThere) {
            throw new AssertionError("this test takes " + what);
        }
        Assumptions.assumeTrue(isThere, "skipped: this test takes " + what);
    }

    private static Path find(String name) {
        for (String folder : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(File.pathSeparator, -1)) {
            Path path = Path.of(folder, name);
            if (Files.isExecutable(path)) {
                return path;
            }
        }
        return null;
    }
}
