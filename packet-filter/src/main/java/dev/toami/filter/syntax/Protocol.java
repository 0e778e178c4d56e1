package dev.toami.filter.syntax;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A protocol that has a keyword: it qualifies what follows, is a test of its own, or is indexed by {@code []}. */
public enum Protocol {
    LINK("link"),
    IP("ip"),
    IP6("ip6"),
    ARP("arp"),
    RARP("rarp"),
    TCP("tcp"),
    UDP("udp"),
    SCTP("sctp"),
    ICMP("icmp"),
    ICMP6("icmp6"),
    IGMP("igmp"),
    IGRP("igrp"),
    PIM("pim"),
    VRRP("vrrp"),
    CARP("carp"),
    AH("ah"),
    ESP("esp"),
    ATALK("atalk"),
    AARP("aarp"),
    DECNET("decnet"),
    LAT("lat"),
    SCA("sca"),
    MOPRC("moprc"),
    MOPDL("mopdl"),
    ISO("iso"),
    ESIS("esis"),
    ISIS("isis"),
    L1("l1"),
    L2("l2"),
    IIH("iih"),
    LSP("lsp"),
    SNP("snp"),
    CSNP("csnp"),
    PSNP("psnp"),
    CLNP("clnp"),
    STP("stp"),
    IPX("ipx"),
    NETBEUI("netbeui"),
    /** What a capturing radio writes before each frame. */
    RADIO("radio");

    private static final Map<String, Protocol> BY_KEYWORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Protocol::toString, p -> p));
    /** Other words for {@link #LINK}. */
    private static final Set<String> LINKS = Set.of("ether", "ppp", "slip", "fddi", "tr", "wlan");

    private final String keyword;

    Protocol(String keyword) {
        this.keyword = keyword;
    }

    /** The protocol that a keyword names, null if none. */
    static Protocol of(String keyword) {
        return LINKS.contains(keyword) ? LINK : BY_KEYWORD.get(keyword);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
