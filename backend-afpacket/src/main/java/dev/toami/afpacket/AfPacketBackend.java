package dev.toami.afpacket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.toami.afpacket.netlink.DeviceList;
import dev.toami.afpacket.ring.ReceiveRing;
import dev.toami.afpacket.ring.RingReader;
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
import dev.toami.engine.TimestampSource;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.bpf.AncillaryLoad;

/** Captures and injects through packet sockets, with no libpcap. Thread-safe. */
public final class AfPacketBackend implements CaptureBackend {
    private static final System.Logger LOG = System.getLogger(AfPacketBackend.class.getName());

    private final BusyPoll busyPoll;

    /** For the service loader; does nothing. */
    public AfPacketBackend() {
        this(BusyPoll.NONE);
    }

    private AfPacketBackend(BusyPoll busyPoll) {
        this.busyPoll = busyPoll;
    }

    @Override
    public String id() {
        return "afpacket";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(BusyPoll.SETTING);
    }

    /** All of a process share the native library, so that the first that is configured decides where it is unpacked. */
    @Override
    public CaptureBackend configured(Configuration configuration) throws ConfigurationException {
        Syscalls.configure(configuration);
        return new AfPacketBackend(configuration
                .get(BusyPoll.SETTING)
                .map(time -> new BusyPoll(time.toNanos()))
                .orElse(busyPoll));
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
        return openGroup(device, List.of(options)).get(0);
    }

    @Override
    public List<CaptureSession> openGroup(String device, List<CaptureOptions> members) throws CaptureException {
        Syscalls syscalls = Syscalls.load();
        CaptureTarget target = CaptureTarget.find(syscalls, device);
        List<OpenMember> opened = new ArrayList<>();
        boolean allOpen = false;
        try {
            for (CaptureOptions options : members) {
                OpenMember member = open(syscalls, target, inOneGroup(options, opened), members.size());
                opened.add(member);
                member.bind();
            }
            if (members.size() > 1) {
                FanoutGroup.settle(syscalls);
            }
            for (OpenMember member : opened) {
                member.start();
            }
            allOpen = true;
            return opened.stream().<CaptureSession>map(OpenMember::session).toList();
        } catch (ErrnoException e) {
            throw Errors.of("capture on " + device, e);
        } finally {
            if (!allOpen) {
                opened.forEach(member -> member.session().close());
            }
        }
    }

    /** A new group is new for the first member only. */
    private static CaptureOptions inOneGroup(CaptureOptions options, List<OpenMember> before) throws ErrnoException {
        if (before.isEmpty()) {
            return options;
        }
        int group = before.get(0).socket().fanoutGroup();
        return options.toBuilder()
                .fanout(options.fanout().map(fanout -> fanout.withGroup(group)))
                .build();
    }

    @Override
    public void dropPrivileges(String user) throws CaptureException {
        Privileges.drop(user);
    }

    /** Everything is ready when it returns, but that nothing arrives: {@link OpenMember#bind} comes last. */
    private OpenMember open(Syscalls syscalls, CaptureTarget target, CaptureOptions options, int members)
            throws ErrnoException, CaptureException {
        Optional<FanoutGroup> fanout = options.fanout()
                .map(group ->
                        new FanoutGroup(target.name(), group, wantsNoOutgoing(target, options.direction()), members));
        ReaderCpu readerCpu = ReaderCpu.of(syscalls, target.name(), options.readerCpu());
        PacketSocket socket = PacketSocket.open(syscalls, target.linkLayer().isCooked());
        ReceiveRing ring = null;
        Waiter waiter = null;
        AfPacketSession session = null;
        try {
            CompiledFilter filter = FilterCompiler.compile(options.filter(), target.filterTarget(options.snapLength()));
            // The kernel computes it for every frame.
            boolean withHash = filter.ancillaryLoads().contains(AncillaryLoad.RX_HASH);
            int retireMillis = (int) blockTimeout(options).toMillis();
            ring = ReceiveRing.map(syscalls, socket.fd(), options.bufferSize(), retireMillis, withHash);
            waiter = new Waiter(syscalls, socket.fd());
            FrameGate frames = new FrameGate(options.direction(), target.loopbackIndex(), ring.blockCount());
            FilterControl filters = new FilterControl(target, options.snapLength(), socket, frames, withHash);
            if (options.promiscuous() && !target.isAny()) {
                socket.setPromiscuous(target.index());
            }
            if (options.timestampSource() == TimestampSource.ADAPTER_UNSYNCED) {
                new DeviceClock(syscalls, socket, target.name()).use();
            }
            if (wantsNoOutgoing(target, options.direction())) {
                socket.ignoreOutgoing();
            }
            RingReader reader = new RingReader(ring, target.layout(options.snapLength()));
            NativeResources resources =
                    new NativeResources(target.name(), socket, ring, reader, waiter, new Counters(socket));
            session = new AfPacketSession(syscalls, target, options, resources, frames, filters, readerCpu, busyPoll);
            LOG.log(
                    System.Logger.Level.INFO,
                    "capturing on {0}, {1}, snap length {2}, filter \"{3}\", ring of {4} blocks",
                    target.name(),
                    target.linkLayer().linkType(),
                    options.snapLength(),
                    options.filter(),
                    ring.blockCount());
            return new OpenMember(session, target.index(), socket, filters, filter, fanout);
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

    /** The kernel knows no shorter one than a millisecond. */
    private static Duration blockTimeout(CaptureOptions options) {
        return options.immediate() ? Duration.ofMillis(1) : options.blockTimeout();
    }

    /** On the loopback device every frame goes out and comes in: once is enough. */
    private static boolean wantsNoOutgoing(CaptureTarget target, Direction direction) {
        return direction == Direction.IN
                || (direction == Direction.INOUT && !target.isAny() && target.loopbackIndex() != 0);
    }
}
