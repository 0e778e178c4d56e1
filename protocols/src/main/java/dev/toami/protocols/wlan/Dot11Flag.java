package dev.toami.protocols.wlan;

import java.util.EnumSet;
import java.util.Set;

import dev.toami.protocols.FieldVisitor;

/** A flag of the frame control field (IEEE 802.11-2020, 9.2.4.1). */
public enum Dot11Flag {
    TO_DS(0x01, "TO-DS", "ToDS"),
    FROM_DS(0x02, "FROM-DS", "FromDS"),
    MORE_FRAGMENTS(0x04, "MF", "MoreFragments"),
    RETRY(0x08, "Retry", "Retry"),
    POWER_MANAGEMENT(0x10, "PowerManagement", "PowerManagement"),
    MORE_DATA(0x20, "MD", "MoreData"),
    /** The body is encrypted, by whatever cipher. */
    PROTECTED(0x40, "WEP", "Protected"),
    /** Strictly ordered; in QoS data and management frames, an HT control field follows. */
    ORDER(0x80, "Order", "Order");

    private final int bit;
    private final String label;
    private final String field;

    Dot11Flag(int bit, String label, String field) {
        this.bit = bit;
        this.label = label;
        this.field = field;
    }

    /** Its bit in the second byte of the frame. */
    public int bit() {
        return bit;
    }

    static Set<Dot11Flag> read(int bits) {
        EnumSet<Dot11Flag> set = EnumSet.noneOf(Dot11Flag.class);
        for (Dot11Flag flag : values()) {
            if ((bits & flag.bit) != 0) {
                set.add(flag);
            }
        }
        return set;
    }

    static int bits(Set<Dot11Flag> flags) {
        int bits = 0;
        for (Dot11Flag flag : flags) {
            bits |= flag.bit;
        }
        return bits;
    }

    static void describe(int bits, int at, FieldVisitor visitor) {
        visitor.beginStruct("FlagBits", at, 1);
        for (Dot11Flag flag : values()) {
            visitor.flag(flag.field, at, 1, (bits & flag.bit) != 0);
        }
        visitor.endStruct();
    }

    static String text(int bits) {
        StringBuilder out = new StringBuilder();
        for (Dot11Flag flag : values()) {
            if ((bits & flag.bit) != 0) {
                out.append(out.length() > 0 ? "," : "").append(flag.label);
            }
        }
        return out.toString();
    }
}
