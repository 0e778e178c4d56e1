package dev.toami.protocols.ppp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;

/**
 * PPP frame (RFC 1661) without its frame check sequence; address and control field (RFC 1662) may be left out, and a
 * protocol number below 256 may have one byte. Immutable.
 *
 * <pre>
 * +-----------+-----------+------------+---------
 * |  Address  |  Control  |  Protocol  | Payload
 * |   0xff    |   0x03    | 1-2 bytes  |
 * +-----------+-----------+------------+---------
 * </pre>
 */
public final class PppFrame extends Layer implements LinkLayer {
    private static final int ADDRESS_CONTROL = 0xff03;

    private final int protocolOffset;

    private PppFrame(Bytes in, int protocolOffset) {
        super(in);
        this.protocolOffset = protocolOffset;
    }

    public static PppFrame parse(Bytes in) throws MalformedPacketException {
        return parse(in, 0);
    }

    /** A frame behind a byte that tells its direction (LINKTYPE_PPP_WITH_DIR). */
    public static PppFrame parseWithDirection(Bytes in) throws MalformedPacketException {
        return parse(in, 1);
    }

    private static PppFrame parse(Bytes in, int start) throws MalformedPacketException {
        int at = start + (in.length() >= start + 2 && in.u16(start) == ADDRESS_CONTROL ? 2 : 0);
        int required = at + (in.length() > at && (in.u8(at) & 1) != 0 ? 1 : 2);
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.PPP,
                    0,
                    required,
                    in.length(),
                    "PPP header of " + in.length() + " bytes, not " + required);
        }
        int last = in.u8(required - 1);
        if ((last & 1) == 0) {
            throw MalformedPacketException.invalid(LayerType.PPP, required - 1, last | 1, last, "PPP has invalid type");
        }
        return new PppFrame(in, at);
    }

    public boolean hasAddressAndControl() {
        return protocolOffset >= 2;
    }

    /** True if the frame was sent, false if received; empty if nothing tells. */
    public Optional<Boolean> isSent() {
        return (protocolOffset & 1) != 0 ? Optional.of(bytes().u8(0) != 0) : Optional.empty();
    }

    /** True if the protocol number stands in one byte. */
    public boolean isProtocolCompressed() {
        return (bytes().u8(protocolOffset) & 1) != 0;
    }

    public PppProtocol protocol() {
        return new PppProtocol(isProtocolCompressed() ? bytes().u8(protocolOffset) : bytes().u16(protocolOffset));
    }

    /** The one or two bytes of the protocol number. */
    public Bytes protocolField() {
        return bytes().slice(protocolOffset, isProtocolCompressed() ? 1 : 2);
    }

    private int headerLength() {
        return protocolOffset + protocolField().length();
    }

    @Override
    public LayerType type() {
        return LayerType.PPP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        int protocol = protocol().value();
        LayerParser parser = dissector.find(DispatchTable.PPP_PROTOCOL, protocol);
        return parser != null ? parser : Payload.undecoded("Unable to decode PPPType " + protocol);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return isSent().isPresent()
                ? Optional.empty()
                : Optional.of(new PppHeader(hasAddressAndControl(), isProtocolCompressed(), Optional.of(protocol())));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int protocol = protocol().value();
        if (visitor.wantsDetail()) {
            isSent().ifPresent(sent -> visitor.code("Direction", 0, 1, sent ? 1 : 0, sent ? "Sent" : "Received"));
            if (hasAddressAndControl()) {
                visitor.number("Address", protocolOffset - 2, 1, ADDRESS_CONTROL >> 8);
                visitor.number("Control", protocolOffset - 1, 1, ADDRESS_CONTROL & 0xff);
            }
        }
        visitor.code("PPPType", protocolOffset, protocolField().length(), protocol, PppProtocol.label(protocol));
        visitor.flag(
                "HasPPTPHeader",
                hasAddressAndControl() ? protocolOffset - 2 : 0,
                hasAddressAndControl() ? 2 : 0,
                hasAddressAndControl());
    }
}
