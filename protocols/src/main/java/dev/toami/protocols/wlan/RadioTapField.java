package dev.toami.protocols.wlan;

import java.util.Arrays;

/** A field of a radiotap header (radiotap.org), in the order of their bits: how it is aligned and how long it is. */
public enum RadioTapField {
    TSFT(8, 8),
    FLAGS(1, 1),
    RATE(1, 1),
    CHANNEL(2, 4),
    FHSS(2, 2),
    DBM_ANTENNA_SIGNAL(1, 1),
    DBM_ANTENNA_NOISE(1, 1),
    LOCK_QUALITY(2, 2),
    TX_ATTENUATION(2, 2),
    DB_TX_ATTENUATION(2, 2),
    DBM_TX_POWER(1, 1),
    ANTENNA(1, 1),
    DB_ANTENNA_SIGNAL(1, 1),
    DB_ANTENNA_NOISE(1, 1),
    RX_FLAGS(2, 2),
    TX_FLAGS(2, 2),
    RTS_RETRIES(1, 1),
    DATA_RETRIES(1, 1),
    XCHANNEL(4, 8),
    MCS(1, 3),
    AMPDU_STATUS(4, 8),
    VHT(2, 12),
    TIMESTAMP(8, 12),
    HE(2, 12),
    HE_MU(2, 12),
    HE_MU_OTHER_USER(2, 6),
    ZERO_LENGTH_PSDU(1, 1),
    L_SIG(2, 4);

    private static final RadioTapField[] ALL = values();

    final int alignment;
    final int length;

    RadioTapField(int alignment, int length) {
        this.alignment = alignment;
        this.length = length;
    }

    /** The field of a bit of the presence bitmap, null if its layout is not known. */
    static RadioTapField ofBit(int bit) {
        return bit < ALL.length ? ALL[bit] : null;
    }

    /** Its bit of the presence bitmap. */
    int bit() {
        return Arrays.asList(ALL).indexOf(this);
    }

    /** Where the field begins that may begin at {@code at} at the earliest. */
    int align(int at) {
        return at + alignment - 1 & -alignment;
    }
}
