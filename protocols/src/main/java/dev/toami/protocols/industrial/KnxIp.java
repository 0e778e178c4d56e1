package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.internal.FieldCursor;

/**
 * KNXnet/IP frame (ISO 22510, section 5.2). Immutable.
 *
 * <pre>
 *  0        1        2                 4                 6
 * +--------+--------+-----------------+-----------------+------
 * |Length 6|Ver 0x10|  Service Type   |  Total Length   | Body
 * +--------+--------+-----------------+-----------------+------
 * </pre>
 */
public final class KnxIp extends MeasuredLayer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 6;
    private static final int VERSION = 0x10;
    private static final int TOTAL_LENGTH = 4;

    private KnxIp(Bytes in) {
        super(in, LayerType.KNX_IP, in.u16(TOTAL_LENGTH), in.u16(TOTAL_LENGTH));
    }

    public static KnxIp parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.KNX_IP, HEADER_LENGTH);
        if (in.u8(0) != HEADER_LENGTH) {
            throw invalid(LayerType.KNX_IP, 0, HEADER_LENGTH, in.u8(0), "header length");
        }
        if (in.u8(1) != VERSION) {
            throw invalid(LayerType.KNX_IP, 1, VERSION, in.u8(1), "version");
        }
        if (in.u16(TOTAL_LENGTH) < HEADER_LENGTH) {
            throw tooSmall(LayerType.KNX_IP, TOTAL_LENGTH, HEADER_LENGTH, in.u16(TOTAL_LENGTH), "total length");
        }
        return new KnxIp(in);
    }

    public int serviceType() {
        return bytes().u16(2);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(message(), 0, visitor);
        cursor.number("HeaderLength", 1);
        cursor.number("ProtocolVersion", 1);
        cursor.code("ServiceType", 2, KnxIp::label);
        cursor.number("TotalLength", 2);
        cursor.bytes("Body", cursor.left());
    }

    private static String label(long service) {
        return switch ((int) service) {
            case 0x0201 -> "SearchRequest";
            case 0x0202 -> "SearchResponse";
            case 0x0203 -> "DescriptionRequest";
            case 0x0204 -> "DescriptionResponse";
            case 0x0205 -> "ConnectRequest";
            case 0x0206 -> "ConnectResponse";
            case 0x0207 -> "ConnectionstateRequest";
            case 0x0208 -> "ConnectionstateResponse";
            case 0x0209 -> "DisconnectRequest";
            case 0x020a -> "DisconnectResponse";
            case 0x020b -> "SearchRequestExtended";
            case 0x020c -> "SearchResponseExtended";
            case 0x0310 -> "DeviceConfigurationRequest";
            case 0x0311 -> "DeviceConfigurationAck";
            case 0x0420 -> "TunnellingRequest";
            case 0x0421 -> "TunnellingAck";
            case 0x0530 -> "RoutingIndication";
            case 0x0531 -> "RoutingLostMessage";
            case 0x0532 -> "RoutingBusy";
            default -> "Unknown(" + service + ')';
        };
    }
}
