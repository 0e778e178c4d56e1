package dev.toami.engine;

import java.util.Locale;
import java.util.Optional;

/**
 * What a frame begins with: a LINKTYPE value of the pcap and pcapng file formats.
 *
 * <p>Where libpcap's DLT numbers differ from platform to platform, these are the LINKTYPE ones.
 *
 * @param value the number in a file's header
 * @see <a href="https://www.tcpdump.org/linktypes.html">the registry</a>
 */
public record LinkType(int value) {
    public static final LinkType NULL = new LinkType(0);
    public static final LinkType ETHERNET = new LinkType(1);
    public static final LinkType IEEE802 = new LinkType(6);
    public static final LinkType ARCNET = new LinkType(7);
    public static final LinkType SLIP = new LinkType(8);
    public static final LinkType PPP = new LinkType(9);
    public static final LinkType FDDI = new LinkType(10);
    public static final LinkType PPP_SERIAL = new LinkType(50);
    public static final LinkType PPP_ETHER = new LinkType(51);
    public static final LinkType ATM_RFC1483 = new LinkType(100);
    public static final LinkType RAW = new LinkType(101);
    public static final LinkType SLIP_BSDOS = new LinkType(102);
    public static final LinkType PPP_BSDOS = new LinkType(103);
    public static final LinkType C_HDLC = new LinkType(104);
    public static final LinkType IEEE802_11 = new LinkType(105);
    public static final LinkType ATM_CLIP = new LinkType(106);
    public static final LinkType FRELAY = new LinkType(107);
    public static final LinkType LOOP = new LinkType(108);
    public static final LinkType LINUX_SLL = new LinkType(113);
    public static final LinkType PFLOG = new LinkType(117);
    public static final LinkType PRISM_HEADER = new LinkType(119);
    public static final LinkType IP_OVER_FC = new LinkType(122);
    public static final LinkType SUNATM = new LinkType(123);
    public static final LinkType IEEE802_11_RADIO = new LinkType(127);
    public static final LinkType ARCNET_LINUX = new LinkType(129);
    public static final LinkType MTP2_WITH_PHDR = new LinkType(139);
    public static final LinkType MTP2 = new LinkType(140);
    public static final LinkType IEEE802_11_RADIO_AVS = new LinkType(163);
    public static final LinkType PPP_PPPD = new LinkType(166);
    public static final LinkType PPI = new LinkType(192);
    public static final LinkType IPV4 = new LinkType(228);
    public static final LinkType IPV6 = new LinkType(229);
    public static final LinkType NETANALYZER = new LinkType(240);
    public static final LinkType NETANALYZER_TRANSPARENT = new LinkType(241);
    public static final LinkType LINUX_SLL2 = new LinkType(276);
    public static final LinkType DSA_TAG_BRCM = new LinkType(281);
    public static final LinkType DSA_TAG_BRCM_PREPEND = new LinkType(282);
    public static final LinkType DSA_TAG_DSA = new LinkType(284);
    public static final LinkType DSA_TAG_EDSA = new LinkType(285);

    public LinkType {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("a link type has 16 bits: " + value);
        }
    }

    /**
     * The type of this name as in {@code tcpdump -y}, upper or lower case, with or without {@code DLT_}. {@code
     * LINKTYPE_} may stand before it as well, and Ethernet has the registry's name too.
     */
    public static Optional<LinkType> byName(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replaceFirst("^(DLT|LINKTYPE)_", "");
        Integer value = LinkTypeNames.value(plain.equals("ETHERNET") ? "EN10MB" : plain);
        return Optional.ofNullable(value).map(LinkType::new);
    }

    /** The name as {@code tcpdump -L} shows it, or the number if there is none. */
    public String shortName() {
        return entry().map(LinkTypeNames.Entry::name).orElseGet(() -> Integer.toString(value));
    }

    /** A few words for people, or the number. */
    public String description() {
        return entry().map(LinkTypeNames.Entry::description).orElseGet(() -> Integer.toString(value));
    }

    private Optional<LinkTypeNames.Entry> entry() {
        return Optional.ofNullable(LinkTypeNames.entry(value));
    }

    /** For example {@code EN10MB (Ethernet)}. */
    @Override
    public String toString() {
        return entry().map(entry -> entry.name() + " (" + entry.description() + ")")
                .orElseGet(() -> "LINKTYPE_" + value);
    }
}
