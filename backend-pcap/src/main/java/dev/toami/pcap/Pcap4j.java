package dev.toami.pcap;

import java.lang.reflect.Constructor;

import com.sun.jna.Pointer;
import dev.toami.engine.BackendUnavailableException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;

/**
 * The one thing of pcap4j that is used though it is not public: the constructor of {@link PcapHandle} for a pcap_t that is
 * there already, which pcap4j itself uses for handles that its builder does not make.
 */
final class Pcap4j {
    private static final String VERSION = "1.8.2";

    private Pcap4j() {}

    private static Constructor<PcapHandle> constructor() throws BackendUnavailableException {
        try {
            Constructor<PcapHandle> found =
                    PcapHandle.class.getDeclaredConstructor(Pointer.class, TimestampPrecision.class);
            found.setAccessible(true);
            return found;
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw unusable(e);
        }
    }

    /** @throws BackendUnavailableException if this is not the pcap4j that is known here */
    static void check() throws BackendUnavailableException {
        constructor();
    }

    static PcapHandle handle(Pointer pcap, TimestampPrecision precision) throws BackendUnavailableException {
        try {
            return constructor().newInstance(pcap, precision);
        } catch (ReflectiveOperationException e) {
            throw unusable(e);
        }
    }

    private static BackendUnavailableException unusable(Exception cause) {
        return new BackendUnavailableException(
                "the pcap4j-core on the class path is not the " + VERSION + " that this backend knows ("
                        + String.valueOf(cause).lines().findFirst().orElse("") + ")",
                cause);
    }
}
