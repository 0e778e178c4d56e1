package dev.toami.it.filter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.toami.testing.filter.Link;

/** Where the installed libpcap, 1.10.3, and this project's compiler differ on purpose, and where they still should not. */
final class KnownDifferences {
    private static final String CANNOT_BE_KNOWN = "1.10.3 lets files be asked for what only a live capture knows";

    /** What may differ on these links: a pattern of the expression, {@code //}, and how it differs. */
    private record Difference(String reason, Predicate<Link> links, Pattern pattern) {}

    private static final List<Difference> DOCUMENTED = List.of(
            everywhere("1.10.3 takes 255.255.255.255 for a multicast address", "\\bip multicast.*// .* gives"),
            everywhere(
                    "1.10.3 gives \"byte\" with | another meaning than its manual", "\\bbyte \\d+ [&|].*// .* gives"),
            everywhere("1.10.3 knows no VXLAN", "\\bvxlan.*// is accepted"),
            everywhere("1.10.3 does not know the name", "\\bloopback\\b.*// is accepted"),
            everywhere("1.10.3 checks no bounds of protocol numbers", "\\bproto\\b.*\\b70000\\b.*// (an IP|neither)"),
            notOn(
                    Set.of(Link.LINUX_SLL, Link.LINUX_SLL2, Link.PPP_PPPD, Link.SLIP, Link.PFLOG),
                    CANNOT_BE_KNOWN,
                    "\\b(in|out)bound\\b.*// files of this"),
            notOn(Set.of(Link.LINUX_SLL2), CANNOT_BE_KNOWN, "\\bifindex\\b.*// files of this"),
            everywhere(
                    "inside of a tunnel libpcap looks for the direction in the inner header",
                    "\\b(pppoes|geneve)\\b.*\\b(in|out)bound\\b.*// .* gives"),
            everywhere("only libpcap's optimizer finds a division by a computed zero", "[/%].*// division by zero"),
            everywhere(
                    "libpcap takes the first number in a computed divisor, or number of bits, for all of it",
                    "(/|%|<<|>>) .*(\\[|[-+*/%&|^(<>]).*// is accepted; libpcap: (division|modulus|shift) by"));

    private KnownDifferences() {}

    private static Difference everywhere(String reason, String pattern) {
        return notOn(Set.of(), reason, pattern);
    }

    private static Difference notOn(Set<Link> others, String reason, String pattern) {
        return new Difference(reason, link -> !others.contains(link), Pattern.compile(pattern));
    }

    /** Why an expression differs this way. */
    static Optional<String> reason(Link link, String expression, String how) {
        return DOCUMENTED.stream()
                .filter(each -> each.links().test(link)
                        && each.pattern().matcher(expression + " // " + how).find())
                .map(Difference::reason)
                .findFirst();
    }

    /** Why the results for a packet may differ. */
    static Optional<String> reason(Link link, byte[] packet) {
        boolean family = link == Link.NULL || link == Link.LOOP || link == Link.ENC;
        if (!family || packet.length < 4) {
            return Optional.empty();
        }
        int number = link == Link.LOOP ? packet[3] : packet[0];
        int others = link == Link.LOOP ? packet[0] | packet[1] | packet[2] : packet[1] | packet[2] | packet[3];
        return others == 0 && (number == 2 || number == 10)
                ? Optional.empty()
                : Optional.of("1.10.3 knows the AF_INET6 and the byte order of its own system only");
    }

    /**
     * Whether an unoptimized program of libpcap may make a load that can be left out, and is by ours, because its value
     * cannot matter: all its bits are masked out, or its place is a constant that no packet reaches.
     */
    static boolean hasNeedlessLoads(String expression) {
        return expression.matches(".*(:[0-9a-f:]*/\\d|/0|\\[ ?-|\\[4294967290|\\[0xffffffff).*");
    }
}
