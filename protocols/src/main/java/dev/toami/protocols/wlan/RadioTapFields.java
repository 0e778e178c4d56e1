package dev.toami.protocols.wlan;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.internal.LittleEndian;

/** Describes the fields of a radiotap header. */
final class RadioTapFields {
    private static final RadioTapField[] GOPACKETS = Arrays.copyOf(RadioTapField.values(), 22);
    private static final Bytes ABSENT = Bytes.wrap(new byte[12]);

    private final FieldVisitor visitor;

    private RadioTapFields(FieldVisitor visitor) {
        this.visitor = visitor;
    }

    /** Those of the first presence word by their names; gopacket shows a field that is not there as zero. */
    static void describe(Bytes header, FieldVisitor visitor) {
        RadioTapFields fields = new RadioTapFields(visitor);
        RadioTapCursor cursor = new RadioTapCursor(header);
        if (visitor.wantsDetail()) {
            boolean more = cursor.next();
            for (; more && cursor.isFirstWord(); more = cursor.next()) {
                fields.one(cursor.field(), header, cursor.offset(), cursor.field().length);
            }
            if (visitor.beginList("Extended", 0, 0, RadioTapCursor.words(header) - 1)) {
                for (; more; more = cursor.next()) {
                    fields.one(cursor.field(), header, cursor.offset(), cursor.field().length);
                }
            }
            visitor.endList();
            return;
        }
        Map<RadioTapField, Integer> offsets = new EnumMap<>(RadioTapField.class);
        while (cursor.next() && cursor.isFirstWord()) {
            offsets.put(cursor.field(), cursor.offset());
        }
        for (RadioTapField field : GOPACKETS) {
            int at = offsets.getOrDefault(field, 0);
            fields.one(field, at == 0 ? ABSENT : header, at, at == 0 ? 0 : field.length);
        }
    }

    private void one(RadioTapField field, Bytes in, int at, int length) {
        switch (field) {
            case TSFT -> visitor.number("TSFT", at, length, LittleEndian.u64(in, at));
            case FLAGS -> visitor.code("Flags", at, length, in.u8(at), RadioTapText.flags(in.u8(at)));
            case RATE -> rate(in, at, length);
            case CHANNEL -> channel(in, at, length);
            case FHSS -> visitor.number("FHSS", at, length, LittleEndian.u16(in, at));
            case DBM_ANTENNA_SIGNAL -> signed("DBMAntennaSignal", in, at, length);
            case DBM_ANTENNA_NOISE -> signed("DBMAntennaNoise", in, at, length);
            case LOCK_QUALITY -> visitor.number("LockQuality", at, length, LittleEndian.u16(in, at));
            case TX_ATTENUATION -> visitor.number("TxAttenuation", at, length, LittleEndian.u16(in, at));
            case DB_TX_ATTENUATION -> visitor.number("DBTxAttenuation", at, length, LittleEndian.u16(in, at));
            case DBM_TX_POWER -> signed("DBMTxPower", in, at, length);
            case ANTENNA -> visitor.number("Antenna", at, length, in.u8(at));
            case DB_ANTENNA_SIGNAL -> visitor.number("DBAntennaSignal", at, length, in.u8(at));
            case DB_ANTENNA_NOISE -> visitor.number("DBAntennaNoise", at, length, in.u8(at));
            case RX_FLAGS -> flags16("RxFlags", in, at, length, RadioTapText.rxFlags(LittleEndian.u16(in, at)));
            case TX_FLAGS -> flags16("TxFlags", in, at, length, RadioTapText.txFlags(LittleEndian.u16(in, at)));
            case RTS_RETRIES -> visitor.number("RtsRetries", at, length, in.u8(at));
            case DATA_RETRIES -> visitor.number("DataRetries", at, length, in.u8(at));
            case XCHANNEL -> extendedChannel(in, at);
            case MCS -> mcs(in, at, length);
            case AMPDU_STATUS -> ampdu(in, at, length);
            case VHT -> vht(in, at, length);
            case TIMESTAMP -> timestamp(in, at);
            case HE -> words("HE", in, at, 6);
            case HE_MU -> visitor.bytes("HEMU", at, length, in.slice(at, length));
            case HE_MU_OTHER_USER -> visitor.bytes("HEMUOtherUser", at, length, in.slice(at, length));
            case ZERO_LENGTH_PSDU -> visitor.number("ZeroLengthPSDU", at, length, in.u8(at));
            case L_SIG -> words("LSIG", in, at, 2);
        }
    }

