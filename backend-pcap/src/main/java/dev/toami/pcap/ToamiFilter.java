package dev.toami.pcap;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
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
    private final AtomicReference<Optional<CompiledFilter>> current = new AtomicReference<>(Optional.empty());
    private final AtomicLong filtered = new AtomicLong();

    ToamiFilter(LiveHandle handle, Optional<KernelFilter> kernel, Direction direction, Optional<Ipv4Address> netmask) {
        this.kernel = kernel;
        this.linkType = handle.linkType();
        this.direction = direction;
        this.interfaceIndex = handle.interfaceIndex();
        this.target = handle.socket()
                .flatMap(socket -> target(linkType, socket.isCooked()))
                .map(live -> netmask.map(live::withNetmask).orElse(live));
    }

    private static Optional<FilterTarget> target(LinkType linkType, boolean isCooked) {
        int length = CaptureOptions.MAX_SNAP_LENGTH;
        if (!isCooked) {
            return Optional.of(FilterTarget.liveRaw(linkType, length));
        }
        return KernelView.isCooked(linkType)
                ? Optional.of(FilterTarget.liveCooked(linkType, length))
                : Optional.empty();
    }

    @Override
    public synchronized void set(String expression) throws CaptureException {
        Optional<CompiledFilter> filter = expression.isBlank() ? Optional.empty() : Optional.of(compile(expression));
        if (kernel.isPresent()) {
            kernel.get().attach(filter);
        }
        current.set(filter);
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
        boolean isCooked = KernelView.isCooked(linkType);
        switch (load) {
            case PACKET_TYPE -> {
                if (!isCooked && direction == Direction.INOUT) {
                    throw refused(
                            expression,
                            "libpcap does not tell the direction of a frame on " + linkType
                                    + "; open the session with direction IN or OUT instead");
                }
            }
            case VLAN_TCI, VLAN_TAG_PRESENT, VLAN_TPID -> {
                if (linkType.equals(LinkType.LINUX_SLL2)) {
                    throw refused(expression, "libpcap loses the VLAN tags of frames on " + linkType);
                }
            }
            case INTERFACE_INDEX -> {
                if (linkType.equals(LinkType.LINUX_SLL) && interfaceIndex == 0) {
                    throw refused(expression, "libpcap does not tell the interface of a frame on " + linkType);
                }
            }
            default -> {}
        }
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
        KernelView view = KernelView.of(frame, linkType, direction);
        return filter.seesLinkHeader()
                ? filter.matches(view.bytes(), view.originalLength(), view)
                : filter.matches(view.payload(), view.payloadLength(), view);
    }

    @Override
    public long filtered() {
        return filtered.get();
    }
}
