package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * AppleTalk address resolution packet, for Ethernet (Inside AppleTalk, chapter 2). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-------------------------------+-------------------------------+
 * |          HardwareType         |          ProtocolType         |
 * +---------------+---------------+-------------------------------+
 * |      HAL      |      PAL      |           Operation           |
 * +---------------------------------------------------------------+
 * |                  SrcHardwareAddress (6 bytes)                 |
 * +---------------+-------------------------------+---------------+
 * |  SrcReserved  |           SrcNetwork          |    SrcNode    |
 * +---------------------------------------------------------------+
 * |                  DstHardwareAddress (6 bytes)                 |
 * +---------------+-------------------------------+---------------+
 * |  DstReserved  |           DstNetwork          |    DstNode    |
 * +---------------+-------------------------------+---------------+
 * </pre>
 */
public final class AarpPacket extends Layer {
    public static final int HEADER_LENGTH = 28;
    private static final int HARDWARE_TYPE = 0;
    private static final int PROTOCOL_TYPE = 2;
    private static final int HARDWARE_ADDRESS_LENGTH = 4;
    private static final int PROTOCOL_ADDRESS_LENGTH = 5;
    private static final int OPERATION = 6;
    private static final int SRC_HARDWARE_ADDRESS = 8;
    private static final int SRC_NETWORK = 15;
    private static final int SRC_NODE = 17;
    private static final int DST_HARDWARE_ADDRESS = 18;
    private static final int DST_NETWORK = 25;
    private static final int DST_NODE = 27;

    private AarpPacket(Bytes in) {
        super(in);
    }

    public static AarpPacket parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.AARP);
        if (in.u8(HARDWARE_ADDRESS_LENGTH) != MacAddress.LENGTH || in.u8(PROTOCOL_ADDRESS_LENGTH) != 4) {
            throw MalformedPacketException.invalid(
                    LayerType.AARP,
                    HARDWARE_ADDRESS_LENGTH,
                    MacAddress.LENGTH,
                    in.u8(HARDWARE_ADDRESS_LENGTH),
                    "AARP addresses have 6 and 4 bytes, not " + in.u8(HARDWARE_ADDRESS_LENGTH) + " and "
                            + in.u8(PROTOCOL_ADDRESS_LENGTH));
        }
        return new AarpPacket(in);
    }

    public int hardwareType() {
        return bytes().u16(HARDWARE_TYPE);
    }

    public int protocolType() {
        return bytes().u16(PROTOCOL_TYPE);
    }

    public int hardwareAddressLength() {
        return bytes().u8(HARDWARE_ADDRESS_LENGTH);
    }

    public int protocolAddressLength() {
        return bytes().u8(PROTOCOL_ADDRESS_LENGTH);
    }

    public int operation() {
        return bytes().u16(OPERATION);
    }

    public MacAddress srcHardwareAddress() {
        return MacAddress.read(bytes(), SRC_HARDWARE_ADDRESS);
    }

    public int srcNetwork() {
        return bytes().u16(SRC_NETWORK);
    }

    public int srcNode() {
        return bytes().u8(SRC_NODE);
    }

    public MacAddress dstHardwareAddress() {
        return MacAddress.read(bytes(), DST_HARDWARE_ADDRESS);
    }

    public int dstNetwork() {
        return bytes().u16(DST_NETWORK);
    }

    public int dstNode() {
        return bytes().u8(DST_NODE);
    }

    @Override
    public LayerType type() {
        return LayerType.AARP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new AarpHeader(
                hardwareType(),
                protocolType(),
                hardwareAddressLength(),
                protocolAddressLength(),
                operation(),
                srcHardwareAddress(),
                srcNetwork(),
                srcNode(),
                dstHardwareAddress(),
                dstNetwork(),
                dstNode()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("HardwareType", HARDWARE_TYPE, 2, hardwareType());
        visitor.number("ProtocolType", PROTOCOL_TYPE, 2, protocolType());
        visitor.number("HardwareAddressLength", HARDWARE_ADDRESS_LENGTH, 1, hardwareAddressLength());
        visitor.number("ProtocolAddressLength", PROTOCOL_ADDRESS_LENGTH, 1, protocolAddressLength());
        visitor.code("Operation", OPERATION, 2, operation(), operationLabel(operation()));
        visitor.address("SrcHardwareAddress", SRC_HARDWARE_ADDRESS, 6, srcHardwareAddress());
        visitor.number("SrcNetwork", SRC_NETWORK, 2, srcNetwork());
        visitor.number("SrcNode", SRC_NODE, 1, srcNode());
        visitor.address("DstHardwareAddress", DST_HARDWARE_ADDRESS, 6, dstHardwareAddress());
        visitor.number("DstNetwork", DST_NETWORK, 2, dstNetwork());
        visitor.number("DstNode", DST_NODE, 1, dstNode());
    }

    private static String operationLabel(int operation) {
        return switch (operation) {
            case 1 -> "request";
            case 2 -> "reply";
            case 3 -> "probe";
            default -> "Unknown(" + operation + ")";
        };
    }
}
