package dev.toami.protocols.tunnel;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/**
 * An attribute value pair of an L2TP control message (RFC 2661, section 4).
 *
 * @param isMandatory whether a receiver that does not know it must give up
 * @param isHidden whether the value is obscured
 * @param vendorId 0 for the attributes of the IETF
 * @param type 16 bits
 * @param value at most 1017 bytes
 */
public record L2tpAvp(boolean isMandatory, boolean isHidden, int vendorId, int type, Bytes value) {
    private static final int HEADER_LENGTH = 6;
    private static final int MAX_LENGTH = 0x3ff;

    public L2tpAvp {
        if (value.length() > MAX_LENGTH - HEADER_LENGTH) {
            throw new IllegalArgumentException(
                    "an L2TP attribute has at most 1017 bytes of value, not " + value.length());
        }
    }

    /** The mandatory message type, which is the first attribute. */
    public static L2tpAvp messageType(int value) {
        return new L2tpAvp(true, false, 0, 0, Bytes.of(value >> 8, value));
    }

    int encodedLength() {
        return HEADER_LENGTH + value.length();
    }

    /** The bytes of {@code avps}, one behind the other. */
    public static Bytes encode(List<L2tpAvp> avps) {
        byte[] all = new byte[avps.stream().mapToInt(L2tpAvp::encodedLength).sum()];
        int at = 0;
        for (L2tpAvp avp : avps) {
            int head = (avp.isMandatory ? 0x8000 : 0) | (avp.isHidden ? 0x4000 : 0) | avp.encodedLength();
            Bytes.of(head >> 8, head, avp.vendorId >> 8, avp.vendorId, avp.type >> 8, avp.type)
                    .copyTo(0, all, at, HEADER_LENGTH);
            avp.value.copyTo(0, all, at + HEADER_LENGTH, avp.value.length());
            at += avp.encodedLength();
        }
        return Bytes.wrap(all);
    }

    static List<L2tpAvp> list(Bytes message, int start) {
        List<L2tpAvp> list = new ArrayList<>();
        int at = start;
        while (message.length() - at >= HEADER_LENGTH) {
            int head = message.u16(at);
            int length = head & MAX_LENGTH;
            if (length < HEADER_LENGTH || length > message.length() - at) {
                break;
            }
            list.add(new L2tpAvp(
                    (head & 0x8000) != 0,
                    (head & 0x4000) != 0,
                    message.u16(at + 2),
                    message.u16(at + 4),
                    message.slice(at + HEADER_LENGTH, length - HEADER_LENGTH)));
            at += length;
        }
        return list;
    }

    static void describe(List<L2tpAvp> avps, int start, FieldVisitor visitor) {
        int at = start;
        int length = avps.stream().mapToInt(L2tpAvp::encodedLength).sum();
        if (visitor.beginList("AVPs", at, length, avps.size())) {
            for (L2tpAvp avp : avps) {
                avp.describe(at, visitor);
                at += avp.encodedLength();
            }
        }
        visitor.endList();
    }

    private void describe(int at, FieldVisitor visitor) {
        visitor.beginStruct("", at, encodedLength());
        visitor.flag("Mandatory", at, 1, isMandatory);
        visitor.flag("Hidden", at, 1, isHidden);
        visitor.number("Length", at, 2, encodedLength());
        visitor.number("VendorID", at + 2, 2, vendorId);
        visitor.code("Type", at + 4, 2, type, vendorId == 0 ? label(type) : "Unknown(" + type + ")");
        boolean isPlain = vendorId == 0 && !isHidden && value.length() == 2;
        switch (isPlain ? type : -1) {
            case 0 -> visitor.number("MessageType", at + HEADER_LENGTH, 2, value.u16(0));
            case 9 -> visitor.number("AssignedTunnelID", at + HEADER_LENGTH, 2, value.u16(0));
            case 14 -> visitor.number("AssignedSessionID", at + HEADER_LENGTH, 2, value.u16(0));
            default -> visitor.bytes("Value", at + HEADER_LENGTH, value.length(), value);
        }
        visitor.endStruct();
    }

    private static String label(int type) {
        return switch (type) {
            case 0 -> "MessageType";
            case 1 -> "ResultCode";
            case 2 -> "ProtocolVersion";
            case 3 -> "FramingCapabilities";
            case 4 -> "BearerCapabilities";
            case 5 -> "TieBreaker";
            case 6 -> "FirmwareRevision";
            case 7 -> "HostName";
            case 8 -> "VendorName";
            case 9 -> "AssignedTunnelID";
            case 10 -> "ReceiveWindowSize";
            case 11 -> "Challenge";
            case 12 -> "CauseCode";
            case 13 -> "ChallengeResponse";
            case 14 -> "AssignedSessionID";
            case 15 -> "CallSerialNumber";
            case 16 -> "MinimumBPS";
            case 17 -> "MaximumBPS";
            case 18 -> "BearerType";
            case 19 -> "FramingType";
            case 21 -> "CalledNumber";
            case 22 -> "CallingNumber";
            case 23 -> "SubAddress";
            case 24 -> "TxConnectSpeed";
            case 25 -> "PhysicalChannelID";
            case 34 -> "CallErrors";
            case 35 -> "ACCM";
            case 36 -> "RandomVector";
            case 37 -> "PrivateGroupID";
            case 38 -> "RxConnectSpeed";
            case 39 -> "SequencingRequired";
            default -> "Unknown(" + type + ")";
        };
    }
}
