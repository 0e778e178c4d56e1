package dev.toami.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * What a test takes from the machine. Without it the test is skipped, and says so on standard output; with {@code
 * -Dtoami.test.strict=true}, as in CI, it fails.
 */
public final class Needs {
    private static final boolean STRICT = Boolean.getBoolean("toami.test.strict");

    private Needs() {}

    /** A network namespace of the test's own, with the right to make devices in it. */
    public static void network() {
        require(
                "1".equals(System.getenv("TOAMI_TEST_NETNS")),
                "a network namespace of its own: run as root, or allow unprivileged user namespaces");
        tools("ip", "sysctl");
        Shell.run("ip link set lo up");
    }

    /** Programs on the search path. */
    public static void tools(String... names) {
        for (String name : names) {
            require(find(name), "the program " + name + ", which is not installed");
        }
    }

    /** A file of a Debian package that has no program. */
    public static void file(Path path, String debianPackage) {
        require(Files.exists(path), path + " of Debian's package " + debianPackage);
    }

    /** The right to change groups, which tcpdump uses when root writes a file, and which a user namespace may not give. */
    public static void groups() {
        try {
            require(
                    Files.readString(Path.of("/proc/self/setgroups")).strip().equals("allow"),
                    "the right to set groups: run as root");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips, or fails, the test that asks unless {@code isThere}. */
    public static void require(boolean isThere, String what) {
        if (STRICT && !isThere) {
            throw new AssertionError("this test takes " + what);
        }
        skipUnless(isThere, what);
    }

    static void skipUnless(boolean isThere, String what) {
        if (!isThere) {
            String test = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                    .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                            .filter(each -> each.getSimpleName().endsWith("Test"))
                            .findFirst())
                    .map(Class::getSimpleName)
                    .orElse("a test");
            System.out.println("SKIPPED: " + test + " takes " + what);
        }
        Assumptions.assumeTrue(isThere, "this test takes " + what);
    }

    private static boolean find(String name) {
        for (String folder : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }
}
