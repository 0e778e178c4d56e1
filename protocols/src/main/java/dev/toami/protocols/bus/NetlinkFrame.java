package dev.toami.protocols.bus;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Cooked header of Linux netlink captures (LINKTYPE_NETLINK). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-------------------------------+-------------------------------+
 * |           PacketType          |          HardwareType         |
 * +---------------------------------------------------------------+
 * |                      Reserved (10 bytes)                      |
 * +-------------------------------+-------------------------------+
 * |             Family            |
 * +-------------------------------+
 * </pre>
 */
public final class NetlinkFrame extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 16;
    private static final int PACKET_TYPE = 0;
    private static final int HARDWARE_TYPE = 2;
    private static final int FAMILY = 14;

    private NetlinkFrame(Bytes in) {
        super(in);
    }

    public static NetlinkFrame parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.NETLINK);
        return new NetlinkFrame(in);
    }

    public int packetType() {
        return bytes().u16(PACKET_TYPE);
    }

    public int hardwareType() {
        return bytes().u16(HARDWARE_TYPE);
    }

    public int family() {
        return bytes().u16(FAMILY);
    }

    @Override
    public LayerType type() {
        return LayerType.NETLINK;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return NetlinkMessage::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new NetlinkFrameHeader(packetType(), hardwareType(), family()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("PacketType", PACKET_TYPE, 2, packetType());
        visitor.number("HardwareType", HARDWARE_TYPE, 2, hardwareType());
        visitor.code("Family", FAMILY, 2, family(), familyLabel(family()));
    }

    private static String familyLabel(int family) {
        return switch (family) {
            case 0 -> "route";
            case 2 -> "usersock";
            case 4 -> "sock_diag";
            case 5 -> "nflog";
            case 6 -> "xfrm";
            case 7 -> "selinux";
            case 9 -> "audit";
            case 10 -> "fib_lookup";
            case 11 -> "connector";
            case 12 -> "netfilter";
            case 15 -> "kobject_uevent";
            case 16 -> "generic";
            case 18 -> "scsitransport";
            case 20 -> "rdma";
            case 21 -> "crypto";
            default -> "Unknown(" + family + ")";
        };
    }
}
