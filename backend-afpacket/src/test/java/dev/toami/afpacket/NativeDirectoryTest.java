package dev.toami.afpacket;

import java.nio.file.Path;
import java.util.Map;

import dev.toami.engine.CaptureException;
import dev.toami.engine.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** {@code toami.native.dir}, which jffi knows as a system property. */
class NativeDirectoryTest {
    private static final String JFFI = "jffi.extract.dir";

    private String before;

    @BeforeEach
    void forget() {
        before = System.clearProperty(JFFI);
    }

    @AfterEach
    void restore() {
        System.clearProperty(JFFI);
        if (before != null) {
            System.setProperty(JFFI, before);
        }
    }

    private static void configure(Map<String, String> code) throws CaptureException {
        new AfPacketBackend().configured(Configuration.load(code));
    }

    @Test
    void theDirectoryCanComeFromCode(@TempDir Path directory) throws CaptureException {
        configure(Map.of("native.dir", directory.toString()));
        assertEquals(directory.toString(), System.getProperty(JFFI));
    }

    @Test
    void theFirstThatIsConfiguredDecides(@TempDir Path directory) throws CaptureException {
        configure(Map.of());
        assertNull(System.getProperty(JFFI));
        configure(Map.of("native.dir", directory.toString()));
        configure(Map.of("native.dir", "/"));
        assertEquals(directory.toString(), System.getProperty(JFFI));
    }
}
