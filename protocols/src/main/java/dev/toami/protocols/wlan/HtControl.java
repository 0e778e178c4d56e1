package dev.toami.protocols.wlan;

import dev.toami.protocols.FieldVisitor;

/**
 * HT control field, of the HT or the VHT variant (IEEE 802.11-2020, 9.2.4.6).
 *
 * @param value 32 bits, the variant in the lowest one
 */
public record HtControl(long value) {
    static final int LENGTH = 4;

    public HtControl {
        if (value >>> 32 != 0) {
            throw new IllegalArgumentException("an HT control field has 32 bits: " + value);
        }
    }

    private int bits(int first, int count) {
        return (int) (value >>> first) & (1 << count) - 1;
    }

    private boolean bit(int number) {
        return bits(number, 1) != 0;
    }

    /** The VHT variant, or the HE variant; false for the HT variant. */
    public boolean isVht() {
        return bit(0);
    }

    public boolean isAccessCategoryConstraint() {
        return bit(30);
    }

    public boolean isReverseDirectionGrant() {
        return bit(31);
    }

    void describe(int at, boolean management, FieldVisitor visitor) {
        visitor.beginStruct("HTControl", at, LENGTH);
        visitor.flag("ACConstraint", at + 3, 1, isAccessCategoryConstraint());
        visitor.flag("RDGMorePPDU", at + 3, 1, isReverseDirectionGrant());
        if (isVht()) {
            describeVht(at, visitor);
            visitor.absent("HT");
        } else {
            visitor.absent("VHT");
            describeHt(at, management, visitor);
        }
        visitor.endStruct();
    }

    private void describeVht(int at, FieldVisitor visitor) {
        boolean request = bit(2);
        boolean unsolicited = bit(29);
        int streams = bits(9, 3);
        int mcs = bits(12, 4);
        boolean feedback = unsolicited && !(mcs == 15 && streams == 7);
        visitor.beginStruct("VHT", at, LENGTH);
        visitor.flag("MRQ", at, 1, request);
        visitor.flag("UnsolicitedMFB", at + 3, 1, unsolicited);
        number("MSI", at, bits(3, 3), request && !unsolicited, visitor);
        visitor.beginStruct("MFB", at + 1, 2);
        visitor.number("NumSTS", at + 1, 1, streams);
        visitor.number("VHTMCS", at + 1, 1, mcs);
        visitor.number("BW", at + 2, 1, bits(16, 2));
        // In two's complement of six bits, from 22 dB on.
        visitor.text("SNR", at + 2, 1, Integer.toString(bits(18, 5) - bits(23, 1) * 32 + 22));
        visitor.endStruct();
        number("CompressedMSI", at, bits(3, 2), feedback, visitor);
        visitor.flag("STBCIndication", at, 1, feedback && bit(5));
        number("MFSI", at, bits(6, 3), !unsolicited, visitor);
        number("GID", at, bits(6, 3) | bits(24, 3) << 3, feedback, visitor);
        if (feedback) {
            visitor.code("CodingType", at + 3, 1, bits(27, 1), bit(27) ? "LDPC" : "BCC");
        } else {
            visitor.absent("CodingType");
        }
        visitor.flag("FbTXBeamformed", at + 3, 1, feedback && bit(28));
        visitor.endStruct();
    }

    private void describeHt(int at, boolean management, FieldVisitor visitor) {
        boolean selection = bits(2, 4) == 14;
        boolean request = !selection && bit(2);
        visitor.beginStruct("HT", at, LENGTH);
        visitor.beginStruct("LinkAdapationControl", at, 2);
        visitor.flag("TRQ", at, 1, bit(1));
        visitor.flag("MRQ", at, 1, request);
        visitor.number("MSI", at, 1, request ? bits(3, 3) : 0);
        visitor.number("MFSI", at, 2, bits(6, 3));
        if (selection) {
            visitor.beginStruct("ASEL", at + 1, 1);
            visitor.number("Command", at + 1, 1, bits(9, 3));
            visitor.number("Data", at + 1, 1, bits(12, 4));
            visitor.endStruct();
        } else {
            visitor.absent("ASEL");
        }
        number("MFB", at + 1, bits(9, 7), !selection, visitor);
        visitor.endStruct();
        visitor.number("CalibrationPosition", at + 2, 1, bits(16, 2));
        visitor.number("CalibrationSequence", at + 2, 1, bits(18, 2));
        visitor.number("CSISteering", at + 2, 1, bits(22, 2));
        visitor.flag("NDPAnnouncement", at + 3, 1, bit(24));
        visitor.flag("DEI", at + 3, 1, !management && bit(29));
        visitor.endStruct();
    }

    private static void number(String name, int at, int value, boolean present, FieldVisitor visitor) {
        if (present) {
            visitor.number(name, at, 1, value);
        } else {
            visitor.absent(name);
        }
    }
}
