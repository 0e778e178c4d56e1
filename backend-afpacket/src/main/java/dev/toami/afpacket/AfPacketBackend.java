package dev.toami.afpacket;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.toami.afpacket.netlink.DeviceList;
import dev.toami.afpacket.ring.ReceiveRing;
import dev.toami.afpacket.ring.RingReader;
import dev.toami.afpacket.ring.TransmitShape;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Configuration;
import dev.toami.engine.ConfigurationException;
import dev.toami.engine.Direction;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.Setting;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.bpf.AncillaryLoad;

/** Captures and injects through packet sockets, with no libpcap. Thread-safe. */
public final class AfPacketBackend implements CaptureBackend {
    private static final System.Logger LOG = System.getLogger(AfPacketBackend.class.getName());

    private final AfPacketSettings settings;

    /** For the service loader; does nothing. */
    public AfPacketBackend() {
        this(AfPacketSettings.DEFAULTS);
    }

    private AfPacketBackend(AfPacketSettings settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "afpacket";
    }

    /** All of a process share the native library, so that the first that is configured decides where it is unpacked. */
    @Override
    public CaptureBackend configured(Configuration configuration) throws ConfigurationException {
        Syscalls.configure(configuration);
        return new AfPacketBackend(AfPacketSettings.of(configuration));
    }

    @Override
    public List<Setting<?>> settings() {
        return AfPacketSettings.ALL;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.PSEUDO_DEVICES));
    }

    @Override
    public Availability availability() {
        String system = System.getProperty("os.name", "");
        if (!system.toLowerCase(Locale.ROOT).equals("linux")) {
            return Availability.unavailable("packet sockets are Linux's; this is " + system);
        }
        try {
            Syscalls.load();
            return Availability.available("packet sockets of Linux " + System.getProperty("os.version"));
        } catch (CaptureException e) {
            return Availability.unavailable(e.getMessage());
        }
    }

    @Override
    public List<NetworkDevice> devices() throws CaptureException {
        return DeviceList.read(Syscalls.load());
    }

    @Override
    public CaptureSession open(String device, CaptureOptions options) throws CaptureException {
        Syscalls syscalls = Syscalls.load();
        CaptureTarget target = CaptureTarget.find(syscalls, device);
        try {
            return open(syscalls, target, options);
        } catch (ErrnoException e) {
            throw Errors.of("capture on " + device, e);
        }
    }

    /** The socket is bound last: until then nothing arrives, so nothing can come in past the filter. */
    private CaptureSession open(Syscalls syscalls, CaptureTarget target, CaptureOptions options)
            throws ErrnoException, CaptureException {
        PacketSocket socket = PacketSocket.open(syscalls, target.linkLayer().isCooked());
        ReceiveRing ring = null;
        Waiter waiter = null;
        AfPacketSession session = null;
        try {
            CompiledFilter filter = FilterCompiler.compile(options.filter(), target.filterTarget(options.snapLength()));
            // The kernel computes it for every frame.
            boolean withHash = options.flowHash() || filter.ancillaryLoads().contains(AncillaryLoad.RX_HASH);
            Optional<TransmitShape> transmit = settings.wantsTransmitRing() && target.canInject()
                    ? Optional.of(TransmitShape.of(target.mtu()))
                    : Optional.empty();
            ring = RingChoice.map(syscalls, socket, target.mtu(), options, settings, withHash, transmit);
            waiter = new Waiter(syscalls, socket.fd());
            FrameGate frames = new FrameGate(options.direction(), target.loopbackIndex(), ring.pieces());
            FilterControl filters = new FilterControl(target, options.snapLength(), socket, frames, withHash);
            if (options.promiscuous() && !target.isAny()) {
                socket.setPromiscuous(target.index());
            }
            filters.start(filter);
            if (wantsNoOutgoing(target, options.direction())) {
                socket.ignoreOutgoing();
            }
            if (settings.qdiscBypass()) {
                socket.bypassQueueingDiscipline();
            }
            socket.bind(target.index());
            RingReader reader = ring.reader(target.layout(options));
            NativeResources resources =
                    new NativeResources(target.name(), socket, ring, reader, waiter, new Counters(socket));
            Transmitter transmitter = transmit.isPresent()
                    ? new RingTransmitter(ring.transmitRing(transmit.get()))
                    : new SocketTransmitter(syscalls, socket.fd());
            FrameSender sender = new FrameSender(syscalls, socket.fd(), target, transmitter);
            session = new AfPacketSession(syscalls, target, options, resources, frames, filters, sender);
            LOG.log(
                    System.Logger.Level.INFO,
                    "capturing on {0}, {1}, snap length {2}, filter \"{3}\", ring of {4} bytes",
                    target.name(),
                    target.linkLayer().linkType(),
                    options.snapLength(),
                    options.filter(),
                    ring.size());
            return session;
        } finally {
            if (session == null) {
                if (ring != null) {
                    ring.close();
                }
                if (waiter != null) {
                    waiter.close();
                }
                socket.close();
            }
        }
    }

    /** On the loopback device every frame goes out and comes in: once is enough. */
    private static boolean wantsNoOutgoing(CaptureTarget target, Direction direction) {
        return direction == Direction.IN
                || (direction == Direction.INOUT && !target.isAny() && target.loopbackIndex() != 0);
    }
}
