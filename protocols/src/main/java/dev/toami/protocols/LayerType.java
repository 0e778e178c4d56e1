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
    public static final LayerType DHCPV4 = new LayerType("DHCPv4");
    public static final LayerType DHCPV6 = new LayerType("DHCPv6");
    public static final LayerType NTP = new LayerType("NTP");
    public static final LayerType NTP_CONTROL = new LayerType("NTPControl");
    public static final LayerType RADIUS = new LayerType("RADIUS");
    public static final LayerType DIAMETER = new LayerType("Diameter");
    public static final LayerType SNMP = new LayerType("SNMP");
    public static final LayerType SYSLOG = new LayerType("Syslog");
    public static final LayerType TFTP = new LayerType("TFTP");
    public static final LayerType SIP = new LayerType("SIP");
    public static final LayerType HTTP = new LayerType("HTTP");
    public static final LayerType SSDP = new LayerType("SSDP");
    public static final LayerType RTSP = new LayerType("RTSP");
    public static final LayerType FTP = new LayerType("FTP");
    public static final LayerType SMTP = new LayerType("SMTP");
    public static final LayerType POP3 = new LayerType("POP3");
    public static final LayerType IMAP = new LayerType("IMAP");
    public static final LayerType SSH = new LayerType("SSH");
    public static final LayerType TELNET = new LayerType("Telnet");
    public static final LayerType MQTT = new LayerType("MQTT");
    public static final LayerType COAP = new LayerType("CoAP");
    public static final LayerType LCM = new LayerType("LCM");
    public static final LayerType STUN = new LayerType("STUN");
    public static final LayerType SMB2 = new LayerType("SMB2");
    public static final LayerType PAYLOAD = new LayerType("Payload");
    public static final LayerType FRAGMENT = new LayerType("Fragment");
    public static final LayerType DECODE_FAILURE = new LayerType("DecodeFailure");

    @Override
    public String toString() {
        return name;
    }
}
