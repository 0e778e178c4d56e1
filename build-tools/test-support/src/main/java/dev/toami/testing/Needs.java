package dev.toami.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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

    /** The right to give network namespaces a name, as ip-netns(8) does. */
    public static void namedNamespaces() {
        Path names = Path.of("/run/netns");
        require(
                Files.isWritable(Files.exists(names) ? names : names.getParent()),
                "the right to write in " + names + ": run as root");
    }

    /** A Docker daemon on this machine, and the right to put devices into its containers' networks. */
    public static void docker() {
        String host = Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse("unix:///var/run/docker.sock");
        require(
                host.startsWith("unix://") && answersPing(Path.of(host.substring("unix://".length()))),
                "Docker, which does not answer at " + host);
        try {
            require(
                    Files.readString(Path.of("/proc/self/uid_map")).strip().matches("0\\s+0\\s+4294967295"),
                    "the right to put devices into containers: run as root");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answersPing(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap("GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            String answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
            return answer.startsWith("HTTP/1.0 200") || answer.startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
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
