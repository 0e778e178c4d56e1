package dev.toami.afpacket;

import java.util.Optional;

import dev.toami.afpacket.ring.ReceiveRing;
import dev.toami.afpacket.ring.TransmitShape;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.Direction;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.bpf.AncillaryLoad;

/**
 * Puts together the sessions that are opened at once on a device, or leaves nothing behind.
 *
 * @param members how many they are
 */
record SessionOpener(Syscalls syscalls, AfPacketSettings settings, CaptureTarget target, int members) {
    private static final System.Logger LOG = System.getLogger(SessionOpener.class.getName());

    /** Characters of a filter in the log. */
    private static final int MOST_SHOWN = 200;

    /** Everything is ready when it returns, but that nothing arrives: {@link OpenMember#bind} comes last. */
    OpenMember open(CaptureOptions options) throws ErrnoException, CaptureException {
        boolean noOutgoing = wantsNoOutgoing(options.direction());
        Optional<FanoutGroup> fanout =
                options.fanout().map(group -> new FanoutGroup(target.name(), group, noOutgoing, members));
        ReaderCpu readerCpu = ReaderCpu.of(syscalls, target.name(), options.readerCpu());
        PacketSocket socket = PacketSocket.open(syscalls, target.linkLayer().isCooked());
        DeviceBinding binding = null;
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
            binding = DeviceBinding.of(syscalls, target, options, socket);
            waiter = new Waiter(syscalls, socket.fd(), binding.linksFd());
            FrameGate frames = new FrameGate(options.direction(), target.loopbackIndex(), ring.pieces());
            FilterControl filters = new FilterControl(target, options.snapLength(), socket, frames, withHash);
            if (noOutgoing) {
                socket.ignoreOutgoing();
            }
            if (settings.qdiscBypass()) {
                socket.bypassQueueingDiscipline();
            }
            FrameSender sender = transmit.isPresent()
                    ? new RingSender(syscalls, socket.fd(), target, ring.transmitRing(transmit.get()))
                    : new SocketSender(syscalls, socket.fd(), target);
            SoleSender soleSender = new SoleSender(syscalls, socket.fd());
            if (transmit.isPresent() || !target.canInject()) {
                soleSender.close();
            }
            NativeResources resources = new NativeResources(
                    target.name(),
                    socket,
                    binding,
                    ring,
                    ring.reader(target.layout(options)),
                    waiter,
                    soleSender,
                    new Counters(socket));
            session = new AfPacketSession(
                    target, options, resources, frames, filters, readerCpu, settings.busyPoll(), sender);
            LOG.log(
                    System.Logger.Level.INFO,
                    "capturing on {0}, {1}, snap length {2}, filter \"{3}\", ring of {4} bytes",
                    target.name(),
                    target.linkLayer().linkType(),
                    options.snapLength(),
                    shown(options.filter()),
                    ring.size());
            return new OpenMember(session, binding, socket, filters, filter, fanout);
        } finally {
            if (session == null) {
                if (binding != null) {
                    binding.close();
                }
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

    private static String shown(String filter) {
        return filter.length() <= MOST_SHOWN
                ? filter
                : filter.substring(0, MOST_SHOWN) + "... (" + filter.length() + " characters)";
    }

    /** On the loopback device every frame goes out and comes in: once is enough. */
    private boolean wantsNoOutgoing(Direction direction) {
        return direction == Direction.IN
                || (direction == Direction.INOUT && !target.isAny() && target.loopbackIndex() != 0);
    }
}
