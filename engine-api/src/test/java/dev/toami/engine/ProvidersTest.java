package dev.toami.engine;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What {@link java.util.ServiceLoader} finds, and what it cannot load. */
class ProvidersTest {
    private static final String SERVICES = "META-INF/services/" + CaptureBackend.class.getName();
    private static final String UNLINKABLE = "dev.toami.missing.Unlinkable";

    @TempDir
    private Path directory;

    @BeforeEach
    void forgetTheLog() {
        RecordedLog.drain();
    }

    /** Has the given provider files and no other. */
    private static final class Loader extends ClassLoader {
        private final List<URL> files;

        Loader(List<URL> files) {
            super(ProvidersTest.class.getClassLoader());
            this.files = files;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals(SERVICES) ? Collections.enumeration(files) : super.getResources(name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(UNLINKABLE)) {
                throw new NoClassDefFoundError("dev/toami/missing/Parent");
            }
            return super.loadClass(name, resolve);
        }
    }

    public static final class Good extends ScriptedBackend {
        public Good() {
            super("good", Availability.available("it does"));
        }
    }

    public static final class AlsoGood extends ScriptedBackend {
        public AlsoGood() {
            super("also-good", Availability.available("it does, too"));
        }
    }

    public static final class SameName extends ScriptedBackend {
        public SameName() {
            super("good", Availability.available("an impostor"));
        }
    }

    public static final class ThrowingConstructor extends ScriptedBackend {
        public ThrowingConstructor() {
            super("throwing", Availability.available(""));
            throw new IllegalStateException("on purpose");
        }
    }

    public static final class MissingLibrary extends ScriptedBackend {
        public MissingLibrary() {
            super("missing", Availability.available(""));
            throw new NoClassDefFoundError("com/example/Missing");
        }
    }

    public static final class BrokenInitialiser extends ScriptedBackend {
        private static final int NUMBER = Integer.parseInt("not one");

        public BrokenInitialiser() {
            super("initialiser" + NUMBER, Availability.available(""));
        }
    }

    public static final class NoDefaultConstructor extends ScriptedBackend {
        public NoDefaultConstructor(String id) {
            super(id, Availability.available(""));
        }
    }

    public static final class Nameless extends ScriptedBackend {
        public Nameless() {
            super(null, Availability.available(""));
        }
    }

    public static final class Blank extends ScriptedBackend {
        public Blank() {
            super(" ", Availability.available(""));
        }
    }

    public static final class Auto extends ScriptedBackend {
        public Auto() {
            super("auto", Availability.available(""));
        }
    }

    public static final class ThrowingId extends ScriptedBackend {
        public ThrowingId() {
            super("x", Availability.available(""));
        }

        @Override
        public String id() {
            throw new NoClassDefFoundError("com/example/Missing");
        }
    }

    /** Each argument is the content of one provider file. */
    private Backends find(String... files) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String content : files) {
            Path file = Files.writeString(directory.resolve("providers" + urls.size()), content);
            urls.add(file.toUri().toURL());
        }
        return Backends.find(Configuration.load(), new Loader(urls));
    }

    private static List<String> warnings() {
        return RecordedLog.drain().stream()
                .filter(line -> line.startsWith("WARNING "))
                .toList();
    }

    private static String nested(String name) {
        return ProvidersTest.class.getName() + "$" + name;
    }

    @Test
    void providersComeFromAllFiles() throws IOException {
        Backends backends = find(nested("Good"), "# a comment\n\n" + nested("AlsoGood") + " # another\n");
        assertEquals(
                List.of("also-good", "good"),
                List.copyOf(backends.availabilities().keySet()));
        assertEquals(
                Good.class,
                backends.choose(Configuration.load(Map.of("backend", "good"))).getClass());
    }

    @Test
    void noneAreNoError() throws IOException {
        assertEquals(0, find().availabilities().size());
        assertEquals(0, find("").availabilities().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ThrowingConstructor",
                "MissingLibrary",
                "BrokenInitialiser",
                "NoDefaultConstructor",
                "Nameless",
                "Blank",
                "Auto",
                "ThrowingId",
                "NotThere"
            })
    void aBrokenOneDoesNotHideTheRest(String broken) throws IOException {
        onlyTheGoodOnes(nested(broken));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dev.toami.engine.BytesTest", "com.example.NotThere", UNLINKABLE, "no class name", "a.b.", "1"})
    void anImpossibleOneDoesNotHideTheRest(String impossible) throws IOException {
        onlyTheGoodOnes(impossible);
    }

    private void onlyTheGoodOnes(String bad) throws IOException {
        // A line that cannot be parsed spoils its whole file, so it has one of its own.
        for (String[] files : new String[][] {
            {bad, nested("Good") + "\n" + nested("AlsoGood")}, {nested("Good"), bad, nested("AlsoGood")}
        }) {
            Backends backends = find(files);
            assertEquals(
                    List.of("also-good", "good"),
                    List.copyOf(backends.availabilities().keySet()));
            assertEquals("also-good", backends.choose(Configuration.load()).id());
        }
        List<String> logged = warnings();
        assertEquals(2, logged.size());
        for (String line : logged) {
            assertTrue(line.startsWith("WARNING a capture backend cannot be loaded: "), line);
            assertEquals(1, line.lines().count(), line);
        }
    }

    @Test
    void theLogNamesTheBrokenOneAndWhy() throws IOException {
        find(nested("ThrowingConstructor"));
        find(nested("Blank"));
        find(UNLINKABLE);
        List<String> logged = warnings();
        assertTrue(logged.get(0).contains(nested("ThrowingConstructor")), logged.get(0));
        assertTrue(logged.get(0).endsWith("IllegalStateException: on purpose"), logged.get(0));
        assertTrue(logged.get(1).endsWith(nested("Blank") + " calls itself \" \""), logged.get(1));
        assertTrue(logged.get(2).endsWith("dev/toami/missing/Parent"), logged.get(2));
    }

    @Test
    void brokenOnesInARowDoNotHideTheRest() throws IOException {
        Backends backends = find(String.join(
                "\n",
                "com.example.NotThere",
                UNLINKABLE,
                nested("MissingLibrary"),
                nested("BrokenInitialiser"),
                nested("ThrowingConstructor"),
                nested("Good")));
        assertEquals(List.of("good"), List.copyOf(backends.availabilities().keySet()));
        assertEquals(5, warnings().size());
    }

    @Test
    void twoOfOneNameAreAnError() {
        CaptureException e = assertThrows(CaptureException.class, () -> find(nested("Good"), nested("SameName")));
        assertEquals(
                "two capture backends are called good: " + nested("Good") + " and " + nested("SameName"),
                e.getMessage());
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aClassLoaderThatFailsForEverEndsTheSearch() throws CaptureException {
        ClassLoader failing = new ClassLoader(ProvidersTest.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("disk on fire");
            }
        };
        assertEquals(
                0, Backends.find(Configuration.load(), failing).availabilities().size());
    }
}
