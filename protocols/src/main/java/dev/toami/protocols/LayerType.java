package dev.toami.protocols;

/**
 * What kind of layer one is. Users make their own with {@code new LayerType("Name")}.
 *
 * @param name as it is printed; unique among the types that one dissector knows
 */
public record LayerType(String name) {
    public static final LayerType ETHERNET = new LayerType("Ethernet");
    public static final LayerType DOT1Q = new LayerType("Dot1Q");
    public static final LayerType LLC = new LayerType("LLC");
    public static final LayerType SNAP = new LayerType("SNAP");
    public static final LayerType LINUX_SLL = new LayerType("Linux SLL");
    public static final LayerType LINUX_SLL2 = new LayerType("Linux SLL2");
    public static final LayerType LOOPBACK = new LayerType("Loopback");
    public static final LayerType ARP = new LayerType("ARP");
    public static final LayerType IPV4 = new LayerType("IPv4");
    public static final LayerType IPV6 = new LayerType("IPv6");
    public static final LayerType IPV6_HOP_BY_HOP = new LayerType("IPv6HopByHop");
    public static final LayerType IPV6_ROUTING = new LayerType("IPv6Routing");
    public static final LayerType IPV6_FRAGMENT = new LayerType("IPv6Fragment");
    public static final LayerType IPV6_DESTINATION = new LayerType("IPv6Destination");
    public static final LayerType ICMPV4 = new LayerType("ICMPv4");
    public static final LayerType ICMPV6 = new LayerType("ICMPv6");
    public static final LayerType ICMPV6_ECHO = new LayerType("ICMPv6Echo");
    public static final LayerType ICMPV6_ROUTER_SOLICITATION = new LayerType("ICMPv6RouterSolicitation");
    public static final LayerType ICMPV6_ROUTER_ADVERTISEMENT = new LayerType("ICMPv6RouterAdvertisement");
    public static final LayerType ICMPV6_NEIGHBOR_SOLICITATION = new LayerType("ICMPv6NeighborSolicitation");
    public static final LayerType ICMPV6_NEIGHBOR_ADVERTISEMENT = new LayerType("ICMPv6NeighborAdvertisement");
    public static final LayerType ICMPV6_REDIRECT = new LayerType("ICMPv6Redirect");
    public static final LayerType IGMP = new LayerType("IGMP");
    public static final LayerType RGMP = new LayerType("RGMP");
    public static final LayerType DVMRP = new LayerType("DVMRP");
    public static final LayerType MLDV1_QUERY = new LayerType("MLDv1MulticastListenerQuery");
    public static final LayerType MLDV1_REPORT = new LayerType("MLDv1MulticastListenerReport");
    public static final LayerType MLDV1_DONE = new LayerType("MLDv1MulticastListenerDone");
    public static final LayerType MLDV2_QUERY = new LayerType("MLDv2MulticastListenerQuery");
    public static final LayerType MLDV2_REPORT = new LayerType("MLDv2MulticastListenerReport");
    public static final LayerType PIM = new LayerType("PIM");
    public static final LayerType IPSEC_AH = new LayerType("IPSecAH");
    public static final LayerType IPSEC_ESP = new LayerType("IPSecESP");
    public static final LayerType IPCOMP = new LayerType("IPComp");
    public static final LayerType UDP_ENCAPSULATION = new LayerType("UDPENCAP");
    public static final LayerType ISAKMP = new LayerType("ISAKMP");
    public static final LayerType MOBILITY = new LayerType("MIPv6");
    public static final LayerType NHRP = new LayerType("NHRP");
    public static final LayerType OSPF = new LayerType("OSPF");
    public static final LayerType VRRP = new LayerType("VRRP");
    public static final LayerType EIGRP = new LayerType("EIGRP");
    public static final LayerType HSRP = new LayerType("HSRP");
    public static final LayerType GLBP = new LayerType("GLBP");
    public static final LayerType RIP = new LayerType("RIP");
    public static final LayerType RIPNG = new LayerType("RIPng");
    public static final LayerType BGP = new LayerType("BGP");
    public static final LayerType BFD = new LayerType("BFD");
    public static final LayerType LDP = new LayerType("LDP");
    public static final LayerType RSVP = new LayerType("RSVP");
    public static final LayerType OLSR = new LayerType("OLSR");
    public static final LayerType AODV = new LayerType("AODV");
    public static final LayerType BABEL = new LayerType("Babel");
    public static final LayerType LISP = new LayerType("LISP");
    public static final LayerType LISP_DATA = new LayerType("LISPData");
    public static final LayerType TCP = new LayerType("TCP");
    public static final LayerType UDP = new LayerType("UDP");
    public static final LayerType DNS = new LayerType("DNS");
    public static final LayerType PAYLOAD = new LayerType("Payload");
    public static final LayerType FRAGMENT = new LayerType("Fragment");
    public static final LayerType DECODE_FAILURE = new LayerType("DecodeFailure");

    @Override
    public String toString() {
        return name;
    }
}
