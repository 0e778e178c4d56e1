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
    public static final LayerType LINK_LAYER_DISCOVERY = new LayerType("LinkLayerDiscovery");
    public static final LayerType LINK_LAYER_DISCOVERY_INFO = new LayerType("LinkLayerDiscoveryInfo");
    public static final LayerType CISCO_DISCOVERY = new LayerType("CiscoDiscovery");
    public static final LayerType CISCO_DISCOVERY_INFO = new LayerType("CiscoDiscoveryInfo");
    public static final LayerType ETHERNET_CTP = new LayerType("EthernetCTP");
    public static final LayerType ETHERNET_CTP_FORWARD_DATA = new LayerType("EthernetCTPForwardData");
    public static final LayerType ETHERNET_CTP_REPLY = new LayerType("EthernetCTPReply");
    public static final LayerType STP = new LayerType("STP");
    public static final LayerType NORTEL_DISCOVERY = new LayerType("NortelDiscovery");
    public static final LayerType EAPOL = new LayerType("EAPOL");
    public static final LayerType EAP = new LayerType("EAP");
    public static final LayerType EAPOL_KEY = new LayerType("EAPOLKey");
    public static final LayerType FDDI = new LayerType("FDDI");
    public static final LayerType PFLOG = new LayerType("PFLog");
    public static final LayerType NFLOG = new LayerType("NFLOG");
    public static final LayerType MACSEC = new LayerType("MACsec");
    public static final LayerType SLOW = new LayerType("SlowProtocol");
    public static final LayerType WOL = new LayerType("WakeOnLAN");
    public static final LayerType ISL = new LayerType("ISL");
    public static final LayerType USB = new LayerType("USB");
    public static final LayerType USB_SETUP = new LayerType("USBRequestBlockSetup");
    public static final LayerType USB_CONTROL = new LayerType("USBControl");
    public static final LayerType USB_INTERRUPT = new LayerType("USBInterrupt");
    public static final LayerType USB_BULK = new LayerType("USBBulk");
    public static final LayerType CAN = new LayerType("CAN");
    public static final LayerType CAN_FD = new LayerType("CANFD");
    public static final LayerType LOW_RATE = new LayerType("IEEE802154");
    public static final LayerType PBB = new LayerType("PBB");
    public static final LayerType ETAG = new LayerType("ETag");
    public static final LayerType VNTAG = new LayerType("VNTag");
    public static final LayerType HSR = new LayerType("HSR");
    public static final LayerType HSR_PRP_SUPERVISION = new LayerType("HSRPRPSupervision");
    public static final LayerType LACP = new LayerType("LACP");
    public static final LayerType MARKER = new LayerType("Marker");
    public static final LayerType OAM = new LayerType("OAMPDU");
    public static final LayerType OSSP = new LayerType("OSSP");
    public static final LayerType ESMC = new LayerType("ESMC");
    public static final LayerType PAGP = new LayerType("PAgP");
    public static final LayerType VTP = new LayerType("VTP");
    public static final LayerType PTP = new LayerType("PTP");
    public static final LayerType CLNP = new LayerType("CLNP");
    public static final LayerType ESIS = new LayerType("ES-IS");
    public static final LayerType ISIS = new LayerType("IS-IS");
    public static final LayerType UDLD = new LayerType("UDLD");
    public static final LayerType DTP = new LayerType("DTP");
    public static final LayerType CFM = new LayerType("CFM");
    public static final LayerType AOE = new LayerType("AoE");
    public static final LayerType TIPC = new LayerType("TIPC");
    public static final LayerType IPX = new LayerType("IPX");
    public static final LayerType AARP = new LayerType("AARP");
    public static final LayerType DDP = new LayerType("DDP");
    public static final LayerType ARCNET = new LayerType("ARCNET");
    public static final LayerType ARCNET_LINUX = new LayerType("Linux ARCNET");
    public static final LayerType SUNATM = new LayerType("SunATM");
    public static final LayerType HCI_H4 = new LayerType("HCI H4");
    public static final LayerType HCI_H4_WITH_DIRECTION = new LayerType("HCI H4 with direction");
    public static final LayerType NETLINK = new LayerType("Netlink");
    public static final LayerType NETLINK_MESSAGE = new LayerType("NetlinkMessage");
    public static final LayerType PAYLOAD = new LayerType("Payload");
    public static final LayerType FRAGMENT = new LayerType("Fragment");
    public static final LayerType DECODE_FAILURE = new LayerType("DecodeFailure");

    @Override
    public String toString() {
        return name;
    }
}
