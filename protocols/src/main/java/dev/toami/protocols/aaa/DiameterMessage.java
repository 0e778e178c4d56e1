package dev.toami.protocols.aaa;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;

/**
 * Diameter message (RFC 6733, sections 3 and 4). Immutable.
 *
 * <pre>
 *  0             8                                         31
 * +-------------+-------------------------------------------+
 * |   Version   |              Message Length               |
 * +-------------+-------------------------------------------+
 * |R|P|E|T|     |               Command Code                |
 * +-------------+-------------------------------------------+
 * |  Application ID, Hop-by-Hop ID, End-to-End ID (4 each)  |
 * +---------------------------------------------------------+
 * |  AVPs: Code (4), V|M|P (1), Length (3), Vendor (4) ...  |
 * +---------------------------------------------------------+
 * </pre>
 *
 * <p>The next message of a segment is the payload.
 */
public final class DiameterMessage extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 20;
    private static final int AVP_HEADER_LENGTH = 8;
    private static final int LENGTH = 1;
    private static final int FLAGS = 4;
    private static final int COMMAND = 5;
    private static final int APPLICATION = 8;
    private static final int HOP_BY_HOP = 12;
    private static final int END_TO_END = 16;

    /**
     * An attribute-value pair.
     *
     * @param vendorId 0 if it has none
     * @param data without padding, cut off where the message is
     */
    public record Avp(long code, int flags, long vendorId, Bytes data) {}

    private DiameterMessage(Bytes in) {
        super(in);
    }

    public static DiameterMessage parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.DIAMETER,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "Diameter header needs " + HEADER_LENGTH + " bytes, not " + in.length());
        }
        int length = in.u24(LENGTH);
        if (in.u8(0) != 1 || length < HEADER_LENGTH || (length & 3) != 0) {
            throw MalformedPacketException.invalid(
                    LayerType.DIAMETER,
                    0,
                    HEADER_LENGTH,
                    length,
                    "Diameter version " + in.u8(0) + " with length " + length);
        }
        return new DiameterMessage(in);
    }

    /** A message at the beginning of a TCP segment, or a payload if none begins there. */
    public static Layer parseSegment(Bytes in) {
        try {
            return in.length() >= HEADER_LENGTH && (in.u8(FLAGS) & 0xf) == 0 ? parse(in) : Payload.of(in);
        } catch (MalformedPacketException e) {
            return Payload.of(in);
        }
    }

    public int declaredLength() {
        return bytes().u24(LENGTH);
    }

    public boolean isRequest() {
        return (bytes().u8(FLAGS) & 0x80) != 0;
    }

    public boolean isError() {
        return (bytes().u8(FLAGS) & 0x20) != 0;
    }

    public int commandCode() {
        return bytes().u24(COMMAND);
    }

    public long applicationId() {
        return bytes().u32(APPLICATION);
    }

    public long hopByHopId() {
        return bytes().u32(HOP_BY_HOP);
    }

    public long endToEndId() {
        return bytes().u32(END_TO_END);
    }

    /** As far as they are there; one whose length cannot be is the last. */
    public List<Avp> avps() {
        List<Avp> list = new ArrayList<>();
        for (int at = HEADER_LENGTH; isAvp(at); at += paddedLength(at)) {
            boolean vendor = hasVendor(at);
            int header = AVP_HEADER_LENGTH + (vendor ? 4 : 0);
            Bytes rest = contents().slice(at + header);
            list.add(new Avp(
                    bytes().u32(at),
                    bytes().u8(at + 4),
                    vendor ? bytes().u32(at + AVP_HEADER_LENGTH) : 0,
                    rest.clip(bytes().u24(at + 5) - header)));
        }
        return list;
    }

    private boolean hasVendor(int at) {
        return (bytes().u8(at + 4) & 0x80) != 0;
    }

    private boolean isAvp(int at) {
        int end = contents().length();
        if (at + AVP_HEADER_LENGTH > end) {
            return false;
        }
        int header = AVP_HEADER_LENGTH + (hasVendor(at) ? 4 : 0);
        return at + header <= end && bytes().u24(at + 5) >= header;
    }

    private int paddedLength(int at) {
        return bytes().u24(at + 5) + 3 & ~3;
    }

    @Override
    public LayerType type() {
        return LayerType.DIAMETER;
    }

    @Override
    public Bytes contents() {
        return bytes().clip(declaredLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < declaredLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return DiameterMessage::parseSegment;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 1, bytes().u8(0));
        visitor.number("Length", LENGTH, 3, declaredLength());
        visitor.number("Flags", FLAGS, 1, bytes().u8(FLAGS));
        visitor.flag("Request", FLAGS, 1, isRequest());
        visitor.flag("Proxiable", FLAGS, 1, (bytes().u8(FLAGS) & 0x40) != 0);
        visitor.flag("Error", FLAGS, 1, isError());
        visitor.flag("Retransmitted", FLAGS, 1, (bytes().u8(FLAGS) & 0x10) != 0);
        visitor.code("CommandCode", COMMAND, 3, commandCode(), commandLabel());
        visitor.number("ApplicationID", APPLICATION, 4, applicationId());
        visitor.number("HopByHopID", HOP_BY_HOP, 4, hopByHopId());
        visitor.number("EndToEndID", END_TO_END, 4, endToEndId());
        List<Avp> avps = avps();
        if (visitor.beginList("AVPs", HEADER_LENGTH, contents().length() - HEADER_LENGTH, avps.size())) {
            int at = HEADER_LENGTH;
            for (Avp avp : avps) {
                describe(avp, at, visitor);
                at += paddedLength(at);
            }
        }
        visitor.endList();
    }

    private void describe(Avp avp, int at, FieldVisitor visitor) {
        boolean vendor = hasVendor(at);
        int header = AVP_HEADER_LENGTH + (vendor ? 4 : 0);
        visitor.beginStruct("", at, header + avp.data().length());
        visitor.number("Code", at, 4, avp.code());
        visitor.number("Flags", at + 4, 1, avp.flags());
        visitor.number("Length", at + 5, 3, bytes().u24(at + 5));
        visitor.number("VendorID", at + AVP_HEADER_LENGTH, vendor ? 4 : 0, avp.vendorId());
        visitor.bytes("Data", at + header, avp.data().length(), avp.data());
        visitor.endStruct();
    }

    private String commandLabel() {
        return switch (commandCode()) {
            case 257 -> "CapabilitiesExchange";
            case 258 -> "ReAuth";
            case 265 -> "AA";
            case 268 -> "DiameterEAP";
            case 271 -> "Accounting";
            case 272 -> "CreditControl";
            case 274 -> "AbortSession";
            case 275 -> "SessionTermination";
            case 280 -> "DeviceWatchdog";
            case 282 -> "DisconnectPeer";
            case 316 -> "UpdateLocation";
            case 318 -> "AuthenticationInformation";
            default -> "Unknown(" + commandCode() + ")";
        };
    }
}
