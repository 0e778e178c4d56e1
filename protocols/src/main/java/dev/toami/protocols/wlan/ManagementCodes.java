package dev.toami.protocols.wlan;

/** Names of code numbers in management frames (IEEE 802.11-2020, 9.4.1). */
final class ManagementCodes {
    private ManagementCodes() {}

    static String reason(int code) {
        return switch (code) {
            case 1 -> "Reserved";
            case 2 -> "Unspecified";
            case 3 -> "Auth. expired";
            case 4 -> "Deauth. st. leaving";
            case 5 -> "Inactivity";
            case 6 -> "Ap. full";
            case 7 -> "Class2 from non auth.";
            case 8 -> "Class3 from non ass.";
            case 9 -> "Disass st. leaving";
            case 10 -> "St. not auth.";
            default -> "Unknown reason";
        };
    }

    static String status(int code) {
        return switch (code) {
            case 0 -> "success";
            case 1 -> "failure";
            case 10 -> "cannot-support-all-capabilities";
            case 11 -> "inability-exists-association";
            case 12 -> "association-denied";
            case 13 -> "algorithm-unsupported";
            case 14 -> "out-of-expected-sequence";
            case 15 -> "challenge-failure";
            case 16 -> "timeout";
            case 17 -> "ap-unable-to-handle";
            case 18 -> "rate-unsupported";
            default -> "unknown status";
        };
    }

    static String algorithm(int code) {
        return switch (code) {
            case 0 -> "open";
            case 1 -> "shared-key";
            default -> "unknown-algorithm";
        };
    }
}
