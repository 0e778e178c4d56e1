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
    public static final LayerType RADIO_TAP = new LayerType("RadioTap");
    public static final LayerType PRISM = new LayerType("Prism monitor mode header");
    public static final LayerType AVS = new LayerType("AVS");
    public static final LayerType PPI = new LayerType("PPI");
    public static final LayerType DOT11 = new LayerType("Dot11");
    public static final LayerType DOT11_WEP = new LayerType("Dot11WEP");
    public static final LayerType DOT11_AMSDU = new LayerType("Dot11AMSDU");
    public static final LayerType DOT11_INFORMATION_ELEMENT = new LayerType("Dot11InformationElement");
    public static final LayerType HCI_H4 = new LayerType("HCI_H4");
    public static final LayerType HCI_COMMAND = new LayerType("HCI_Command");
    public static final LayerType HCI_EVENT = new LayerType("HCI_Event");
    public static final LayerType HCI_ACL = new LayerType("HCI_ACL");
    public static final LayerType HCI_SCO = new LayerType("HCI_SCO");
    public static final LayerType L2CAP = new LayerType("L2CAP");
    public static final LayerType BLE = new LayerType("BLE");
    public static final LayerType BLE_RF = new LayerType("BLE_RF");
    public static final LayerType IEEE802_15_4 = new LayerType("IEEE802.15.4");
    public static final LayerType PAYLOAD = new LayerType("Payload");
    public static final LayerType FRAGMENT = new LayerType("Fragment");
    public static final LayerType DECODE_FAILURE = new LayerType("DecodeFailure");

    @Override
    public String toString() {
        return name;
    }
}
