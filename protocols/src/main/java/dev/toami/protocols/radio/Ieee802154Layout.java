package dev.toami.protocols.radio;

/**
 * Where the fields of an 802.15.4 header are; -1 for a field that is not there.
 *
 * @param security where the auxiliary security header is, or else would be
 */
record Ieee802154Layout(
        boolean isSecured,
        int sequence,
        int destinationPan,
        int destination,
        int destinationLength,
        int sourcePan,
        int source,
        int sourceLength,
        int security,
        int headerLength) {
    private static final int VERSION_2015 = 2;

    static Ieee802154Layout of(int control) {
        int version = control >> 12 & 3;
        boolean isGeneral = (control & 7) < 4 && version != 3;
        if (!isGeneral) {
            // Multipurpose, fragment and extended frames have other fields.
            return new Ieee802154Layout(false, -1, -1, -1, 0, -1, -1, 0, 2, 2);
        }
        int to = addressLength(control >> 10 & 3);
        int from = addressLength(control >> 14);
        boolean compressed = (control & 0x40) != 0;
        boolean hasSequence = version < VERSION_2015 || (control & 0x100) == 0;
        boolean toPan = version < VERSION_2015 ? to > 0 : hasDestinationPan(to, from, compressed);
        boolean fromPan = from > 0 && !compressed && !(version == VERSION_2015 && to == 8 && from == 8);
        if (version < VERSION_2015) {
            fromPan = from > 0 && !(compressed && to > 0);
        }
        int at = hasSequence ? 3 : 2;
        int toPanAt = at;
        at += toPan ? 2 : 0;
        int toAt = at;
        at += to;
        int fromPanAt = at;
        at += fromPan ? 2 : 0;
        int fromAt = at;
        at += from;
        return new Ieee802154Layout(
                (control & 0x08) != 0,
                hasSequence ? 2 : -1,
                toPan ? toPanAt : -1,
                to > 0 ? toAt : -1,
                to,
                fromPan ? fromPanAt : -1,
                from > 0 ? fromAt : -1,
                from,
                at,
                at);
    }

    /** IEEE 802.15.4-2020, table 7-2. */
    private static boolean hasDestinationPan(int to, int from, boolean compressed) {
        if (to == 0) {
            return from == 0 && compressed;
        }
        boolean bothLong = to == 8 && from == 8;
        return !compressed || !(from == 0 || bothLong);
    }

    private static int addressLength(int mode) {
        return switch (mode) {
            case 2 -> 2;
            case 3 -> 8;
            default -> 0;
        };
    }

    /** With the auxiliary security header that begins with {@code control}. */
    Ieee802154Layout withSecurity(int control) {
        int keyLength =
                switch (control >> 3 & 3) {
                    case 1 -> 1;
                    case 2 -> 5;
                    case 3 -> 9;
                    default -> 0;
                };
        int counterLength = (control & 0x20) != 0 ? 0 : 4;
        return new Ieee802154Layout(
                isSecured,
                sequence,
                destinationPan,
                destination,
                destinationLength,
                sourcePan,
                source,
                sourceLength,
                security,
                security + 1 + counterLength + keyLength);
    }
}
