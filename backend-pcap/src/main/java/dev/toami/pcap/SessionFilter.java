package dev.toami.pcap;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.engine.Direction;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Opcode;

/**
 * A session's filter, compiled by Toami and run in the JVM on each frame as it is about to come out.
 *
 * <p>pcap4j takes no instructions, only expressions for libpcap's own compiler. In the JVM a filter is in force from the
 * first frame on, and a new one for all that have not come out yet; the price is that the kernel hands over every frame.
 * An expression means what it means on a live socket: on Ethernet it is run on the {@link KernelView} of a frame. Cooked
 * frames have all that can be asked for in their header.
 *
 * <p>One thread asks; others may replace the filter.
 */
final class SessionFilter {
    private static final int PACKET_HOST = 0;
    private static final int PACKET_OUTGOING = 4;

    private final FilterTarget target;
    private final Direction direction;
    private final AtomicReference<Optional<CompiledFilter>> current = new AtomicReference<>(Optional.empty());
    private final AtomicLong filtered = new AtomicLong();

    SessionFilter(LinkType linkType, int snapLength, Direction direction, Optional<Ipv4Address> netmask) {
        FilterTarget any = linkType.equals(LinkType.ETHERNET)
                ? FilterTarget.liveRaw(linkType, snapLength)
                : FilterTarget.file(linkType, snapLength);
        this.target = netmask.map(any::withNetmask).orElse(any);
        this.direction = direction;
    }

    /** Puts an expression in the place of the last one, unless it is not in the language. */
    void set(String expression) {
        // There are link types without a filter language; everything can be captured on them all the same.
        current.set(expression.isBlank() ? Optional.empty() : Optional.of(compile(expression)));
    }

    private CompiledFilter compile(String expression) {
        CompiledFilter filter = FilterCompiler.compile(expression, target);
        if (direction == Direction.INOUT && filter.instructions().stream().anyMatch(SessionFilter::asksForDirection)) {
            throw new FilterSyntaxException(
                    expression,
                    0,
                    expression.length(),
                    "libpcap does not tell the direction of a frame on " + target.linkType()
                            + "; open the session with direction IN or OUT instead");
        }
        return filter;
    }

    private static boolean asksForDirection(Instruction instruction) {
        return instruction.operationClass() == Opcode.LD
                && (instruction.code() & Opcode.ABS) != 0
                && instruction.k() == AncillaryLoad.PACKET_TYPE.k();
    }

    boolean passes(PcapFrame frame) {
        Optional<CompiledFilter> filter = current.get();
        if (filter.isEmpty() || matches(filter.get(), frame)) {
            return true;
        }
        filtered.lazySet(filtered.get() + 1);
        return false;
    }

    private boolean matches(CompiledFilter filter, PcapFrame frame) {
        if (!target.isLive()) {
            return filter.matches(frame.whole(), frame.originalLength());
        }
        int packetType = direction == Direction.OUT ? PACKET_OUTGOING : PACKET_HOST;
        KernelView view = KernelView.of(
                frame.whole(), frame.originalLength(), frame.metadata().interfaceIndex(), packetType);
        return filter.matches(view.bytes(), view.originalLength(), view);
    }

    long filtered() {
        return filtered.get();
    }
}
