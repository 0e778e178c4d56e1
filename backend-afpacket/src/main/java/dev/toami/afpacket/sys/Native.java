package dev.toami.afpacket.sys;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.toami.engine.CaptureException;
import dev.toami.engine.Configuration;
import dev.toami.engine.Settings;
import jnr.ffi.LibraryLoader;
import jnr.ffi.LibraryOption;
import jnr.ffi.Runtime;

/** libc, loaded once, when it is first asked for. */
record Native(LibC libc, Runtime runtime) {
    /** What jffi's library is called, whatever its version. */
    private static final String LIBRARY = "libjffi-1.2.so";

    /** What loading came to: one of the two is null. */
    private record Outcome(Native loaded, String failure) {}

    private static final class Holder {
        static final Outcome OUTCOME = load();
    }

    /** @throws CaptureException if this machine cannot load it; the message says what would cure that */
    static Native get() throws CaptureException {
        Outcome outcome = Holder.OUTCOME;
        if (outcome.loaded == null) {
            throw new CaptureException(outcome.failure);
        }
        return outcome.loaded;
    }

    private static Outcome load() {
        try {
            configure(Configuration.load());
            disableGeneratedStubs();
            return new Outcome(bind(), null);
        } catch (LinkageError | RuntimeException | CaptureException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String what = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
            return new Outcome(
                    null,
                    "jffi's native library cannot be loaded (" + root.getClass().getSimpleName() + ": " + what
                            + "); if " + System.getProperty("java.io.tmpdir")
                            + " is mounted noexec, set toami.native.dir to a directory that is not;"
                            + " on JDK 24 and later, pass --enable-native-access=ALL-UNNAMED");
        }
    }

    private static Native bind() {
        LibC libc = LibraryLoader.create(LibC.class)
                .option(LibraryOption.LoadNow, true)
                .load("c");
        return new Native(libc, Runtime.getRuntime(libc));
    }

    /**
     * Names the directory, which allows execution, for jffi's native library where the temporary directory does not: it is
     * loaded from there if it is there, else unpacked there. jffi reads its properties in a static initialiser, so they are
     * set before the first use of any of its classes.
     */
    static void configure(Configuration configuration) {
        String directory = configuration.get(Settings.NATIVE_DIRECTORY.key()).orElse(null);
        if (directory != null) {
            boolean isUnpacked = Files.exists(Path.of(directory, LIBRARY));
            setUnlessSet(isUnpacked ? "jffi.boot.library.path" : "jffi.extract.dir", directory);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Stubs of generated machine code want pages that are writable and executable; they gain nothing here. */
    private static void disableGeneratedStubs() {
        setUnlessSet("jnr.ffi.x86asm.enabled", "false");
    }
}
