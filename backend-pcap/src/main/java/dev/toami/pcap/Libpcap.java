package dev.toami.pcap;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.toami.engine.BackendUnavailableException;
import org.pcap4j.core.Pcaps;
import org.slf4j.LoggerFactory;

/**
 * Finds libpcap and lets pcap4j load it; calls the functions of it that pcap4j hides.
 *
 * <p>pcap4j loads it in a static initialiser, which fails once and for ever: so the library is tried here first, under
 * each of its names, and pcap4j is told the one that works. A process has one libpcap: the first that is loaded.
 * Thread-safe.
 */
final class Libpcap {
    private static final String NAME_PROPERTY = "org.pcap4j.core.pcapLibName";
    private static final String SLF4J_PROPERTY = "slf4j.internal.verbosity";

    /** libpcap's own soname, Debian's, and the link of the development package. */
    private static final List<String> NAMES = List.of("libpcap.so.1", "libpcap.so.0.8", "libpcap.so");

    /** Came with libpcap 1.9, of 2018. */
    private static final String NEWEST_FUNCTION = "pcap_set_protocol_linux";

    /** The one that was chosen, by the name that it was chosen by. */
    private static volatile String chosen;

    private Libpcap() {}

    /**
     * Loads it unless it is loaded.
     *
     * @param wanted its path or name, if it was set
     * @return its version, in its own words
     */
    static synchronized String load(Optional<String> wanted) throws BackendUnavailableException {
        String system = System.getProperty("os.name", "");
        if (!system.toLowerCase(Locale.ROOT).equals("linux")) {
            throw new BackendUnavailableException("this backend knows the libpcap of Linux; this is " + system);
        }
        try {
            NativeLibrary.getProcess();
        } catch (LinkageError e) {
            throw new BackendUnavailableException(
                    "JNA's native library cannot be loaded (" + reason(e)
                            + "); -Djna.tmpdir names a directory to unpack it"
                            + " to that is not mounted noexec; there is none for musl",
                    e);
        }
        choose(wanted);
        try {
            muteSlf4j();
            String version = Pcaps.libVersion();
            Pcap4j.check();
            return version;
        } catch (LinkageError e) {
            throw new BackendUnavailableException(
                    "pcap4j cannot use the library " + chosen + " (" + reason(e) + ")", e);
        }
    }

    /** Tells pcap4j the library. What cannot be loaded is not chosen, so that another one can be named. */
    private static void choose(Optional<String> wanted) throws BackendUnavailableException {
        if (chosen != null) {
            if (wanted.isPresent() && !wanted.get().equals(chosen)) {
                throw new BackendUnavailableException(PcapSettings.LIBRARY.key() + " is " + wanted.get()
                        + ", but this process has loaded libpcap as " + chosen + " already");
            }
            return;
        }
        String name = wanted.orElse(System.getProperty(NAME_PROPERTY));
        if (name == null) {
            name = findName();
        } else {
            try {
                NativeLibrary.getInstance(name);
            } catch (UnsatisfiedLinkError e) {
                String key = wanted.isPresent() ? PcapSettings.LIBRARY.key() : NAME_PROPERTY;
                throw new BackendUnavailableException(
                        "the library " + name + " that " + key + " names cannot be loaded (" + reason(e) + ")", e);
            }
        }
        try {
            NativeLibrary.getInstance(name).getFunction(NEWEST_FUNCTION);
        } catch (UnsatisfiedLinkError e) {
            throw new BackendUnavailableException(
                    "the library " + name + " is not libpcap 1.9 or newer (" + reason(e) + ")", e);
        }
        System.setProperty(NAME_PROPERTY, name);
        chosen = name;
    }

    private static String findName() throws BackendUnavailableException {
        Set<String> failures = new LinkedHashSet<>();
        for (String name : NAMES) {
            try {
                NativeLibrary.getInstance(name);
                return name;
            } catch (UnsatisfiedLinkError e) {
                failures.add(reason(e).replaceFirst("^\\Q" + name + "\\E: ", ""));
            }
        }
        throw new BackendUnavailableException("libpcap is missing (" + String.join(", ", NAMES) + ": "
                + String.join("; ", failures)
                + "); install it (Debian and Ubuntu: apt install libpcap0.8; elsewhere the package libpcap), or name its"
                + " file with -Dtoami." + PcapSettings.LIBRARY.key() + " or its directory with -Djna.library.path");
    }

    /** A function of the library that is loaded. */
    static Function function(String name) {
        return NativeLibrary.getInstance(chosen).getFunction(name);
    }

    /** Calls a function that returns an int. */
    static int call(String name, Object... arguments) {
        return function(name).invokeInt(arguments);
    }

    /** Without a provider slf4j 2 says so on standard error; pcap4j is the only one that needs it here. */
    private static void muteSlf4j() {
        String before = System.getProperty(SLF4J_PROPERTY);
        if (before != null) {
            return;
        }
        System.setProperty(SLF4J_PROPERTY, "ERROR");
        try {
            LoggerFactory.getILoggerFactory();
        } finally {
            System.clearProperty(SLF4J_PROPERTY);
        }
    }

    /** In one line; what dlopen(3) said, where JNA quotes it. */
    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        List<String> lines = String.valueOf(cause.getMessage()).lines().toList();
        boolean quotes = lines.size() > 1 && lines.get(0).startsWith("Unable to load library");
        return quotes ? lines.get(1) : String.join(" ", lines);
    }
}
