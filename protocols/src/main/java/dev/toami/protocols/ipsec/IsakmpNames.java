package dev.toami.protocols.ipsec;

/** Names of ISAKMP's code numbers (IANA IPSEC, IKE and IKEv2 registries). */
final class IsakmpNames {
    private IsakmpNames() {}

    static String exchange(int value) {
        return switch (value) {
            case 0 -> "None";
            case 1 -> "Base";
            case 2 -> "Identity Protection";
            case 3 -> "Authentication Only";
            case 4 -> "Aggressive";
            case 5 -> "Informational";
            case 6 -> "Transaction";
            case 32 -> "Quick Mode";
            case 33 -> "New Group Mode";
            case 34 -> "IKE_SA_INIT";
            case 35 -> "IKE_AUTH";
            case 36 -> "CREATE_CHILD_SA";
            case 37 -> "INFORMATIONAL";
            case 38 -> "IKE_SESSION_RESUME";
            case 43 -> "IKE_INTERMEDIATE";
            default -> "Unknown(" + value + ")";
        };
    }

    static String payload(int value) {
        return switch (value) {
            case 0 -> "None";
            case 1, 33 -> "Security Association";
            case 2 -> "Proposal";
            case 3 -> "Transform";
            case 4, 34 -> "Key Exchange";
            case 5 -> "Identification";
            case 6, 37 -> "Certificate";
            case 7, 38 -> "Certificate Request";
            case 8 -> "Hash";
            case 9 -> "Signature";
            case 10, 40 -> "Nonce";
            case 11, 41 -> "Notify";
            case 12, 42 -> "Delete";
            case 13, 43 -> "Vendor ID";
            case 20, 130 -> "NAT Discovery";
            case 21, 131 -> "NAT Original Address";
            case 35 -> "Identification - Initiator";
            case 36 -> "Identification - Responder";
            case 39 -> "Authentication";
            case 44 -> "Traffic Selector - Initiator";
            case 45 -> "Traffic Selector - Responder";
            case 46 -> "Encrypted and Authenticated";
            case 47 -> "Configuration";
            case 48 -> "Extensible Authentication";
            case 53 -> "Encrypted and Authenticated Fragment";
            default -> "Unknown(" + value + ")";
        };
    }
}
