package dev.toami.protocols.lan;

/** IANA's numbers of address families, as gopacket names them. */
final class AddressFamilies {
    private static final String[] NAMES = {
        "Reserved",
        "IPv4",
        "IPv6",
        "NSAP",
        "HDLC",
        "BBN 1822",
        "802 media plus Ethernet 'canonical format'",
        "E.163",
        "E.164 (SMDS, Frame Relay, ATM)",
        "F.69 (Telex)",
        "X.121, X.25, Frame Relay",
        "IPX",
        "Appletalk",
        "Decnet IV",
        "Banyan Vines",
        "E.164 with NSAP format subaddress",
        "DNS",
        "Distinguished Name",
        "AS Number",
        "XTP over IP version 4",
        "XTP over IP version 6",
        "XTP native mode XTP",
        "Fibre Channel World-Wide Port Name",
        "Fibre Channel World-Wide Node Name",
        "GWID",
        "AFI for Layer 2 VPN"
    };

    private AddressFamilies() {}

    static String label(int family) {
        return family < NAMES.length ? NAMES[family] : "Unknown";
    }
}
