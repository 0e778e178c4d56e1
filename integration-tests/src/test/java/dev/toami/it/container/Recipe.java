package dev.toami.it.container;

import java.nio.file.Path;

import dev.toami.testing.Needs;
import dev.toami.testing.Shell;

/** The scripts of deploy/, as docs/deploy.md tells to run them. */
final class Recipe {
    static final Path DEPLOY = Path.of(System.getProperty("toami.root"), "deploy");

    private Recipe() {}

    static void needs() {
        Needs.tools("env", "unzip", "ldd", "ldconfig", "tar", "setcap");
    }

    /** A runtime with this JVM's own JDK, in a directory that is made. */
    static void makeRuntime(Path directory) {
        Shell.run(
                "env JAVA_HOME=" + System.getProperty("java.home") + " " + DEPLOY.resolve("runtime") + " " + directory);
    }

    static void makeRootfs(String option, Path runtime, Path tar) {
        Shell.run(DEPLOY.resolve("rootfs") + " " + option + " " + runtime + " " + tar);
    }
}
