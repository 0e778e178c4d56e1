package dev.toami.it.filter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.toami.testing.filter.Link;

/** Where the installed libpcap, 1.10.3, and this project's compiler differ on purpose, and where they still should not. */
final class KnownDifferences {
    private static final Set<Link> VARIABLE_HEADERS =
            Set.of(Link.IEEE802_11, Link.IEEE802_11_RADIO, Link.IEEE802_11_RADIO_AVS, Link.PRISM_HEADER, Link.PPI);

    private static final String CANNOT_BE_KNOWN = "1.10.3 lets files be asked for what only a live capture knows";

    /** What may differ on these links: a pattern of the expression, {@code //}, and how it differs. */
    private record Difference(String reason, Predicate<Link> links, Pattern pattern) {}

    private static final List<Difference> DOCUMENTED = List.of(
            everywhere("1.10.3 takes 255.255.255.255 for a multicast address", "\\bip multicast.*// .* gives"),
            everywhere(
                    "1.10.3 gives \"byte\" with | another meaning than its manual", "\\bbyte \\d+ [&|].*// .* gives"),
            everywhere("1.10.3 knows no VXLAN", "\\bvxlan.*// is accepted"),
            everywhere("1.10.3 does not know the name", "\\bloopback\\b.*// is accepted"),
            everywhere(
                    "1.10.3 checks no bounds of protocol numbers",
                    "\\bproto(chain)?\\b.*\\b(70000|256|1500)\\b.*// (an IP|an Ether|neither)"),
            notOn(
                    Set.of(Link.LINUX_SLL, Link.LINUX_SLL2, Link.PPP_PPPD, Link.SLIP, Link.PFLOG),
                    CANNOT_BE_KNOWN,
                    "\\b(in|out)bound\\b.*// files of this"),
            notOn(Set.of(Link.LINUX_SLL2), CANNOT_BE_KNOWN, "\\bifindex\\b.*// files of this"),
            everywhere(
                    "inside of a tunnel libpcap looks for the direction in the inner header",
                    "\\b(pppoes|geneve)\\b.*\\b(in|out)bound\\b.*// .* gives"),
            on(Set.of(Link.PPI), "1.10.3 takes PPI for no 802.11", "// is accepted; libpcap: .*802\\.11"),
            on(
                    Set.of(Link.DSA_TAG_DSA, Link.DSA_TAG_BRCM),
                    "1.10.3 knows nothing but the direction on DSA tags, and that from other bits",
                    "// is accepted; libpcap: .*(implemented|support|not a broad)|bound.*// .* gives"),
            on(
                    Set.of(Link.BACNET_MS_TP),
                    "1.10.3 takes BACnet's header for none, and knows addresses of eight bits on ARCnet only",
                    "// .*(only on ARCnet|not a broadcast|of bytes and of lengths only)"),
            on(Set.of(Link.SLIP), "1.10.3 takes everything but 0 for outbound", "bound.*// .* gives"),
            on(
                    VARIABLE_HEADERS,
                    "1.10.3 computes in the memory word that tells where the header ends",
                    "(\\[|\\blen|[<>=]).*// .* gives"),
            everywhere(
                    "libpcap computes in the memory words that tell where the tunnel's inside begins",
                    "(\\[|\\blen|[<>=]).*\\bgeneve\\b.*// .* gives|\\bgeneve\\b.*(\\[|\\blen|[<>=]).*// .* gives"),
            on(
                    Set.of(Link.ARCNET, Link.ARCNET_LINUX),
                    "1.10.3 looks for ARCnet's addresses and protocols elsewhere",
                    "// .* gives"),
            on(
                    Set.of(Link.MTP2, Link.MTP2_WITH_PHDR),
                    "1.10.3 masks and compares SS7's fields in another way",
                    "\\b(opc|dpc|sls|sio|hopc|hdpc|hsls|hsio)\\b.*// .* gives"),
            on(Set.of(Link.SUNATM), "1.10.3 has another meaning of != for ATM", "\\bv[cp]i !=.*// .* gives"),
            on(Set.of(Link.PFLOG), "1.10.3 knows the AF_INET6 of its own system only", "// .* gives"),
            everywhere(
                    "1.10.3 has other types of IS-IS packets", "\\b(l1|l2|iih|lsp|snp|csnp|psnp|isis)\\b.*// .* gives"),
            on(
                    Set.of(
                            Link.RAW,
                            Link.IPV4,
                            Link.IPV6,
                            Link.SLIP,
                            Link.NULL,
                            Link.LOOP,
                            Link.ENC,
                            Link.FRELAY,
                            Link.FDDI,
                            Link.IEEE802,
                            Link.ATM_RFC1483),
                    "1.10.3 loads for what cannot change the outcome, such as ARP on raw IP or LLC on FDDI",
                    "// unoptimized with a failed load"),
            everywhere(
                    "libpcap looks for the label stack inside of a tunnel in MPLS too",
                    "\\bmpls\\b.*\\b(geneve|vxlan)\\b.*// is accepted; libpcap: .*(over mpls|after MPLS)"),
            everywhere("only libpcap's optimizer finds a division by a computed zero", "[/%].*// division by zero"),
            everywhere("1.10.3 takes networks for DECnet addresses", "\\bdecnet .*\\bnet\\b.*// DECnet has no"),
            everywhere("only libpcap's optimizer finds a shift by a computed number", "(<<|>>).*// shift by more"),
            everywhere(
                    "libpcap walks through an authentication header from the packet's start",
                    "\\bprotochain\\b.*// .* gives"),
            everywhere(
                    "libpcap takes the first number in a computed divisor, or number of bits, for all of it",
                    "(/|%|<<|>>) .*(\\[|[-+*/%&|^(<>]).*// is accepted; libpcap: (division|modulus|shift) by"));

    private KnownDifferences() {}

    private static Difference on(Set<Link> links, String reason, String pattern) {
        return new Difference(reason, links::contains, Pattern.compile(pattern));
    }

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