    private void rate(Bytes in, int at, int length) {
        String rate = RadioTapText.rate(in.u8(at));
        visitor.text("Rate", at, length, visitor.wantsDetail() ? rate : rate + " Mb/s");
    }

    private void channel(Bytes in, int at, int length) {
        int frequency = LittleEndian.u16(in, at);
        visitor.code("ChannelFrequency", at, Math.min(length, 2), frequency, frequency + " MHz");
        int flags = LittleEndian.u16(in, at + 2);
        visitor.code("ChannelFlags", at + 2, Math.min(length, 2), flags, RadioTapText.channelFlags(flags));
    }

    private void signed(String name, Bytes in, int at, int length) {
        visitor.text(name, at, length, Byte.toString((byte) in.u8(at)));
    }

    private void flags16(String name, Bytes in, int at, int length, String label) {
        visitor.code(name, at, length, LittleEndian.u16(in, at), label);
    }

    /** gopacket has no such field. */
    private void extendedChannel(Bytes in, int at) {
        if (visitor.wantsDetail()) {
            visitor.beginStruct("XChannel", at, 8);
            visitor.number("Flags", at, 4, LittleEndian.u32(in, at));
            visitor.number("Frequency", at + 4, 2, LittleEndian.u16(in, at + 4));
            visitor.number("Channel", at + 6, 1, in.u8(at + 6));
            visitor.number("MaxPower", at + 7, 1, in.u8(at + 7));
            visitor.endStruct();
        }
    }

    private void mcs(Bytes in, int at, int length) {
        if (!visitor.wantsDetail()) {
            visitor.text("MCS", at, length, RadioTapText.mcs(in, at));
            return;
        }
        visitor.beginStruct("MCS", at, length);
        visitor.number("Known", at, 1, in.u8(at));
        visitor.number("Flags", at + 1, 1, in.u8(at + 1));
        visitor.number("Index", at + 2, 1, in.u8(at + 2));
        visitor.text("Summary", at, length, RadioTapText.mcs(in, at));
        visitor.endStruct();
    }

    private void ampdu(Bytes in, int at, int length) {
        if (!visitor.wantsDetail()) {
            visitor.text("AMPDUStatus", at, length, RadioTapText.ampdu(in, at));
            return;
        }
        visitor.beginStruct("AMPDUStatus", at, length);
        visitor.number("Reference", at, 4, LittleEndian.u32(in, at));
        visitor.number("Flags", at + 4, 2, LittleEndian.u16(in, at + 4));
        visitor.number("CRC", at + 6, 1, in.u8(at + 6));
        visitor.endStruct();
    }

    private void vht(Bytes in, int at, int length) {
        if (!visitor.wantsDetail()) {
            visitor.text("VHT", at, length, RadioTapText.vht(in, at));
            return;
        }
        visitor.beginStruct("VHT", at, length);
        visitor.number("Known", at, 2, LittleEndian.u16(in, at));
        visitor.number("Flags", at + 2, 1, in.u8(at + 2));
        visitor.number("Bandwidth", at + 3, 1, in.u8(at + 3));
        visitor.bytes("MCSNSS", at + 4, 4, in.slice(at + 4, 4));
        visitor.number("Coding", at + 8, 1, in.u8(at + 8));
        visitor.number("GroupId", at + 9, 1, in.u8(at + 9));
        visitor.number("PartialAID", at + 10, 2, LittleEndian.u16(in, at + 10));
        visitor.text("Summary", at, length, RadioTapText.vht(in, at));
        visitor.endStruct();
    }

    private void timestamp(Bytes in, int at) {
        visitor.beginStruct("Timestamp", at, 12);
        visitor.number("Value", at, 8, LittleEndian.u64(in, at));
        visitor.number("Accuracy", at + 8, 2, LittleEndian.u16(in, at + 8));
        visitor.number("Unit", at + 10, 1, in.u8(at + 10) & 15);
        visitor.number("Position", at + 10, 1, in.u8(at + 10) >> 4);
        visitor.number("Flags", at + 11, 1, in.u8(at + 11));
        visitor.endStruct();
    }

    private void words(String name, Bytes in, int at, int count) {
        visitor.beginStruct(name, at, 2 * count);
        for (int i = 0; i < count; i++) {
            visitor.number("Data" + (i + 1), at + 2 * i, 2, LittleEndian.u16(in, at + 2 * i));
        }
        visitor.endStruct();
    }
}
