package dev.toami.protocols.multicast;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.wire.Lengths;

/**
 * Distance Vector Multicast Routing Protocol message (RFC 1075 and its version 3): the header of IGMP type 0x13; what
 * follows it is not taken apart. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |  Type = 0x13  |     Code      |           Checksum            |
 * +---------------+---------------+---------------+---------------+
 * |   Reserved    | Capabilities  | Minor Version | Major Version |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 */
public final class DvmrpMessage extends Message implements Checksummed {
    private static final int HEADER_LENGTH = 8;

    private DvmrpMessage(Bytes in) {
        super(in, LayerType.DVMRP);
    }

    public static DvmrpMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.DVMRP);
        return new DvmrpMessage(in);
    }

    /** Probe, report, and so on. */
    public int code() {
        return bytes().u8(1);
    }

    public int checksum() {
        return bytes().u16(2);
    }

    /** Whether the checksum is right, given the network layer that tells if all of the message is there. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return checksumStatus(bytes(), network);
    }

    public int minorVersion() {
        return bytes().u8(6);
    }

    public int majorVersion() {
        return bytes().u8(7);
    }

    private static String label(int code) {
        return switch (code) {
            case 1 -> "Probe";
            case 2 -> "Report";
            case 3 -> "Ask Neighbors";
            case 4 -> "Neighbors";
            case 5 -> "Ask Neighbors 2";
            case 6 -> "Neighbors 2";
            case 7 -> "Prune";
            case 8 -> "Graft";
            case 9 -> "Graft Ack";
            default -> "Unknown(" + code + ")";
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Type", 0, 1, bytes().u8(0));
        visitor.code("Code", 1, 1, code(), label(code()));
        visitor.number("Checksum", 2, 2, checksum());
        visitor.number("Capabilities", 5, 1, bytes().u8(5));
        visitor.number("MinorVersion", 6, 1, minorVersion());
        visitor.number("MajorVersion", 7, 1, majorVersion());
        visitor.bytes("Data", HEADER_LENGTH, bytes().length() - HEADER_LENGTH, bytes().slice(HEADER_LENGTH));
    }
}
