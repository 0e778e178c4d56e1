package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;
import dev.toami.protocols.link.EthernetFrame;

/**
 * Inter-switch link header, which encloses an Ethernet frame (Cisco). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------------------------------------------------------+
 * |                      DstAddress (5 bytes)                     |
 * +-------+-------+-----------------------------------------------+
 * |  Type |  User |                     SrcMAC                    |
 * +-----------------------------------------------+---------------+
 * |                     SrcMAC                    |     Length    |
 * +---------------+---------------+---------------+---------------+
 * |     Length    |      DSAP     |      SSAP     |    Control    |
 * +-----------------------------------------------+---------------+
 * |                      HSA                      | VLANIdentifier|
 * +-------------+-+-------------------------------+---------------+
 * |    VLANI    |B|             Index             |    Reserved   |
 * +---------------+-------------------------------+---------------+
 * |    Reserved   |
 * +---------------+
 * </pre>
 */
public final class IslFrame extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 26;
    private static final int DST_ADDRESS = 0;
    private static final int TYPE = 5;
    private static final int SRC_MAC = 6;
    private static final int LENGTH = 12;
    private static final int DSAP = 14;
    private static final int SSAP = 15;
    private static final int CONTROL = 16;
    private static final int HSA = 17;
    private static final int VLAN_IDENTIFIER = 20;
    private static final int INDEX = 22;
    private static final int RESERVED = 24;

    private IslFrame(Bytes in) {
        super(in);
    }

    public static IslFrame parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.ISL);
        return new IslFrame(in);
    }

    /** 01-00-0C-00-00 or 03-00-0C-00-00. */
    public Bytes dstAddress() {
        return bytes().slice(DST_ADDRESS, 5);
    }

    public int typeCode() {
        return bytes().u8(TYPE) >> 4;
    }

    public int user() {
        return bytes().u8(TYPE) & 0xf;
    }

    public MacAddress srcMAC() {
        return MacAddress.read(bytes(), SRC_MAC);
    }

    /** What follows it in the frame, without the check sequence. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    public int dsap() {
        return bytes().u8(DSAP);
    }

    public int ssap() {
        return bytes().u8(SSAP);
    }

    public int control() {
        return bytes().u8(CONTROL);
    }

    /** The upper half of the source address. */
    public int hsa() {
        return bytes().u24(HSA);
    }

    public int vlanIdentifier() {
        return bytes().u16(VLAN_IDENTIFIER) >> 1;
    }

    /** The frame is a bridge or CDP frame. */
    public boolean bpdu() {
        return (bytes().u16(VLAN_IDENTIFIER) & 0x1) != 0;
    }

    /** The port of the sender. */
    public int index() {
        return bytes().u16(INDEX);
    }

    public int reserved() {
        return bytes().u16(RESERVED);
    }

    static final int BEFORE_LENGTH = 14;
    private static final int ETHERNET = 0;
    private static final int SNAP = 0xaaaa03;

    /** The frame that {@code in} is on an Ethernet: one of these, which its destination tells, or a plain one. */
    public static Layer parseEthernet(Bytes in) throws MalformedPacketException {
        boolean isIsl = in.length() >= HEADER_LENGTH
                && in.u24(DST_ADDRESS + 1) == 0x000c00
                && (in.u8(DST_ADDRESS) & ~2) == 1
                && in.u8(DST_ADDRESS + 4) == 0
                && in.u24(DSAP) == SNAP;
        return isIsl ? parse(in) : EthernetFrame.parse(in);
    }

    @Override
    public LayerType type() {
        return LayerType.ISL;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH).clip(Math.max(declaredLength() + BEFORE_LENGTH - HEADER_LENGTH, 0));
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < declaredLength() + BEFORE_LENGTH;
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return typeCode() == ETHERNET ? EthernetFrame::parse : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new IslHeader(
                dstAddress(),
                typeCode(),
                user(),
                srcMAC(),
                OptionalInt.empty(),
                dsap(),
                ssap(),
                control(),
                hsa(),
                vlanIdentifier(),
                bpdu(),
                index(),
                reserved()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.bytes("DstAddress", DST_ADDRESS, 5, dstAddress());
        visitor.code("Type", TYPE, 1, typeCode(), typeCodeLabel(typeCode()));
        visitor.number("User", TYPE, 1, user());
        visitor.address("SrcMAC", SRC_MAC, 6, srcMAC());
        visitor.number("Length", LENGTH, 2, declaredLength());
        visitor.number("DSAP", DSAP, 1, dsap());
        visitor.number("SSAP", SSAP, 1, ssap());
        visitor.number("Control", CONTROL, 1, control());
        visitor.number("HSA", HSA, 3, hsa());
        visitor.number("VLANIdentifier", VLAN_IDENTIFIER, 2, vlanIdentifier());
        visitor.flag("BPDU", VLAN_IDENTIFIER + 1, 1, bpdu());
        visitor.number("Index", INDEX, 2, index());
        visitor.number("Reserved", RESERVED, 2, reserved());
    }

    private static String typeCodeLabel(int typeCode) {
        return switch (typeCode) {
            case 0 -> "Ethernet";
            case 1 -> "Token Ring";
            case 2 -> "FDDI";
            case 3 -> "ATM";
            default -> "Unknown(" + typeCode + ")";
        };
    }
}
