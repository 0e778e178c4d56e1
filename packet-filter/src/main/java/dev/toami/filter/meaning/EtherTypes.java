package dev.toami.filter.meaning;

import java.util.Map;
import java.util.OptionalInt;

/** EtherTypes and service access points that have a name in the language. */
final class EtherTypes {
    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;
    static final int RARP = 0x8035;
    static final int IPV6 = 0x86dd;
    static final int VLAN = 0x8100;
    static final int PROVIDER_VLAN = 0x88a8;
    static final int OLD_PROVIDER_VLAN = 0x9100;
    static final int MPLS = 0x8847;
    static final int PPPOE_DISCOVERY = 0x8863;
    static final int PPPOE_SESSION = 0x8864;
    static final int ATALK = 0x809b;
    static final int DECNET = 0x6003;
    static final int AARP = 0x80f3;
    static final int IPX_TYPE = 0x8137;
    static final int XNS = 0x0600;

    static final int SAP_IP = 0x06;
    static final int SAP_STP = 0x42;
    static final int SAP_IPX = 0xe0;
    static final int SAP_NETBEUI = 0xf0;
    static final int SAP_ISO = 0xfe;

    private static final Map<String, Integer> BY_NAME = Map.ofEntries(
            Map.entry("aarp", AARP),
            Map.entry("arp", ARP),
            Map.entry("atalk", ATALK),
            Map.entry("decnet", DECNET),
            Map.entry("ip", IPV4),
            Map.entry("ip6", IPV6),
            Map.entry("lat", 0x6004),
            Map.entry("lldp", 0x88cc),
            Map.entry("loopback", 0x9000),
            Map.entry("mopdl", 0x6001),
            Map.entry("moprc", 0x6002),
            Map.entry("rarp", RARP),
            Map.entry("sca", 0x6007),
            Map.entry("slow", 0x8809),
            Map.entry("iso", SAP_ISO),
            Map.entry("stp", SAP_STP),
            Map.entry("ipx", SAP_IPX),
            Map.entry("netbeui", SAP_NETBEUI));

    private EtherTypes() {}

    static OptionalInt byName(String name) {
        Integer number = BY_NAME.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
