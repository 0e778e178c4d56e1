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
    public static final LayerType SCTP = new LayerType("SCTP");
    public static final LayerType SCTP_UNKNOWN_CHUNK_TYPE = new LayerType("SCTPUnknownChunkType");
    public static final LayerType SCTP_DATA = new LayerType("SCTPData");
    public static final LayerType SCTP_INIT = new LayerType("SCTPInit");
    public static final LayerType SCTP_INIT_ACK = new LayerType("SCTPInitAck");
    public static final LayerType SCTP_SACK = new LayerType("SCTPSack");
    public static final LayerType SCTP_HEARTBEAT = new LayerType("SCTPHeartbeat");
    public static final LayerType SCTP_HEARTBEAT_ACK = new LayerType("SCTPHeartbeatAck");
    public static final LayerType SCTP_ABORT = new LayerType("SCTPAbort");
    public static final LayerType SCTP_ERROR = new LayerType("SCTPError");
    public static final LayerType SCTP_SHUTDOWN = new LayerType("SCTPShutdown");
    public static final LayerType SCTP_SHUTDOWN_ACK = new LayerType("SCTPShutdownAck");
    public static final LayerType SCTP_SHUTDOWN_COMPLETE = new LayerType("SCTPShutdownComplete");
    public static final LayerType SCTP_COOKIE_ECHO = new LayerType("SCTPCookieEcho");
    public static final LayerType SCTP_COOKIE_ACK = new LayerType("SCTPCookieAck");
    public static final LayerType SCTP_ECNE = new LayerType("SCTPECNE");
    public static final LayerType SCTP_CWR = new LayerType("SCTPCWR");
    public static final LayerType SCTP_AUTH = new LayerType("SCTPAuth");
    public static final LayerType SCTP_I_DATA = new LayerType("SCTPIData");
    public static final LayerType SCTP_ASCONF = new LayerType("SCTPAsconf");
    public static final LayerType SCTP_ASCONF_ACK = new LayerType("SCTPAsconfAck");
    public static final LayerType SCTP_RE_CONFIG = new LayerType("SCTPReConfig");
    public static final LayerType SCTP_PAD = new LayerType("SCTPPad");
    public static final LayerType SCTP_FORWARD_TSN = new LayerType("SCTPForwardTSN");
    public static final LayerType SCTP_I_FORWARD_TSN = new LayerType("SCTPIForwardTSN");
    public static final LayerType UDP_LITE = new LayerType("UDPLite");
    public static final LayerType RUDP = new LayerType("RUDP");
    public static final LayerType DCCP = new LayerType("DCCP");
    public static final LayerType DNS = new LayerType("DNS");
    public static final LayerType RADIO_TAP = new LayerType("RadioTap");
    public static final LayerType PRISM = new LayerType("Prism monitor mode header");
    public static final LayerType AVS = new LayerType("AVS");
    public static final LayerType PPI = new LayerType("PPI");
    public static final LayerType DOT11 = new LayerType("Dot11");
    public static final LayerType DOT11_WEP = new LayerType("Dot11WEP");
    public static final LayerType DOT11_AMSDU = new LayerType("Dot11AMSDU");
    public static final LayerType DOT11_INFORMATION_ELEMENT = new LayerType("Dot11InformationElement");
    public static final LayerType MDNS = new LayerType("mDNS");
    public static final LayerType LLMNR = new LayerType("LLMNR");
    public static final LayerType NBNS = new LayerType("NBNS");
    public static final LayerType NBDS = new LayerType("NBDS");
    public static final LayerType NBSS = new LayerType("NBSS");
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

    public static final LayerType MODBUS_TCP = new LayerType("ModbusTCP");
    public static final LayerType MODBUS = new LayerType("Modbus");
    public static final LayerType DNP3 = new LayerType("DNP3");
    public static final LayerType ENIP = new LayerType("ENIP");
    public static final LayerType CIP = new LayerType("CIP");
    public static final LayerType CIP_IO = new LayerType("CIPIO");
    public static final LayerType TPKT = new LayerType("TPKT");
    public static final LayerType COTP = new LayerType("COTP");
    public static final LayerType S7COMM = new LayerType("S7comm");
    public static final LayerType IEC104 = new LayerType("IEC104");
    public static final LayerType IEC104_ASDU = new LayerType("IEC104ASDU");
    public static final LayerType BACNET_LINK = new LayerType("BVLC");
    public static final LayerType BACNET = new LayerType("BACnet");
    public static final LayerType BACNET_APPLICATION = new LayerType("BACnetAPDU");
    public static final LayerType OPC_UA = new LayerType("OPCUA");
    public static final LayerType KNX_IP = new LayerType("KNXIP");
    public static final LayerType ETHERCAT_FRAME = new LayerType("EtherCATFrame");
    public static final LayerType ETHERCAT = new LayerType("EtherCAT");
    public static final LayerType PROFINET_RT = new LayerType("PROFINET");
    public static final LayerType PROFINET_DCP = new LayerType("PROFINETDCP");
    public static final LayerType GOOSE = new LayerType("GOOSE");
    public static final LayerType SAMPLED_VALUES = new LayerType("SV");
    public static final LayerType POWERLINK = new LayerType("POWERLINK");
    public static final LayerType RMCP = new LayerType("RMCP");
    public static final LayerType ASF = new LayerType("ASF");
    public static final LayerType ASF_PRESENCE_PONG = new LayerType("ASFPresencePong");
    public static final LayerType RPC = new LayerType("RPC");
    public static final LayerType LDAP = new LayerType("LDAP");
    public static final LayerType TDS = new LayerType("TDS");
    public static final LayerType IEEE1905 = new LayerType("IEEE1905");
    public static final LayerType FABRIC_PATH = new LayerType("FabricPath");
    public static final LayerType PKTAP = new LayerType("PKTAP");
    public static final LayerType ARCNET = new LayerType("ARCNET");

    @Override
    public String toString() {
        return name;
    }
}
