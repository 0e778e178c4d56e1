package dev.toami.filter.meaning;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ARCnet with the long header of RFC 1201, as BSD and Linux write it.
 *
 * <pre>
 * BSD    0      1           2        3     4        6
 *        |source|destination|protocol|split|sequence| payload
 * Linux  0      1           2        4        5     6        8
 *        |source|destination| offset |protocol|split|sequence| payload
 * </pre>
 */
final class ArcnetLink extends NumberedLink {
    private static final Map<Integer, List<Integer>> PROTOCOLS = Map.of(
            EtherTypes.IPV4, List.of(0xd4),
            EtherTypes.ARP, List.of(0xd5),
            EtherTypes.RARP, List.of(0xd6),
            EtherTypes.ATALK, List.of(0xdd),
            EtherTypes.IPV6, List.of(0xc4));

    private ArcnetLink(Loads loads, int protocol) {
        super(loads, FrameLayout.plain(protocol + 4), protocol, 1, PROTOCOLS);
    }

    static LinkLayer bsd(Loads loads) {
        return new ArcnetLink(loads, 2);
    }

    static LinkLayer linux(Loads loads) {
        return new ArcnetLink(loads, 4);
    }

    @Override
    Optional<LinkAddresses> addresses() {
        return Optional.of(new StationAddresses(this, 0, 1, 0, true));
    }
}
