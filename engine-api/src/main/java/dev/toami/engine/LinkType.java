package dev.toami.engine;

import java.util.List;
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
    public static final LinkType RAW = new LinkType(101);
    public static final LinkType LOOP = new LinkType(108);
    public static final LinkType LINUX_SLL = new LinkType(113);
    public static final LinkType IPV4 = new LinkType(228);
    public static final LinkType IPV6 = new LinkType(229);
    public static final LinkType LINUX_SLL2 = new LinkType(276);

    private record Name(LinkType type, String name, String description) {}

    private static final List<Name> NAMES = List.of(
            new Name(ETHERNET, "EN10MB", "Ethernet"),
            new Name(LINUX_SLL2, "LINUX_SLL2", "Linux cooked v2"),
            new Name(LINUX_SLL, "LINUX_SLL", "Linux cooked v1"),
            new Name(RAW, "RAW", "Raw IP"),
            new Name(IPV4, "IPV4", "Raw IPv4"),
            new Name(IPV6, "IPV6", "Raw IPv6"),
            new Name(NULL, "NULL", "BSD loopback"),
            new Name(LOOP, "LOOP", "OpenBSD loopback"));

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
        return NAMES.stream()
                .filter(entry -> entry.name.equals(plain.equals("ETHERNET") ? "EN10MB" : plain))
                .map(Name::type)
                .findFirst();
    }

    /** The name as {@code tcpdump -L} shows it, or the number if there is none here. */
    public String shortName() {
        return entry().map(Name::name).orElseGet(() -> Integer.toString(value));
    }

    /** A few words for people, or the number. */
    public String description() {
        return entry().map(Name::description).orElseGet(() -> Integer.toString(value));
    }

    private Optional<Name> entry() {
        return NAMES.stream().filter(entry -> entry.type.equals(this)).findFirst();
    }

    /** For example {@code EN10MB (Ethernet)}. */
    @Override
    public String toString() {
        return entry().map(entry -> entry.name + " (" + entry.description + ")").orElseGet(() -> "LINKTYPE_" + value);
    }
}
