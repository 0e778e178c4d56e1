package dev.toami.filter.meaning;

import java.util.List;
import java.util.Map;

/**
 * Frame Relay (RFC 2427) with an address of two bytes: then an unnumbered information frame's control byte and a network
 * layer protocol identifier. libpcap looks for the network layer at the start of the frame.
 */
final class FrameRelayLink extends NumberedLink {
    private static final int CONTROL = 0x0300;
    private static final Map<Integer, List<Integer>> PROTOCOLS = Map.of(
            EtherTypes.IPV4, List.of(CONTROL | 0xcc),
            EtherTypes.IPV6, List.of(CONTROL | 0x8e),
            EtherTypes.SAP_ISO, List.of(CONTROL | 0x81, CONTROL | 0x82, CONTROL | 0x83));

    FrameRelayLink(Loads loads) {
        super(loads, FrameLayout.plain(0), 2, 2, PROTOCOLS);
    }

    @Override
    Condition carriesIso(int protocol) {
        return Condition.equal(header(2, 2), CONTROL | protocol);
    }
}
