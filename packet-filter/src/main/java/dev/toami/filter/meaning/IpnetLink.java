package dev.toami.filter.meaning;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Solaris's header of packets on the IP layer: version, address family, hook type, and more, 24 bytes in all. */
final class IpnetLink extends NumberedLink {
    private static final Map<Integer, List<Integer>> FAMILIES =
            Map.of(EtherTypes.IPV4, List.of(2), EtherTypes.IPV6, List.of(26));

    IpnetLink(Loads loads) {
        super(loads, FrameLayout.plain(24), 1, 1, FAMILIES);
    }

    @Override
    Optional<Condition> direction(boolean inbound) {
        return Optional.of(Condition.equal(header(2, 2), inbound ? 2 : 1));
    }
}
