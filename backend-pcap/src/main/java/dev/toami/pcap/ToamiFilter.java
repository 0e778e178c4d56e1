package dev.toami.pcap;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.LiveFrame;
import dev.toami.filter.bpf.AncillaryLoad;

/**
 * A filter that Toami compiles. It runs in the kernel where there is a packet socket, and in the JVM on every frame that
 * comes out: on those that an older filter let in, and where the kernel cannot run it.
 *
 * <p>It is compiled for whole frames whatever the snap length is, because the JVM has to come to the same verdict on a
 * frame as the kernel, and a later filter may look further than this one.
 */
final class ToamiFilter implements SessionFilter {
    private final Optional<KernelFilter> kernel;
    private final LinkType linkType;
    private final Optional<FilterTarget> target;
    private final Direction direction;
    private final int interfaceIndex;
    /** Of the device; empty where it is not known, and where each frame tells its own. */
    private final Optional<Integer> hardwareType;

    private final AtomicReference<Optional<CompiledFilter>> current = new AtomicReference<>(Optional.empty());
    private final AtomicLong filtered = new AtomicLong();
    private volatile FilterPlace place = FilterPlace.JVM;

    ToamiFilter(LiveHandle handle, Optional<KernelFilter> kernel, Direction direction, Optional<Ipv4Address> netmask)
            throws CaptureException {
        this.kernel = kernel;
        this.linkType = handle.linkType();
        this.direction = direction;
        this.interfaceIndex = handle.interfaceIndex();
        this.hardwareType = NetDevice.find(handle.device()).map(NetDevice::hardwareType);
        this.target = handle.socket()
                .flatMap(socket -> target(linkType, socket.isCooked()))
                .map(live -> netmask.map(live::withNetmask).orElse(live));
    }

    private static Optional<FilterTarget> target(LinkType linkType, boolean isCooked) {
        int length = CaptureOptions.MAX_SNAP_LENGTH;
        if (!isCooked) {
            return Optional.of(FilterTarget.liveRaw(linkType, length));
        }
        return isCooked(linkType) ? Optional.of(FilterTarget.liveCooked(linkType, length)) : Optional.empty();
    }

    private static boolean isCooked(LinkType linkType) {
        return linkType.equals(LinkType.LINUX_SLL) || linkType.equals(LinkType.LINUX_SLL2);
    }

    @Override
    public synchronized void set(String expression) throws CaptureException {
        Optional<CompiledFilter> filter = expression.isBlank() ? Optional.empty() : Optional.of(compile(expression));
        boolean inKernel = kernel.isPresent() && kernel.get().attach(filter);
        current.set(filter);
        place = inKernel ? FilterPlace.KERNEL : FilterPlace.JVM;
    }

    private CompiledFilter compile(String expression) {
        CompiledFilter filter = FilterCompiler.compile(
                expression, target.orElseGet(() -> FilterTarget.file(linkType, CaptureOptions.MAX_SNAP_LENGTH)));
        for (AncillaryLoad load : filter.ancillaryLoads()) {
            checkIsKnown(expression, load);
        }
        return filter;
    }

    /** Refuses what the kernel could tell, but libpcap does not: the JVM would have to guess. */
    private void checkIsKnown(String expression, AncillaryLoad load) {
        Optional<String> problem =
                switch (load) {
                    case PACKET_TYPE ->
                        problem(
                                !isCooked(linkType) && direction == Direction.INOUT,
                                "libpcap does not tell the direction of a frame on " + linkType
                                        + "; open the session with direction IN or OUT instead");
                    case VLAN_TCI, VLAN_TAG_PRESENT, VLAN_TPID ->
                        problem(
                                linkType.equals(LinkType.LINUX_SLL2),
                                "libpcap loses the VLAN tags of frames on " + linkType);
                    case INTERFACE_INDEX ->
                        problem(
                                linkType.equals(LinkType.LINUX_SLL) && interfaceIndex == 0,
                                "libpcap does not tell the interface of a frame on " + linkType);
                    case HARDWARE_TYPE ->
                        problem(
                                !isCooked(linkType) && hardwareType.isEmpty(),
                                "the hardware type of " + linkType + " is not known");
                    case PROTOCOL, XOR_X -> Optional.empty();
                    case MARK,
                            QUEUE,
                            RX_HASH,
                            CPU,
                            RANDOM,
                            PAYLOAD_OFFSET,
                            NETLINK_ATTRIBUTE,
                            NESTED_NETLINK_ATTRIBUTE ->
                        problem(true, "libpcap does not tell the " + words(load) + " of a frame");
                };
        problem.ifPresent(reason -> {
            throw refused(expression, reason);
        });
    }

    private static Optional<String> problem(boolean exists, String reason) {
        return exists ? Optional.of(reason) : Optional.empty();
    }

    private static String words(AncillaryLoad load) {
        return load.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static FilterSyntaxException refused(String expression, String reason) {
        return new FilterSyntaxException(expression, 0, expression.length(), reason);
    }

    @Override
    public boolean passes(PcapFrame frame) {
        Optional<CompiledFilter> filter = current.get();
        if (filter.isEmpty() || matches(filter.get(), frame)) {
            return true;
        }
        filtered.lazySet(filtered.get() + 1);
        return false;
    }

    private boolean matches(CompiledFilter filter, PcapFrame frame) {
        if (target.isEmpty()) {
            return filter.matches(frame.whole(), frame.originalLength());
        }
        LiveFrame live = LiveFrame.received(linkType, frame.whole(), frame.originalLength());
        if (!isCooked(linkType)) {
            live = live.withDevice(interfaceIndex, hardwareType.orElse(0))
                    .withPacketType(direction == Direction.OUT ? PacketType.OUTGOING : PacketType.HOST);
        } else if (linkType.equals(LinkType.LINUX_SLL)) {
            live = live.withDevice(interfaceIndex, live.hardwareType());
        }
        return live.matches(filter);
    }

    @Override
    public long filtered() {
        return filtered.get();
    }

    @Override
    public FilterPlace place() {
        return place;
    }
}
