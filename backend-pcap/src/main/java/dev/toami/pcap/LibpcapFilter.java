package dev.toami.pcap;

import java.util.Optional;

import dev.toami.engine.CaptureException;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.Ipv4Address;

/**
 * A filter that libpcap compiles and sets, for those who want its dialect. Its limits are libpcap's:
 *
 * <ul>
 *   <li>While a filter is being replaced, frames that both accept are dropped: pcap_setfilter(3PCAP) on Linux lets nothing in
 *       while it empties the buffer. The first filter is in force before the first frame.
 *   <li>Its optimiser gets some filters with {@code vlan} wrong, such as {@code ip and vlan 100}, which matches nothing.
 *   <li>Frames that were in the buffer when the filter was replaced are judged by an interpreter that knows no direction, no
 *       interface index and, in libpcap 1.10.6, no VLAN identifier: they are lost.
 *   <li>It takes seconds for hundreds of hosts, and host names are looked up in DNS.
 * </ul>
 */
final class LibpcapFilter implements SessionFilter {
    private final LiveHandle handle;
    private final Optional<Ipv4Address> netmask;

    LibpcapFilter(LiveHandle handle, Optional<Ipv4Address> netmask) {
        this.handle = handle;
        this.netmask = netmask;
    }

    @Override
    public void set(String expression) throws CaptureException {
        handle.setLibpcapFilter(expression, netmask);
    }

    @Override
    public boolean passes(PcapFrame frame) {
        return true;
    }

    /** Not known: libpcap does not count them. */
    @Override
    public long filtered() {
        return 0;
    }

    @Override
    public FilterPlace place() {
        return FilterPlace.LIBRARY;
    }
}
