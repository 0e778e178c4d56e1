package dev.toami.engine.spi;

import java.util.Set;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.TimestampSource;
import dev.toami.engine.VlanTags;

/** What options ask for that not every backend has. */
public final class Features {
    private Features() {}

    /**
     * For a backend's {@code open}, before anything else.
     *
     * @throws IllegalArgumentException if the options want what is not among {@code capabilities}; it names the option
     */
    public static void check(String device, CaptureOptions options, Set<Capability> capabilities) {
        boolean hasSocketOptions = capabilities.contains(Capability.SOCKET_OPTIONS);
        check(device, "awaitDevice", !options.awaitDevice() || capabilities.contains(Capability.AWAIT_DEVICE));
        check(device, "fanout", options.fanout().isEmpty() || capabilities.contains(Capability.FANOUT));
        check(device, "vlanTags", options.vlanTags() == VlanTags.IN_BYTES || hasSocketOptions);
        check(device, "timestampSource", options.timestampSource() == TimestampSource.HOST || hasSocketOptions);
        check(device, "flowHash", !options.flowHash() || hasSocketOptions);
        check(device, "lockFilter", !options.lockFilter() || hasSocketOptions);
        check(device, "readerCpu", options.readerCpu().isEmpty() || hasSocketOptions);
    }

    private static void check(String device, String option, boolean canDo) {
        if (!canDo) {
            throw new IllegalArgumentException(
                    "capture on " + device + ": this backend is without the option " + option);
        }
    }
}
