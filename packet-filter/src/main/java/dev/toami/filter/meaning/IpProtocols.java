package dev.toami.filter.meaning;

import dev.toami.filter.syntax.Protocol;
import dev.toami.filter.syntax.Span;

/** Tests of which protocol a packet is of. */
final class IpProtocols {
    static final int ICMP = 1;
    static final int IGMP = 2;
    static final int TCP = 6;
    static final int IGRP = 9;
    static final int UDP = 17;
    static final int IPV6_FRAGMENT = 44;
    static final int ESP = 50;
    static final int AH = 51;
    static final int ICMP6 = 58;
    static final int PIM = 103;
    static final int VRRP = 112;
    static final int SCTP = 132;

    /** Offset of the protocol in an IPv4 header. */
    static final int IPV4_PROTOCOL = 9;
    /** Offset of flags and fragment offset in an IPv4 header. */
    static final int IPV4_FRAGMENT = 6;
    /** Offset of the next header in an IPv6 header. */
    static final int IPV6_NEXT = 6;

    static final int IPV6_HEADER = 40;

    private IpProtocols() {}

    static Condition ipv4(LinkLayer link, int number) {
        return Condition.all(link.carries(EtherTypes.IPV4), link.payloadIs(IPV4_PROTOCOL, 1, number));
    }

    /** In the fixed header, or behind a fragment header that follows it. */
    static Condition ipv6(LinkLayer link, int number) {
        Condition first = link.payloadIs(IPV6_NEXT, 1, number);
        Condition behindFragmentHeader =
                Condition.all(link.payloadIs(IPV6_NEXT, 1, IPV6_FRAGMENT), link.payloadIs(IPV6_HEADER, 1, number));
        return Condition.all(link.carries(EtherTypes.IPV6), Condition.any(first, behindFragmentHeader));
    }

    static Condition either(LinkLayer link, int number) {
        return Condition.any(ipv4(link, number), ipv6(link, number));
    }

    /** The first fragment of an IPv4 packet, or a whole one: only there is a transport header. */
    static Condition isFirstFragment(LinkLayer link) {
        return Condition.equal(link.payload(IPV4_FRAGMENT, 2), 0x1fff, 0);
    }

    /** A protocol's keyword alone. */
    static Condition abbreviation(LinkLayer link, Protocol protocol, Span span, Problems problems) {
        return switch (protocol) {
            case LINK, RADIO -> throw problems.at(span, "\"" + protocol + "\" alone tests nothing");
            case ESIS, ISIS, CLNP, L1, L2, IIH, LSP, SNP, CSNP, PSNP -> Iso.abbreviation(link, protocol);
            case IP -> link.carries(EtherTypes.IPV4);
            case IP6 -> link.carries(EtherTypes.IPV6);
            case ARP -> link.carries(EtherTypes.ARP);
            case RARP -> link.carries(EtherTypes.RARP);
            case TCP -> either(link, TCP);
            case UDP -> either(link, UDP);
            case SCTP -> either(link, SCTP);
            case AH -> either(link, AH);
            case ESP -> either(link, ESP);
            case PIM -> either(link, PIM);
            case ICMP -> ipv4(link, ICMP);
            case IGMP -> ipv4(link, IGMP);
            case IGRP -> ipv4(link, IGRP);
            case VRRP, CARP -> ipv4(link, VRRP);
            case ICMP6 -> ipv6(link, ICMP6);
            case ATALK, AARP, DECNET, LAT, SCA, MOPRC, MOPDL, ISO, STP, IPX, NETBEUI ->
                link.carries(EtherTypes.byName(protocol.toString()).orElseThrow());
        };
    }
}
