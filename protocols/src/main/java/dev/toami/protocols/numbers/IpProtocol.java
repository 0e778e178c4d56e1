package dev.toami.protocols.numbers;

/**
 * An IP protocol number, or IPv6 next header (IANA Assigned Internet Protocol Numbers).
 *
 * @param value 8 bits
 */
public record IpProtocol(int value) {
    public static final IpProtocol IPV6_HOP_BY_HOP = new IpProtocol(0);
    public static final IpProtocol ICMPV4 = new IpProtocol(1);
    public static final IpProtocol IGMP = new IpProtocol(2);
    public static final IpProtocol IPV4 = new IpProtocol(4);
    public static final IpProtocol TCP = new IpProtocol(6);
    public static final IpProtocol UDP = new IpProtocol(17);
    public static final IpProtocol RUDP = new IpProtocol(27);
    public static final IpProtocol DCCP = new IpProtocol(33);
    public static final IpProtocol IPV6 = new IpProtocol(41);
    public static final IpProtocol IPV6_ROUTING = new IpProtocol(43);
    public static final IpProtocol IPV6_FRAGMENT = new IpProtocol(44);
    public static final IpProtocol RSVP = new IpProtocol(46);
    public static final IpProtocol ESP = new IpProtocol(50);
    public static final IpProtocol AH = new IpProtocol(51);
    public static final IpProtocol NHRP = new IpProtocol(54);
    public static final IpProtocol ICMPV6 = new IpProtocol(58);
    public static final IpProtocol NO_NEXT_HEADER = new IpProtocol(59);
    public static final IpProtocol IPV6_DESTINATION = new IpProtocol(60);
    public static final IpProtocol EIGRP = new IpProtocol(88);
    public static final IpProtocol OSPF = new IpProtocol(89);
    public static final IpProtocol PIM = new IpProtocol(103);
    public static final IpProtocol VRRP = new IpProtocol(112);
    public static final IpProtocol SCTP = new IpProtocol(132);
    public static final IpProtocol MOBILITY = new IpProtocol(135);
    public static final IpProtocol UDP_LITE = new IpProtocol(136);

    public IpProtocol {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("an IP protocol number has 8 bits: " + value);
        }
    }

    /** The name that gopacket prints. */
    public static String label(int value) {
        return switch (value) {
            case 0 -> "IPv6HopByHop";
            case 1 -> "ICMPv4";
            case 2 -> "IGMP";
            case 4, 94 -> "IPv4";
            case 6 -> "TCP";
            case 17 -> "UDP";
            case 27 -> "RUDP";
            case 41 -> "IPv6";
            case 43 -> "IPv6Routing";
            case 44 -> "IPv6Fragment";
            case 47 -> "GRE";
            case 50 -> "IPSecESP";
            case 51 -> "IPSecAH";
            case 58 -> "ICMPv6";
            case 59 -> "NoNextHeader";
            case 60 -> "IPv6Destination";
            case 89 -> "OSPF";
            case 97 -> "EtherIP";
            case 112 -> "VRRP";
            case 132 -> "SCTP";
            case 136 -> "UDPLite";
            case 137 -> "MPLS";
            default -> "UnknownIPProtocol";
        };
    }

    @Override
    public String toString() {
        return label(value);
    }
}
