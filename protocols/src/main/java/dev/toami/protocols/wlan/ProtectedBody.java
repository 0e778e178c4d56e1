package dev.toami.protocols.wlan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;

/**
 * Encrypted body of an 802.11 frame, by WEP or by TKIP, CCMP or GCMP, which have an extended initialization vector (IEEE
 * 802.11-2020, 12.3.2 and 12.5). Immutable.
 *
 * <pre>
 *  0     1     2     3       4                          8
 * +-----+-----+-----+-------+--------------------------+---------
 * |  Initialization | Key ID| Extended initialization  | Data
 * |     vector      |       | vector if bit 5 of it is |
 * +-----+-----+-----+-------+--------------------------+---------
 * </pre>
 */
public final class ProtectedBody extends Layer {
    private static final int KEY = 3;
    private static final int SHORT_VECTOR = 4;
    private static final int EXTENDED_VECTOR = 8;

    private ProtectedBody(Bytes in) {
        super(in);
    }

    /** Takes any bytes. */
    public static ProtectedBody parse(Bytes in) {
        return new ProtectedBody(in);
    }

    /** 0 to 3; 0 if the field is cut off. */
    public int keyId() {
        return bytes().length() > KEY ? bytes().u8(KEY) >> 6 : 0;
    }

    /** True for TKIP, CCMP and GCMP, false for WEP. */
    public boolean isExtended() {
        return bytes().length() > KEY && (bytes().u8(KEY) & 0x20) != 0;
    }

    /** What is encrypted, with its integrity check. */
    public Bytes encrypted() {
        return bytes().slice(Math.min(isExtended() ? EXTENDED_VECTOR : SHORT_VECTOR, bytes().length()));
    }

    @Override
    public LayerType type() {
        return LayerType.DOT11_WEP;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (visitor.wantsDetail()) {
            int vector = bytes().length() - encrypted().length();
            visitor.bytes("InitializationVector", 0, vector, bytes().slice(0, vector));
            if (bytes().length() > KEY) {
                visitor.number("KeyID", KEY, 1, keyId());
                visitor.flag("Extended", KEY, 1, isExtended());
            }
            visitor.bytes("Data", vector, encrypted().length(), encrypted());
        }
    }
}
