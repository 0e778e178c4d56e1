package dev.toami.it;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A small machine: 64 MB of heap, and a temporary directory that allows no execution. */
class ApplianceTest {
    @TempDir
    private static Path folder;

    private static Path noExec;

    @BeforeAll
    static void needs() throws Exception {
        Needs.network();
        Needs.tools("mount", "umount");
        noExec = Files.createDirectory(folder.resolve("noexec"));
        Shell.run("mount -t tmpfs -o noexec none " + noExec);
    }

    @AfterAll
    static void unmount() {
        if (noExec != null) {
            Shell.run("umount " + noExec);
        }
    }

    private static Cli start(String... options) {
        List<String> command = new ArrayList<>(Cli.command("capture", "-i", "lo"));
        command.addAll(1, List.of(options));
        command.addAll(1, List.of("-Xmx64m", "-Djava.io.tmpdir=" + noExec, "-Duser.dir=" + noExec));
        // jffi tries the current directory next.
        command.addAll(0, List.of("env", "-C", noExec.toString()));
        return Cli.start(command);
    }

    @Test
    void whatCannotBeLoadedNamesTheCure() {
        try (Cli capture = start("-Dtoami.backend=afpacket")) {
            assertEquals(1, capture.exitCode());
            assertTrue(capture.err().contains("set toami.native.dir to a directory that is not"), capture::err);
        }
    }

    @Test
    void aDirectoryThatHasItAndCannotBeWrittenCuresIt() throws Exception {
        Path prepared = Files.createDirectory(folder.resolve("prepared"));
        Shell.run("mount -t tmpfs none " + prepared);
        try {
            Path jar;
            try (Stream<Path> jars = Files.list(Cli.JAR.resolveSibling("lib"))) {
                jar = jars.filter(each -> each.getFileName().toString().matches("jffi-.*-native\\.jar"))
                        .findFirst()
                        .orElseThrow();
            }
            try (FileSystem contents = FileSystems.newFileSystem(jar)) {
                Path library = contents.getPath(
                        "jni", System.getProperty("os.arch").equals("aarch64") ? "aarch64-Linux" : "x86_64-Linux");
                Files.copy(library.resolve("libjffi-1.2.so"), prepared.resolve("libjffi-1.2.so"));
            }
            Shell.run("mount -o remount,bind,ro " + prepared);
            try (Cli capture = start("-Dtoami.backend=afpacket", "-Dtoami.native.dir=" + prepared)
                    .awaitError("listening on lo")) {
                capture.signal("INT");
                assertEquals(0, capture.exitCode(), capture::err);
            }
        } finally {
            Shell.run("umount " + prepared);
        }
    }

    @Test
    void anotherDirectoryCuresIt() throws Exception {
        Path allowed = Files.createDirectory(folder.resolve("allowed"));
        try (Cli capture = start("-Dtoami.backend=afpacket", "-Dtoami.native.dir=" + allowed)
                .awaitError("listening on lo")) {
            capture.signal("INT");
            assertEquals(0, capture.exitCode(), capture::err);
        }
    }
}
