package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.internal.FieldCursor;

/**
 * PROFINET real-time frame (IEC 61158-6-10, section 4.7); cyclic data ends with a status. Immutable.
 *
 * <pre>
 *  0          2                      -4              -2            -1
 * +----------+----------------------+---------------+-------------+----------------+
 * | Frame ID |         Data         | Cycle Counter | Data Status | TransferStatus |
 * +----------+----------------------+---------------+-------------+----------------+
 * </pre>
 */
public final class ProfinetRt extends MeasuredLayer {
    public static final int HEADER_LENGTH = 2;
    private static final int STATUS_LENGTH = 4;

    private ProfinetRt(Bytes in) {
        super(in, LayerType.PROFINET_RT, isDcp(in.u16(0)) ? HEADER_LENGTH : in.length(), in.length());
    }

    public static ProfinetRt parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.PROFINET_RT, HEADER_LENGTH);
        return new ProfinetRt(in);
    }

    public int frameId() {
        return bytes().u16(0);
    }

    /** Whether the frame holds process data, and so ends with a status. */
    public boolean isCyclic() {
        return frameId() >= 0x0100 && frameId() < 0xfc00 && bytes().length() >= HEADER_LENGTH + STATUS_LENGTH;
    }

    private static boolean isDcp(int frameId) {
        return frameId >= 0xfefc && frameId <= 0xfeff;
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return ProfinetDcp::parse;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(contents(), 0, visitor);
        cursor.code("FrameID", 2, ProfinetRt::label);
        cursor.bytes("Data", isCyclic() ? cursor.left() - STATUS_LENGTH : cursor.left());
        if (isCyclic()) {
            cursor.number("CycleCounter", 2);
            cursor.number("DataStatus", 1);
            cursor.number("TransferStatus", 1);
        }
    }

    private static String label(long id) {
        if (id >= 0x0100 && id < 0x8000) {
            return "RT_CLASS_3";
        } else if (id >= 0x8000 && id < 0xbc00) {
            return "RT_CLASS_2";
        } else if (id >= 0xc000 && id < 0xfc00) {
            return "RT_CLASS_1";
        }
        return switch ((int) id) {
            case 0xfc01 -> "AlarmHigh";
            case 0xfe01 -> "AlarmLow";
            case 0xfefc -> "DCPHelloRequest";
            case 0xfefd -> "DCPGetOrSet";
            case 0xfefe -> "DCPIdentifyRequest";
            case 0xfeff -> "DCPIdentifyResponse";
            default -> "Unknown(" + id + ')';
        };
    }
}
