package dev.toami.protocols.routing;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * Enhanced Interior Gateway Routing Protocol packet (RFC 7868, section 6.3). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |Header Version |    Opcode     |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |                             Flags                             |
 * +---------------------------------------------------------------+
 * |                        Sequence Number                        |
 * +---------------------------------------------------------------+
 * |                    Acknowledgement Number                     |
 * +-------------------------------+-------------------------------+
 * |       Virtual Router ID       |   Autonomous System Number    |
 * +-------------------------------+-------------------------------+
 * |                 TLVs: type and length, 16 bits                |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class EigrpPacket extends Message implements Checksummed {
    public static final int HEADER_LENGTH = 20;

    private EigrpPacket(Bytes in) {
        super(in, LayerType.EIGRP);
    }

    public static EigrpPacket parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.EIGRP);
        return new EigrpPacket(in);
    }

    public int version() {
        return bytes().u8(0);
    }

    public int opcode() {
        return bytes().u8(1);
    }

    public int checksum() {
        return bytes().u16(2);
    }

    /** Whether the checksum is right, given the network layer that tells if all of the packet is there. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        if (network instanceof Layer layer && layer.isTruncated()) {
            return ChecksumStatus.UNVERIFIED;
        }
        return Checksums.status(Checksums.add(0, bytes()));
    }

    public long flags() {
        return bytes().u32(4);
    }

    public long sequenceNumber() {
        return bytes().u32(8);
    }

    public long acknowledgement() {
        return bytes().u32(12);
    }

    public int virtualRouterId() {
        return bytes().u16(16);
    }

    public int autonomousSystem() {
        return bytes().u16(18);
    }

    private static String opcode(int value) {
        return switch (value) {
            case 1 -> "Update";
            case 2 -> "Request";
            case 3 -> "Query";
            case 4 -> "Reply";
            case 5 -> "Hello";
            case 6 -> "IPX SAP";
            case 10 -> "SIA Query";
            case 11 -> "SIA Reply";
            default -> unknown(value);
        };
    }

    private static String tlv(int value) {
        return switch (value) {
            case 0x0001 -> "Parameters";
            case 0x0002 -> "Authentication";
            case 0x0003 -> "Sequence";
            case 0x0004 -> "Software Version";
            case 0x0005 -> "Next Multicast Sequence";
            case 0x0006 -> "Peer Stub Information";
            case 0x0007 -> "Peer Termination";
            case 0x0008 -> "Peer TID List";
            case 0x0101 -> "IPv4 Request";
            case 0x0102 -> "IPv4 Internal Route";
            case 0x0103 -> "IPv4 External Route";
            case 0x0104 -> "IPv4 Community";
            case 0x0402 -> "IPv6 Internal Route";
            case 0x0403 -> "IPv6 External Route";
            case 0x0602 -> "Multiprotocol Internal Route";
            case 0x0603 -> "Multiprotocol External Route";
            default -> unknown(value);
        };
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new EigrpHeader(
                version(),
                opcode(),
                flags(),
                sequenceNumber(),
                acknowledgement(),
                virtualRouterId(),
                autonomousSystem(),
                bytes().slice(HEADER_LENGTH),
                OptionalInt.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes in = bytes();
        u8(visitor, "Version", in, 0);
        visitor.code("Opcode", 1, 1, opcode(), opcode(opcode()));
        u16(visitor, "Checksum", in, 2);
        u32(visitor, "Flags", in, 4);
        u32(visitor, "Sequence", in, 8);
        u32(visitor, "Acknowledge", in, 12);
        u16(visitor, "VirtualRouterID", in, 16);
        u16(visitor, "AutonomousSystem", in, 18);
        Elements tlvs = Elements.of(in, HEADER_LENGTH, 4, (bytes, at) -> bytes.u16(at + 2));
        tlvs.describe(visitor, "TLVs", (to, bytes, at, length) -> {
            to.code("Type", at, 2, bytes.u16(at), tlv(bytes.u16(at)));
            u16(to, "Length", bytes, at + 2);
            if (bytes.u16(at) == 1 && length == 12) {
                for (int k = 1; k <= 6; k++) {
                    u8(to, "K" + k, bytes, at + 3 + k);
                }
                u16(to, "HoldTime", bytes, at + 10);
            } else {
                to.bytes("Value", at + 4, length - 4, bytes.slice(at + 4, length - 4));
            }
        });
        tlvs.describeRest(visitor, "Trailing");
    }
}
