package dev.toami.protocols.tunnel;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * MPLS echo request or reply (RFC 8029). Immutable.
 *
 * <pre>
 *  0           8           16          24         31
 * +-----------------------+------------------------+
 * |        Version        |         Flags          |
 * +-----------+-----------+-----------+------------+
 * | Msg. Type |Reply Mode |Return Code|Ret. Subcode|
 * +-----------+-----------+-----------+------------+
 * |                Sender's Handle                 |
 * +------------------------------------------------+
 * |                Sequence Number                 |
 * +------------------------------------------------+
 * | Timestamp Sent, Timestamp Received (8 bytes each)
 * +------------------------------------------------+
 * |      TLVs: type, length, value padded to 4     |
 * +------------------------------------------------+
 * </pre>
 */
public final class MplsEcho extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 32;
    /** The UDP port that is registered for LSP ping. */
    public static final int PORT = 3503;

    private static final int TLV_HEADER = 4;

    /** A TLV; its value without padding. */
    public record Tlv(int type, Bytes value) {}

    private MplsEcho(Bytes in) {
        super(in);
    }

    public static MplsEcho parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.MPLS_ECHO,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "MPLS echo of " + in.length() + " bytes, not 32");
        }
        return new MplsEcho(in);
    }

    /** 1 for a request, 2 for a reply. */
    public int messageType() {
        return bytes().u8(4);
    }

    public int returnCode() {
        return bytes().u8(6);
    }

    public long senderHandle() {
        return bytes().u32(8);
    }

    public long sequenceNumber() {
        return bytes().u32(12);
    }

    /** Those that are there as a whole. */
    public List<Tlv> tlvs() {
        List<Tlv> list = new ArrayList<>();
        int at = HEADER_LENGTH;
        while (bytes().length() - at >= TLV_HEADER && bytes().u16(at + 2) <= bytes().length() - at - TLV_HEADER) {
            int length = bytes().u16(at + 2);
            list.add(new Tlv(bytes().u16(at), bytes().slice(at + TLV_HEADER, length)));
            at += padded(length);
        }
        return list;
    }

    private static int padded(int length) {
        return TLV_HEADER + (length + 3) / 4 * 4;
    }

    @Override
    public LayerType type() {
        return LayerType.MPLS_ECHO;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        String[] times = {"Sent", "Received"};
        visitor.number("Version", 0, 2, bytes().u16(0));
        visitor.number("Flags", 2, 2, bytes().u16(2));
        visitor.code("MessageType", 4, 1, messageType(), typeLabel());
        visitor.number("ReplyMode", 5, 1, bytes().u8(5));
        visitor.number("ReturnCode", 6, 1, returnCode());
        visitor.number("ReturnSubcode", 7, 1, bytes().u8(7));
        visitor.number("SenderHandle", 8, 4, senderHandle());
        visitor.number("SequenceNumber", 12, 4, sequenceNumber());
        for (int i = 0; i < times.length; i++) {
            visitor.number("Timestamp" + times[i] + "Seconds", 16 + 8 * i, 4, bytes().u32(16 + 8 * i));
            visitor.number("Timestamp" + times[i] + "Fraction", 20 + 8 * i, 4, bytes().u32(20 + 8 * i));
        }
        List<Tlv> tlvs = tlvs();
        int at = HEADER_LENGTH;
        if (visitor.beginList("TLVs", at, bytes().length() - at, tlvs.size())) {
            for (Tlv tlv : tlvs) {
                int length = tlv.value.length();
                visitor.beginStruct("", at, TLV_HEADER + length);
                visitor.code("Type", at, 2, tlv.type, label(tlv.type));
                visitor.number("Length", at + 2, 2, length);
                visitor.bytes("Value", at + TLV_HEADER, length, tlv.value);
                visitor.endStruct();
                at += padded(length);
            }
        }
        visitor.endList();
    }

    private String typeLabel() {
        return switch (messageType()) {
            case 1 -> "EchoRequest";
            case 2 -> "EchoReply";
            default -> "Unknown(" + messageType() + ")";
        };
    }

    private static String label(int type) {
        return switch (type) {
            case 1 -> "TargetFECStack";
            case 2 -> "DownstreamMapping";
            case 3 -> "Pad";
            case 5 -> "VendorEnterpriseNumber";
            case 7 -> "InterfaceAndLabelStack";
            case 9 -> "ErroredTLVs";
            case 10 -> "ReplyTOSByte";
            case 15 -> "BFDDiscriminator";
            case 20 -> "DownstreamDetailedMapping";
            default -> "Unknown(" + type + ")";
        };
    }
}
