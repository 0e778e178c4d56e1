package dev.toami.protocols.quic;

/** A version of QUIC, the known ones with constants. */
public record QuicVersion(int value) {
    /** Stands in a version negotiation packet. */
    public static final QuicVersion NEGOTIATION = new QuicVersion(0);
    /** RFC 9000. */
    public static final QuicVersion V1 = new QuicVersion(1);
    /** RFC 9369. */
    public static final QuicVersion V2 = new QuicVersion(0x6b3343cf);

    private static final int FIRST_DRAFT = 0xff00_0017;
    private static final int LAST_DRAFT = 0xff00_0022;

    /** True for version 1, for version 2 and for the drafts from 23 on, which have the header of version 1. */
    public boolean isKnown() {
        return equals(V1)
                || equals(V2)
                || (Integer.compareUnsigned(value, FIRST_DRAFT) >= 0
                        && Integer.compareUnsigned(value, LAST_DRAFT) <= 0);
    }

    /** RFC 9000, section 15: versions that nobody implements, to exercise version negotiation. */
    public boolean isReserved() {
        return (value & 0x0f0f0f0f) == 0x0a0a0a0a;
    }

    String label() {
        if (equals(NEGOTIATION)) {
            return "Version Negotiation";
        }
        if (isKnown()) {
            return equals(V1) ? "1" : equals(V2) ? "2" : "draft-" + (value & 0xff);
        }
        return isReserved() ? "Reserved" : "Unknown(" + Integer.toUnsignedString(value) + ")";
    }
}
