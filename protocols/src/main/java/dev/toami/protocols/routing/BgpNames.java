package dev.toami.protocols.routing;

/** Names of BGP's code numbers (IANA BGP Parameters). */
final class BgpNames {
    private BgpNames() {}

    static String message(int value) {
        return switch (value) {
            case 1 -> "OPEN";
            case 2 -> "UPDATE";
            case 3 -> "NOTIFICATION";
            case 4 -> "KEEPALIVE";
            case 5 -> "ROUTE-REFRESH";
            default -> Message.unknown(value);
        };
    }

    static String error(int value) {
        return switch (value) {
            case 1 -> "Message Header Error";
            case 2 -> "OPEN Message Error";
            case 3 -> "UPDATE Message Error";
            case 4 -> "Hold Timer Expired";
            case 5 -> "Finite State Machine Error";
            case 6 -> "Cease";
            case 7 -> "ROUTE-REFRESH Message Error";
            default -> Message.unknown(value);
        };
    }

    static String capability(int value) {
        return switch (value) {
            case 1 -> "Multiprotocol Extensions";
            case 2 -> "Route Refresh";
            case 3 -> "Outbound Route Filtering";
            case 5 -> "Extended Next Hop Encoding";
            case 6 -> "BGP Extended Message";
            case 8 -> "Multiple Labels";
            case 9 -> "BGP Role";
            case 64 -> "Graceful Restart";
            case 65 -> "4-octet AS Number";
            case 67 -> "Dynamic Capability";
            case 69 -> "ADD-PATH";
            case 70 -> "Enhanced Route Refresh";
            case 71 -> "Long-Lived Graceful Restart";
            case 73 -> "FQDN";
            case 128 -> "Route Refresh (Cisco)";
            default -> Message.unknown(value);
        };
    }

    static String attribute(int value) {
        return switch (value) {
            case 1 -> "ORIGIN";
            case 2 -> "AS_PATH";
            case 3 -> "NEXT_HOP";
            case 4 -> "MULTI_EXIT_DISC";
            case 5 -> "LOCAL_PREF";
            case 6 -> "ATOMIC_AGGREGATE";
            case 7 -> "AGGREGATOR";
            case 8 -> "COMMUNITIES";
            case 9 -> "ORIGINATOR_ID";
            case 10 -> "CLUSTER_LIST";
            case 14 -> "MP_REACH_NLRI";
            case 15 -> "MP_UNREACH_NLRI";
            case 16 -> "EXTENDED COMMUNITIES";
            case 17 -> "AS4_PATH";
            case 18 -> "AS4_AGGREGATOR";
            case 22 -> "PMSI_TUNNEL";
            case 23 -> "Tunnel Encapsulation";
            case 26 -> "AIGP";
            case 29 -> "BGP-LS Attribute";
            case 32 -> "LARGE_COMMUNITY";
            case 40 -> "BGP Prefix-SID";
            default -> Message.unknown(value);
        };
    }

    static String origin(int value) {
        return switch (value) {
            case 0 -> "IGP";
            case 1 -> "EGP";
            case 2 -> "INCOMPLETE";
            default -> Message.unknown(value);
        };
    }
}
