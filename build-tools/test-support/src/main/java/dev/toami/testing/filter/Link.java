package dev.toami.testing.filter;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import static dev.toami.testing.filter.Link.Feature.*;

/**
 * The link types that expressions are generated for, by libpcap's names, and which families of primitives libpcap knows on
 * them.
 *
 * @see <a href="https://www.tcpdump.org/linktypes.html">the registry of link types</a>
 */
public enum Link {
    EN10MB(1, 12, IP, MAC, TAGS, LABELS, LLC),
    RAW(101, 5, IP),
    IPV4(228, 2, IP),
    IPV6(229, 2, IP),
    LINUX_SLL(113, 4, IP, DIRECTION, LLC),
    LINUX_SLL2(276, 4, IP, DIRECTION, INTERFACE, LLC),
    NULL(0, 2, IP),
    LOOP(108, 2, IP),
    ENC(109, 1, IP),
    PPP(9, 3, IP, LABELS),
    PPP_SERIAL(50, 1, IP),
    PPP_ETHER(51, 1, IP),
    PPP_PPPD(166, 2, IP, DIRECTION),
    C_HDLC(104, 2, IP, LABELS),
    FDDI(10, 2, IP, MAC, LLC),
    IEEE802(6, 2, IP, MAC, LLC),
    IEEE802_11(105, 4, IP, MAC, LLC, TAGS, WLAN),
    IEEE802_11_RADIO(127, 4, IP, MAC, LLC, TAGS, WLAN),
    PRISM_HEADER(119, 2, IP, MAC, LLC, TAGS, WLAN),
    IEEE802_11_RADIO_AVS(163, 2, IP, MAC, LLC, TAGS, WLAN),
    PPI(192, 2, IP, MAC, LLC, WLAN),
    FRELAY(107, 1, IP),
    SLIP(8, 1, IP, DIRECTION),
    IP_OVER_FC(122, 1, IP, MAC, LLC),
    ATM_RFC1483(100, 1, IP, LLC),
    SUNATM(123, 2, IP, LLC, ATM),
    PFLOG(117, 2, IP, DIRECTION, PACKET_FILTER),
    DSA_TAG_BRCM(281, 1, IP, MAC, TAGS, LABELS, LLC, DIRECTION),
    DSA_TAG_DSA(284, 1, IP, MAC, TAGS, LABELS, LLC, DIRECTION),
    NETANALYZER(240, 1, IP, MAC, TAGS, LABELS),
    NETANALYZER_TRANSPARENT(241, 1, IP, MAC, TAGS, LABELS),
    ARCNET(7, 1, IP, SHORT_MAC),
    ARCNET_LINUX(129, 1, IP, SHORT_MAC),
    BACNET_MS_TP(165, 1, SHORT_MAC),
    MTP2(140, 1, SIGNALLING),
    MTP2_WITH_PHDR(139, 1, SIGNALLING),
    USB_LINUX(189, 1),
    CAN_SOCKETCAN(227, 1),
    NETLINK(253, 1),
    IEEE802_15_4_NOFCS(230, 1);

    /** A family of primitives. */
    enum Feature {
        IP,
        MAC,
        TAGS,
        LABELS,
        LLC,
        WLAN,
        DIRECTION,
        INTERFACE,
        PACKET_FILTER,
        ATM,
        SIGNALLING,
        SHORT_MAC
    }

    private static final List<Link> BY_WEIGHT = Arrays.stream(values())
            .flatMap(link -> Collections.nCopies(link.weight, link).stream())
            .toList();

    private final int number;
    private final int weight;

    @SuppressWarnings("ImmutableEnumChecker") // A copy that nobody else sees.
    private final Set<Feature> features;

    Link(int number, int weight, Feature... features) {
        this.number = number;
        this.weight = weight;
        this.features = Set.of(features);
    }

    /** The LINKTYPE number, which for a few is not libpcap's DLT number. */
    public int number() {
        return number;
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** Any of them, the ones that matter more often. */
    public static Link any(Dice dice) {
        return dice.pick(BY_WEIGHT);
    }
}
