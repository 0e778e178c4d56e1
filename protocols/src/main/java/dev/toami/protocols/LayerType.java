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
    public static final LayerType TLS = new LayerType("TLS");
    public static final LayerType SSLV2 = new LayerType("SSLv2");
    public static final LayerType DTLS = new LayerType("DTLS");
    public static final LayerType QUIC = new LayerType("QUIC");
    public static final LayerType GQUIC = new LayerType("GQUIC");
    public static final LayerType RTP = new LayerType("RTP");
    public static final LayerType RTCP = new LayerType("RTCP");
    public static final LayerType SFLOW = new LayerType("SFlow");
    public static final LayerType NETFLOW = new LayerType("NetFlow");
    public static final LayerType IPFIX = new LayerType("IPFIX");
    public static final LayerType HTTP2 = new LayerType("HTTP2");
    public static final LayerType OPENFLOW = new LayerType("OpenFlow");
    public static final LayerType SOMEIP = new LayerType("SOMEIP");
    public static final LayerType DOIP = new LayerType("DoIP");
    public static final LayerType PAYLOAD = new LayerType("Payload");
    public static final LayerType FRAGMENT = new LayerType("Fragment");
    public static final LayerType DECODE_FAILURE = new LayerType("DecodeFailure");

    @Override
    public String toString() {
        return name;
    }
}
