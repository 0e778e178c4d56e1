package dev.toami.protocols.telemetry;

/** The names of sFlow's code numbers, as gopacket prints them: unknown ones mostly are empty. */
final class SflowCodes {
    private SflowCodes() {}

    static String enterprise(long enterprise) {
        return enterprise == 0 ? "Standard SFlow" : "";
    }

    static String sample(long format) {
        return switch ((int) format) {
            case SflowSample.FLOW -> "Flow Sample";
            case SflowSample.COUNTERS -> "Counter Sample";
            case SflowSample.EXPANDED_FLOW -> "Expanded Flow Sample";
            case SflowSample.EXPANDED_COUNTERS -> "Expanded Counter Sample";
            default -> "";
        };
    }

    static String sourceClass(long kind) {
        return kind == 0
                ? "Single Interface"
                : kind == 1 ? "Packet Discarded" : kind == 2 ? "Multiple Destinations" : "UNKNOWN";
    }

    static String headerProtocol(long protocol) {
        String[] names = {
            "ETHERNET-ISO88023",
            "ISO88024-TOKENBUS",
            "ISO88025-TOKENRING",
            "FDDI",
            "FRAME-RELAY",
            "X25",
            "PPP",
            "SMDS",
            "AAL5",
            "AAL5-IP",
            "IPv4",
            "IPv6",
            "MPLS",
            "POS"
        };
        return protocol >= 1 && protocol <= names.length ? names[(int) protocol - 1] : "UNKNOWN";
    }

    static String urlDirection(long direction) {
        return direction == 1
                ? "Source address is the server"
                : direction == 2 ? "Destination address is the server" : "";
    }

    static String asPath(long type) {
        return type == 1 ? "AS Set" : type == 2 ? "AS Sequence" : "";
    }

    static String flowRecord(long format) {
        return switch ((int) format) {
            case 1 -> "Raw Packet Flow Record";
            case 2 -> "Ethernet Frame Flow Record";
            case 3 -> "IPv4 Flow Record";
            case 4 -> "IPv6 Flow Record";
            case 1001 -> "Extended Switch Flow Record";
            case 1002 -> "Extended Router Flow Record";
            case 1003 -> "Extended Gateway Flow Record";
            case 1004 -> "Extended User Flow Record";
            case 1005 -> "Extended URL Flow Record";
            case 1006 -> "Extended MPLS Flow Record";
            case 1007 -> "Extended NAT Flow Record";
            case 1008 -> "Extended MPLS Tunnel Flow Record";
            case 1009 -> "Extended MPLS VC Flow Record";
            case 1010 -> "Extended MPLS FEC Flow Record";
            case 1011 -> "Extended MPLS LVP FEC Flow Record";
            case 1012 -> "Extended VLAN Flow Record";
            case 1023 -> "Extended IPv4 Tunnel Egress Record";
            case 1024 -> "Extended IPv4 Tunnel Ingress Record";
            case 1025 -> "Extended IPv6 Tunnel Egress Record";
            case 1026 -> "Extended IPv6 Tunnel Ingress Record";
            case 1027 -> "Extended Decapsulate Egress Record";
            case 1028 -> "Extended Decapsulate Ingress Record";
            case 1029, 1030 -> "Extended VNI Ingress Record";
            default -> "";
        };
    }

    static String counterRecord(long format) {
        return switch ((int) format) {
            case 1 -> "Generic Interface Counters";
            case 2 -> "Ethernet Interface Counters";
            case 3 -> "Token Ring Interface Counters";
            case 4 -> "100BaseVG Interface Counters";
            case 5 -> "VLAN Counters";
            case 7 -> "LACP Counters";
            case 1001 -> "Processor Counters";
            case 1004 -> "Openflow Port Counters";
            case 1005 -> "PORT NAME Counters";
            case 2203 -> "App Resources Counters";
            case 2207 -> "OVSDP Counters";
            default -> "";
        };
    }
}
