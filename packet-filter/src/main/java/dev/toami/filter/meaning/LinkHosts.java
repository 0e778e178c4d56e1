package dev.toami.filter.meaning;

import java.util.Optional;
import java.util.Set;

import dev.toami.engine.MacAddress;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.syntax.Identifier;
import dev.toami.filter.syntax.Protocol;
import dev.toami.filter.syntax.Qualifiers;
import dev.toami.filter.syntax.Qualifiers.Direction;
import dev.toami.filter.syntax.Qualifiers.Kind;
import dev.toami.filter.syntax.Span;

/** What an address of the link layer means behind its qualifiers. */
final class LinkHosts {
    private static final Set<Direction> OF_WLAN =
            Set.of(Direction.ADDR1, Direction.ADDR2, Direction.ADDR3, Direction.ADDR4, Direction.RA, Direction.TA);

    private final FilterTarget target;
    private final Problems problems;

    LinkHosts(FilterTarget target, Problems problems) {
        this.target = target;
        this.problems = problems;
    }

    /** Whether the qualifiers are those of an address of the link layer. */
    static boolean isMeant(Qualifiers qualifiers) {
        return qualifiers.protocol().equals(Optional.of(Protocol.LINK))
                && qualifiers.kind().orElse(Kind.HOST) == Kind.HOST;
    }

    /** The addresses of 802.11 frames that are neither source nor destination are MAC addresses of 802.11. */
    void checkDirection(LinkLayer link, Qualifiers qualifiers) {
        boolean ofWlan = qualifiers.direction().filter(OF_WLAN::contains).isPresent();
        problems.check(
                !ofWlan || (link instanceof WlanLink && isMeant(qualifiers)),
                qualifiers.span(),
                "only the MAC addresses of 802.11 frames are told apart so");
    }

    Condition mac(LinkLayer link, Qualifiers qualifiers, MacAddress address, Span span) {
        return link.addresses()
                .flatMap(addresses -> addresses.host(qualifiers.direction(), address))
                .orElseThrow(() -> problems.at(span, "link type " + target.linkType() + " has no MAC addresses"));
    }

    Condition station(LinkLayer link, Qualifiers qualifiers, Identifier.Arcnet address) {
        problems.check(
                isMeant(qualifiers),
                address.span(),
                "an address of eight bits needs \"link host\", \"link src\" or \"link dst\"");
        return link.addresses()
                .flatMap(addresses -> addresses.station(qualifiers.direction(), address.value()))
                .orElseThrow(() -> problems.at(
                        address.span(), "link type " + target.linkType() + " has no addresses of eight bits"));
    }
}
