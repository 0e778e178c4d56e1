package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.wire.Lengths;

/**
 * Next Hop Resolution Protocol packet (RFC 2332, section 5.2.1): the fixed header; what follows is not taken apart.
 * Immutable.
 *
 * <pre>
 *  0              8               16              24             31
 * +-------------------------------+-------------------------------+
 * |           ar$afn              |          ar$pro.type          |
 * +-------------------------------+-------------------------------+
 * |                          ar$pro.snap                          |
 * +---------------+---------------+-------------------------------+
 * |  ar$pro.snap  |   ar$hopcnt   |            ar$pktsz           |
 * +---------------+---------------+-------------------------------+
 * |           ar$chksum           |            ar$extoff          |
 * +---------------+---------------+---------------+---------------+
 * | ar$op.version |  ar$op.type   |   ar$shtl     |    ar$sstl    |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 */
public final class NhrpPacket extends Message implements Checksummed {
    private static final int HEADER_LENGTH = 20;
    private static final int LENGTH = 10;
    private static final int CHECKSUM = 12;
    private static final int TYPE = 17;

    private NhrpPacket(Bytes in) {
        super(in, LayerType.NHRP);
    }

    public static NhrpPacket parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.NHRP);
        return new NhrpPacket(in);
    }

    public int packetType() {
        return bytes().u8(TYPE);
    }

    /** Of all of the packet. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Whether the checksum is right, given the network layer that tells if all of the packet is there. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        if (isTruncated() || (network instanceof Layer layer && layer.isTruncated())) {
            return ChecksumStatus.UNVERIFIED;
        }
        return Checksums.status(Checksums.add(0, bytes().clip(declaredLength())));
    }

    @Override
    public boolean isTruncated() {
        return declaredLength() > bytes().length();
    }

    private static String type(int value) {
        return switch (value) {
            case 1 -> "Resolution Request";
            case 2 -> "Resolution Reply";
            case 3 -> "Registration Request";
            case 4 -> "Registration Reply";
            case 5 -> "Purge Request";
            case 6 -> "Purge Reply";
            case 7 -> "Error Indication";
            case 8 -> "Traffic Indication";
            default -> unknown(value);
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes in = bytes();
        u16(visitor, "AddressFamily", in, 0);
        u16(visitor, "ProtocolType", in, 2);
        visitor.bytes("ProtocolSnap", 4, 5, in.slice(4, 5));
        u8(visitor, "HopCount", in, 9);
        u16(visitor, "PacketSize", in, LENGTH);
        u16(visitor, "Checksum", in, CHECKSUM);
        u16(visitor, "ExtensionOffset", in, 14);
        u8(visitor, "Version", in, 16);
        visitor.code("Type", TYPE, 1, packetType(), type(packetType()));
        u8(visitor, "SourceAddressTypeLength", in, 18);
        u8(visitor, "SourceSubaddressTypeLength", in, 19);
        rest(visitor, "Data", in, HEADER_LENGTH);
    }
}
