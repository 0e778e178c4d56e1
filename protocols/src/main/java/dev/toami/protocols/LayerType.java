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
    public static final LayerType TCP = new LayerType("TCP");
    public static final LayerType UDP = new LayerType("UDP");
    public static final LayerType DNS = new LayerType("DNS");
    public static final LayerType MPLS = new LayerType("MPLS");
    public static final LayerType PW_ETHERNET = new LayerType("PWEthernet");
    public static final LayerType PW_ACH = new LayerType("PWACH");
    public static final LayerType GRE = new LayerType("GRE");
    public static final LayerType ERSPAN_I = new LayerType("ERSPAN Type I");
    public static final LayerType ERSPAN_II = new LayerType("ERSPAN Type II");
    public static final LayerType ERSPAN_III = new LayerType("ERSPAN Type III");
    public static final LayerType ETHERIP = new LayerType("EtherIP");
    public static final LayerType NSH = new LayerType("NSH");
    public static final LayerType IPCOMP = new LayerType("IPComp");
    public static final LayerType L2TP = new LayerType("L2TP");
    public static final LayerType L2TPV3 = new LayerType("L2TPv3");
    public static final LayerType VXLAN = new LayerType("VXLAN");
    public static final LayerType VXLAN_GPE = new LayerType("VXLAN-GPE");
    public static final LayerType GENEVE = new LayerType("Geneve");
    public static final LayerType GTPV1U = new LayerType("GTPv1U");
    public static final LayerType GTPV1C = new LayerType("GTPv1C");
    public static final LayerType GTPV2 = new LayerType("GTPv2");
    public static final LayerType TEREDO = new LayerType("Teredo");
    public static final LayerType WIREGUARD = new LayerType("WireGuard");
    public static final LayerType AYIYA = new LayerType("AYIYA");
    public static final LayerType MPLS_ECHO = new LayerType("MPLSEcho");
    public static final LayerType PPP = new LayerType("PPP");
    public static final LayerType LCP = new LayerType("LCP");
    public static final LayerType IPCP = new LayerType("IPCP");
    public static final LayerType IPV6CP = new LayerType("IPv6CP");
    public static final LayerType CCP = new LayerType("CCP");
    public static final LayerType MPLSCP = new LayerType("MPLSCP");
    public static final LayerType OSINLCP = new LayerType("OSINLCP");
    public static final LayerType CDPCP = new LayerType("CDPCP");
    public static final LayerType PAP = new LayerType("PAP");
    public static final LayerType CHAP = new LayerType("CHAP");
    public static final LayerType PPPOE = new LayerType("PPPoE");
    public static final LayerType PPPOE_DISCOVERY = new LayerType("PPPoEDiscovery");
    public static final LayerType FRAME_RELAY = new LayerType("FrameRelay");
    public static final LayerType CISCO_HDLC = new LayerType("CiscoHDLC");
    public static final LayerType SLARP = new LayerType("SLARP");
    public static final LayerType PAYLOAD = new LayerType("Payload");
    public static final LayerType FRAGMENT = new LayerType("Fragment");
    public static final LayerType DECODE_FAILURE = new LayerType("DecodeFailure");

    @Override
    public String toString() {
        return name;
    }
}
