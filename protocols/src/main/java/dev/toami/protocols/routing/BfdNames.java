package dev.toami.protocols.routing;

/** Names of BFD's code numbers, as gopacket prints them. */
final class BfdNames {
    private static final String UNKNOWN = "Unknown";

    private BfdNames() {}

    static String diagnostic(int value) {
        return switch (value) {
            case 0 -> "None";
            case 1 -> "Control Detection Time Expired";
            case 2 -> "Echo Function Failed";
            case 3 -> "Neighbor Signaled Session Down";
            case 4 -> "Forwarding Plane Reset";
            case 5 -> "Path Down";
            case 6 -> "Concatenated Path Down";
            case 7 -> "Administratively Down";
            case 8 -> "Reverse Concatenated Path Down";
            default -> UNKNOWN;
        };
    }

    static String state(int value) {
        return switch (value) {
            case 0 -> "Admin Down";
            case 1 -> "Down";
            case 2 -> "Init";
            case 3 -> "Up";
            default -> UNKNOWN;
        };
    }

    static String authentication(int value) {
        return switch (value) {
            case 0 -> "No Authentication";
            case 1 -> "Simple Password";
            case 2 -> "Keyed MD5";
            case 3 -> "Meticulous Keyed MD5";
            case 4 -> "Keyed SHA1";
            case 5 -> "Meticulous Keyed SHA1";
            default -> UNKNOWN;
        };
    }
}
