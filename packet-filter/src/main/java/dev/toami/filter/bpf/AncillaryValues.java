package dev.toami.filter.bpf;

/** What ancillary loads give, by their operands. */
final class AncillaryValues {
    private AncillaryValues() {}

    /** Whether {@link Ancillary} has the value at all. */
    static boolean isSupplied(int k) {
        return switch (k - AncillaryLoad.BASE) {
            case 0, 4, 8, 20, 24, 28, 32, 36, 40, 44, 48, 60 -> true;
            default -> false;
        };
    }

    static boolean has(int k, Ancillary ancillary) {
        return ancillary != Ancillary.NONE && isSupplied(k);
    }

    static int load(int k, Ancillary ancillary, int a, int x) {
        return switch (k - AncillaryLoad.BASE) {
            case 0 -> ancillary.protocol();
            case 4 -> ancillary.packetType();
            case 8 -> ancillary.interfaceIndex();
            case 20 -> ancillary.mark();
            case 24 -> ancillary.queue();
            case 28 -> ancillary.hardwareType();
            case 32 -> ancillary.rxHash();
            case 36 -> ancillary.cpu();
            case 40 -> a ^ x;
            case 44 -> ancillary.vlanTci();
            case 48 -> ancillary.vlanTagPresent() ? 1 : 0;
            default -> ancillary.vlanTpid();
        };
    }
}
