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
    private static final String NO_BOUNDS = "1.10.3 checks no bounds of protocol numbers";

    private static final Set<Link> SWITCH_TAGS = Set.of(Link.DSA_TAG_BRCM, Link.DSA_TAG_DSA);
    private static final Set<Link> ARCNET = Set.of(Link.ARCNET, Link.ARCNET_LINUX);
    private static final Set<Link> SS7 = Set.of(Link.MTP2, Link.MTP2_WITH_PHDR);
    /** On these there are protocols that no frame can carry. */
    private static final Set<Link> FEW_PROTOCOLS = Set.of(
            Link.RAW,
            Link.IPV4,
            Link.IPV6,
            Link.SLIP,
            Link.NULL,
            Link.LOOP,
            Link.ENC,
            Link.PFLOG,
            Link.FRELAY,
            Link.ARCNET,
            Link.ARCNET_LINUX);
    /** On these there is an LLC header in every frame. */
    private static final Set<Link> ALWAYS_LLC = Set.of(Link.FDDI, Link.IEEE802, Link.ATM_RFC1483);

    /** What may differ on these links: a pattern of the expression, {@code //}, and how it differs. */
    private record Difference(String reason, Predicate<Link> links, Pattern pattern) {}

    private static final List<Difference> DOCUMENTED = List.of(
            everywhere("1.10.3 takes 255.255.255.255 for a multicast address", "\\bip multicast.*// .* gives"),
            everywhere(
                    "1.10.3 gives \"byte\" with | another meaning than its manual", "\\bbyte \\d+ [&|].*// .* gives"),
            everywhere("1.10.3 knows no VXLAN", "\\bvxlan.*// is accepted"),
            everywhere("1.10.3 does not know the name", "\\bloopback\\b.*// is accepted"),
            everywhere(NO_BOUNDS, "\\bproto(chain)?\\b.*\\b70000\\b.*// an (IP protocol number|EtherType) is at most"),
            everywhere(NO_BOUNDS, "\\bproto\\b.*\\b(256|1500)\\b.*// neither an EtherType nor"),
            everywhere(
                    "1.10.3 takes networks for DECnet hosts", "\\bdecnet (src |dst )?net .*// DECnet has no networks"),
            everywhere(
                    "1.10.3 takes other numbers than an area and a node for a DECnet address",
                    "\\bdecnet\\b.*// a DECnet address is an area"),
            everywhere(
                    "libpcap needs three words of memory for a tunnel of Geneve, this compiler four",
                    "(\\bgeneve\\b.*){4}// the arithmetic needs more than 16 words"),
            everywhere(
                    "1.10.3 loads DECnet's flags and the address behind them apart",
                    "\\bdecnet\\b.*// .* with a failed load gives 0"),
            everywhere(
                    "1.10.3 looks at the reserved bits of an IS-IS PDU's type too",
                    "\\b(isis proto|l1|l2|iih|lsp|snp|csnp|psnp)\\b.*// .* gives"),
            everywhere(
                    "1.10.3 goes astray behind an authentication header",
                    "\\bprotochain\\b.*// .* gives .* for (..)*33"),
            on(SWITCH_TAGS, CANNOT_BE_KNOWN, "\\b(in|out)bound\\b.*// .* gives"),
            on(
                    SWITCH_TAGS,
                    "1.10.3 knows nothing of what has a switch's tag",
                    "// is accepted; libpcap: .*(Marvell DSA|Broadcom tag|not a broadcast link|supported only on eth)"),
            on(
                    Set.of(Link.BACNET_MS_TP),
                    "1.10.3 knows no stations of MS/TP",
                    "\\$|broadcast.*// is accepted; libpcap: (aid supported|not a broadcast link)"),
            on(
                    Set.of(Link.BACNET_MS_TP),
                    "1.10.3 takes the preamble of MS/TP for a protocol",
                    "// on link type BACNET_MS_TP .* there are filters of bytes"),
            on(ARCNET, "1.10.3 does not read the station's number", "\\$[0-9a-f]+.*// .* gives"),
            on(
                    Set.of(Link.PPI),
                    "1.10.3 does not take what PPI carries for 802.11",
                    "\\b(type|subtype|dir|direction)\\b.*// is accepted; libpcap: (802.11 link|frame direction)"),
            on(
                    SS7,
                    "1.10.3 loads four bytes for a destination of two",
                    "\\bh?dpc\\b.*// .* with a failed load gives 2"),
            on(SS7, "1.10.3 takes != for =", "\\b(h?sio|h?opc|h?dpc|h?sls) !=.*// .* gives"),
            on(Set.of(Link.SUNATM), "1.10.3 takes != for =", "\\bv[pc]i !=.*// .* gives"),
            on(Set.of(Link.SLIP), "1.10.3 takes all but what came in for outbound", "\\boutbound\\b.*// .* gives"),
            on(FEW_PROTOCOLS, "1.10.3 makes tests that cannot matter", "// .* with a failed load gives 2"),
            on(ALWAYS_LLC, "1.10.3 makes tests that cannot matter", "\\bllc\\b.*// .* with a failed load gives 2"),
            on(
                    Set.of(Link.LINUX_SLL2),
                    "1.10.3 looks for a direction in the kernel's metadata from inside of a tunnel",
                    "\\b(pppoes|geneve)\\b.*\\bifindex\\b.*// .* gives"),
            everywhere(
                    "inside of a tunnel libpcap looks for the direction in the inner header",
                    "\\b(pppoes|geneve)\\b.*\\b(in|out)bound\\b.*// .* gives"),
            everywhere(
                    "inside of a tunnel libpcap passes as long an LLC header as there is outside of it",
                    "\\bgeneve\\b.*\\b(iso proto|clnp|es-?is|is-?is)\\b.*// .* gives"),
            everywhere(
                    "inside of a tunnel libpcap looks for the labels outside of it",
                    "\\bmpls\\b.*\\bgeneve\\b.*// .*(unsupported protocol over mpls|no VLAN match after MPLS| gives )"),
            notOn(
                    Set.of(Link.LINUX_SLL, Link.LINUX_SLL2, Link.PPP_PPPD, Link.SLIP, Link.PFLOG),
                    CANNOT_BE_KNOWN,
                    "\\b(in|out)bound\\b.*// files of this"),
            notOn(Set.of(Link.LINUX_SLL2), CANNOT_BE_KNOWN, "\\bifindex\\b.*// files of this"),
            everywhere("only libpcap's optimizer finds a division by a computed zero", "[/%].*// division by zero"),
            everywhere(
                    "libpcap takes the first number in a computed divisor, or number of bits, for all of it",
                    "(/|%|<<|>>) .*(\\[|[-+*/%&|^(<>]).*// is accepted; libpcap: (division|modulus|shift) by"));

    private KnownDifferences() {}

    private static Difference everywhere(String reason, String pattern) {
        return notOn(Set.of(), reason, pattern);
    }

    private static Difference on(Set<Link> links, String reason, String pattern) {
        return new Difference(reason, links::contains, Pattern.compile(pattern));
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

    /**
     * Whether an unoptimized program of libpcap may make a load that can be left out, and is by ours, because its value
     * cannot matter: all its bits are masked out, or its place is a constant that no packet reaches.
     */
    static boolean hasNeedlessLoads(String expression) {
        return expression.matches(".*(:[0-9a-f:]*/\\d|/0|\\[ ?-|\\[4294967290|\\[0xffffffff).*");
    }
}
