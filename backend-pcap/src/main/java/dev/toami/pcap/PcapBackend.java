package dev.toami.pcap;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.toami.engine.BackendUnavailableException;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;

/** Captures and injects through libpcap and pcap4j. Thread-safe. */
public final class PcapBackend implements CaptureBackend {
    private static final System.Logger LOG = System.getLogger(PcapBackend.class.getName());

    /** For the service loader; does nothing. */
    public PcapBackend() {}

    @Override
    public String id() {
        return "pcap";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.INJECT,
                Capability.DIRECTION,
                Capability.ANY_DEVICE,
                Capability.PSEUDO_DEVICES,
                Capability.DEVICE_STATE);
    }

    @Override
    public Availability availability() {
        try {
            return Availability.available(Libpcap.load() + " through pcap4j");
        } catch (BackendUnavailableException e) {
            return Availability.unavailable(e.getMessage());
        }
    }

    /** Network devices and libpcap's pseudo-devices, in libpcap's order. */
    @Override
    public List<NetworkDevice> devices() throws CaptureException {
        Libpcap.load();
        return DeviceList.read();
    }

    @Override
    public CaptureSession open(String device, CaptureOptions options) throws CaptureException {
        Libpcap.load();
        LiveHandle handle = LiveHandle.open(device, options);
        PcapSession session = null;
        try {
            SessionFilter filter = new SessionFilter(
                    handle.linkType(), options.snapLength(), options.direction(), NetDevice.netmask(device));
            filter.set(options.filter());
            session = new PcapSession(handle, options, filter);
            LOG.log(
                    System.Logger.Level.INFO,
                    "capturing on {0}, {1}, snap length {2}, filter \"{3}\", through libpcap",
                    device,
                    handle.linkType(),
                    options.snapLength(),
                    options.filter());
            return session;
        } finally {
            if (session == null) {
                handle.close();
            }
        }
    }
}
