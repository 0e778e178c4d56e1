package dev.toami.pcap;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;

/**
 * A session's filter, compiled by Toami and run in the JVM on each frame as it is about to come out.
 *
 * <p>pcap4j takes no instructions, only expressions for libpcap's own compiler. In the JVM a filter is in force from the
 * first frame on, and a new one for all that have not come out yet; the price is that the kernel hands over every frame.
 * It sees frames as files have them, since libpcap puts VLAN tags back.
 *
 * <p>One thread asks; others may replace the filter.
 */
final class SessionFilter {
    private final FilterTarget target;
    private final AtomicReference<Optional<CompiledFilter>> current = new AtomicReference<>(Optional.empty());
    private final AtomicLong filtered = new AtomicLong();

    SessionFilter(LinkType linkType, int snapLength, Optional<Ipv4Address> netmask) {
        FilterTarget file = FilterTarget.file(linkType, snapLength);
        this.target = netmask.map(file::withNetmask).orElse(file);
    }

    /** Puts an expression in the place of the last one, unless it is not in the language. */
    void set(String expression) {
        // There are link types without a filter language; everything can be captured on them all the same.
        current.set(expression.isBlank() ? Optional.empty() : Optional.of(FilterCompiler.compile(expression, target)));
    }

    boolean passes(PcapFrame frame) {
        Optional<CompiledFilter> filter = current.get();
        if (filter.isEmpty() || filter.get().matches(frame.whole(), frame.originalLength())) {
            return true;
        }
        filtered.lazySet(filtered.get() + 1);
        return false;
    }

    long filtered() {
        return filtered.get();
    }
}
