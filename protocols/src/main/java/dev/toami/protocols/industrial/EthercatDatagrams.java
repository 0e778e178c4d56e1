package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.internal.FieldCursor;
import dev.toami.protocols.internal.LittleEndian;

/**
 * EtherCAT datagrams (IEC 61158-4-12, section 5.4), each of them as below, with least significant bytes first. Immutable.
 *
 * <pre>
 *  0         1        2           4           6              8         10
 * +---------+--------+-----------+-----------+--------------+---------+------+-----------------+
 * | Command | Index  |  Address  |  Offset   | Length, more |Interrupt| Data | Working Counter |
 * +---------+--------+-----------+-----------+--------------+---------+------+-----------------+
 * </pre>
 */
public final class EthercatDatagrams extends MeasuredLayer {
    private static final int HEADER = 10;
    private static final int LENGTH = 6;
    private static final int COUNTER = 2;
    private static final int MORE = 0x8000;

    private EthercatDatagrams(Bytes in) {
        super(in, LayerType.ETHERCAT, in.length(), in.length());
    }

    public static EthercatDatagrams parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.ETHERCAT, HEADER);
        return new EthercatDatagrams(in);
    }

    /** How many datagrams there are, at least the header of each. */
    public int count() {
        int count = 0;
        int at = 0;
        boolean more = true;
        while (more && at + HEADER <= bytes().length()) {
            more = (LittleEndian.u16(bytes(), at + LENGTH) & MORE) != 0;
            at += size(at);
            count++;
        }
        return count;
    }

    private int size(int at) {
        return HEADER + (LittleEndian.u16(bytes(), at + LENGTH) & EthercatFrame.LARGEST) + COUNTER;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int count = count();
        if (visitor.beginList("Datagrams", 0, bytes().length(), count)) {
            int at = 0;
            for (int i = 0; i < count; i++) {
                int end = Math.min(at + size(at), bytes().length());
                datagram(bytes().clip(end), at, visitor);
                at = end;
            }
        }
        visitor.endList();
    }

    private void datagram(Bytes in, int at, FieldVisitor visitor) {
        visitor.beginStruct("", at, in.length() - at);
        FieldCursor cursor = new FieldCursor(in, at, visitor).littleEndian();
        int command = (int) cursor.code("Command", 1, EthercatDatagrams::label);
        cursor.number("Index", 1);
        if (command >= 10 && command <= 12) {
            cursor.number("LogicalAddress", 4);
        } else {
            cursor.number("SlaveAddress", 2);
            cursor.number("OffsetAddress", 2);
        }
        int length = (int) cursor.peek(2) & EthercatFrame.LARGEST;
        cursor.bits("Length", 2, EthercatFrame.LARGEST)
                .flag("Circulating", 2, 0x4000)
                .flag("More", 2, MORE)
                .skip(2);
        cursor.number("Interrupt", 2);
        cursor.bytes("Data", length);
        cursor.number("WorkingCounter", COUNTER);
        visitor.endStruct();
    }

    private static String label(long command) {
        return switch ((int) command) {
            case 0 -> "NOP";
            case 1 -> "APRD";
            case 2 -> "APWR";
            case 3 -> "APRW";
            case 4 -> "FPRD";
            case 5 -> "FPWR";
            case 6 -> "FPRW";
            case 7 -> "BRD";
            case 8 -> "BWR";
            case 9 -> "BRW";
            case 10 -> "LRD";
            case 11 -> "LWR";
            case 12 -> "LRW";
            case 13 -> "ARMW";
            case 14 -> "FRMW";
            default -> "Unknown(" + command + ')';
        };
    }
}
