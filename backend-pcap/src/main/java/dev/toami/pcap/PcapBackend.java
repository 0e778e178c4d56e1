package dev.toami.pcap;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.toami.engine.BackendUnavailableException;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Configuration;
import dev.toami.engine.ConfigurationException;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.Setting;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.engine.spi.Features;

/**
 * Captures and injects through libpcap and pcap4j. Thread-safe.
 *
 * <p>{@code pcap.filter} is {@code toami}, the default, or {@code libpcap} for libpcap's own filter compiler, with its
 * dialect and its limits: while a filter is being replaced, frames that both accept can be lost; some filters with {@code
 * vlan} match the wrong frames; what it rejects is not counted. {@code pcap.library} is the path or name of libpcap where it
 * is not found by itself; a process has one libpcap, the first that is loaded.
 *
 * <p>Filters run in the kernel on network devices and on {@code any}, and in the JVM on pseudo-devices. A buffer of more
 * than 2 GiB, which libpcap does not take, becomes one of 2 GiB. libpcap's rings hold whole frames whatever the snap length
 * is, because filters look at whole frames.
 */
public final class PcapBackend implements CaptureBackend {
    private static final System.Logger LOG = System.getLogger(PcapBackend.class.getName());

    private final PcapSettings settings;

    /** For the service loader; does nothing. */
    public PcapBackend() {
        this(PcapSettings.DEFAULTS);
    }

    private PcapBackend(PcapSettings settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "pcap";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(PcapSettings.FILTER, PcapSettings.LIBRARY);
    }

    @Override
    public CaptureBackend configured(Configuration configuration) throws ConfigurationException {
        return new PcapBackend(PcapSettings.of(configuration));
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.INJECT,
                Capability.DIRECTION,
                Capability.ANY_DEVICE,
                Capability.PSEUDO_DEVICES,
                Capability.KERNEL_FILTER,
                Capability.DEVICE_STATE);
    }

    @Override
    public Availability availability() {
        try {
            return Availability.available(Libpcap.load(settings.library()) + " through pcap4j");
        } catch (BackendUnavailableException e) {
            return Availability.unavailable(e.getMessage());
        }
    }

    /** Network devices and libpcap's pseudo-devices, in libpcap's order. */
    @Override
    public List<NetworkDevice> devices() throws CaptureException {
        Libpcap.load(settings.library());
        return DeviceList.read();
    }

    @Override
    public CaptureSession open(String device, CaptureOptions options) throws CaptureException {
        Features.check(device, options, capabilities());
        Libpcap.load(settings.library());
        Activation activation = Activation.of(device, options);
        PcapSession session = null;
        try {
            session = open(device, options, activation);
            return session;
        } finally {
            if (session == null) {
                activation.handle().close();
            }
        }
    }

    /** A packet socket lets frames in last: nothing can come in past the filter. */
    private PcapSession open(String device, CaptureOptions options, Activation activation) throws CaptureException {
        LiveHandle handle = LiveHandle.open(device, options, activation);
        SessionFilter filter = filter(handle, options);
        filter.set(options.filter());
        Optional<PacketSocket> socket = handle.socket();
        if (socket.isPresent()) {
            socket.get().receiveAll("capture on " + device);
        }
        FrameReader reader = handle.neverWaits()
                ? new PollingReader(handle, activation.selectableFd())
                : PumpingReader.start(handle);
        LOG.log(
                System.Logger.Level.INFO,
                "capturing on {0}, {1}, snap length {2}, filter \"{3}\", through libpcap",
                device,
                handle.linkType(),
                options.snapLength(),
                options.filter());
        return new PcapSession(handle, reader, options, filter);
    }

    private SessionFilter filter(LiveHandle handle, CaptureOptions options) throws CaptureException {
        String device = handle.device();
        if (settings.filterCompiler() == PcapSettings.FilterCompilerOf.LIBPCAP) {
            return new LibpcapFilter(handle, NetDevice.netmask(device));
        }
        int loopback = NetDevice.find("lo").map(NetDevice::index).orElse(0);
        Optional<KernelFilter> kernel = handle.socket()
                .map(socket ->
                        new KernelFilter(device, socket, options.direction(), handle.interfaceIndex(), loopback));
        return new ToamiFilter(handle, kernel, options.direction(), NetDevice.netmask(device));
    }
}
