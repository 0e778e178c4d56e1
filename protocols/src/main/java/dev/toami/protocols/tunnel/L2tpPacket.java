package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.ppp.PppFrame;

/**
 * L2TP version 2 (RFC 2661): a control message with attribute value pairs, or data with a PPP frame. Immutable.
 *
 * <pre>
 *  0 1   4   6 7  8      12   16                       31
 * +-+-+---+-+-+-+-+------+----+-------------------------+
 * |T|L|   |S| |O|P|      |Ver |     Length (if L)       |
 * +-+-+---+-+-+-+-+------+----+-------------------------+
 * |         Tunnel ID         |       Session ID        |
 * +---------------------------+-------------------------+
 * |         Ns (if S)         |        Nr (if S)        |
 * +---------------------------+-------------------------+
 * |    Offset Size (if O)     |    Offset Pad (if O)    |
 * +---------------------------+-------------------------+
 * </pre>
 */
public final class L2tpPacket extends Layer {
    static final int CONTROL_BIT = 0x8000;
    static final int LENGTH_BIT = 0x4000;
    static final int SEQUENCE_BIT = 0x0800;
    static final int OFFSET_BIT = 0x0200;
    static final int PRIORITY_BIT = 0x0100;

    private final int headerLength;

    private L2tpPacket(Bytes in, int headerLength) {
        super(in);
        this.headerLength = headerLength;
    }

    /** Of version 2, or an {@link L2tpv3Packet} of version 3 in UDP. */
    public static Layer parseUdp(Bytes in) throws MalformedPacketException {
        return in.length() >= 2 && (in.u8(1) & 0xf) == 3 ? L2tpv3Packet.parseUdp(in) : parse(in);
    }

    public static L2tpPacket parse(Bytes in) throws MalformedPacketException {
        require(in, 2);
        int flags = in.u16(0);
        int fixed = offsetFieldOffset(flags) + ((flags & OFFSET_BIT) != 0 ? 2 : 0);
        require(in, fixed);
        int length = fixed + ((flags & OFFSET_BIT) != 0 ? in.u16(fixed - 2) : 0);
        require(in, length);
        if ((flags & LENGTH_BIT) != 0 && in.u16(2) < length) {
            throw MalformedPacketException.invalid(
                    LayerType.L2TP,
                    2,
                    length,
                    in.u16(2),
                    "L2TP packet declares " + in.u16(2) + " bytes, at least " + length);
        }
        return new L2tpPacket(in, length);
    }

    private static void require(Bytes in, int length) throws MalformedPacketException {
        if (in.length() < length) {
            throw MalformedPacketException.truncated(
                    LayerType.L2TP, 0, length, in.length(), "L2TP header of " + in.length() + " bytes, not " + length);
        }
    }

    private static int tunnelOffset(int flags) {
        return (flags & LENGTH_BIT) != 0 ? 4 : 2;
    }

    private static int offsetFieldOffset(int flags) {
        return tunnelOffset(flags) + 4 + ((flags & SEQUENCE_BIT) != 0 ? 4 : 0);
    }

    public int flags() {
        return bytes().u16(0) & 0xfff0;
    }

    private boolean has(int bit) {
        return (flags() & bit) != 0;
    }

    public int version() {
        return bytes().u8(1) & 0xf;
    }

    public boolean isControl() {
        return has(CONTROL_BIT);
    }

    /** Of the whole packet. */
    public OptionalInt declaredLength() {
        return has(LENGTH_BIT) ? OptionalInt.of(bytes().u16(2)) : OptionalInt.empty();
    }

    public int tunnelId() {
        return bytes().u16(tunnelOffset(flags()));
    }

    public int sessionId() {
        return bytes().u16(tunnelOffset(flags()) + 2);
    }

    /** Ns, the sequence number of this packet. */
    public OptionalInt sequenceNumber() {
        return has(SEQUENCE_BIT) ? OptionalInt.of(bytes().u16(tunnelOffset(flags()) + 4)) : OptionalInt.empty();
    }

    /** Nr, the sequence number that is expected next. */
    public OptionalInt expectedSequenceNumber() {
        return has(SEQUENCE_BIT) ? OptionalInt.of(bytes().u16(tunnelOffset(flags()) + 6)) : OptionalInt.empty();
    }

    /** Of a control message, up to one that is not valid or not there as a whole. */
    public List<L2tpAvp> avps() {
        return isControl() ? L2tpAvp.list(contents(), headerLength) : List.of();
    }

    private Bytes declared() {
        return has(LENGTH_BIT) ? bytes().clip(bytes().u16(2)) : bytes();
    }

    @Override
    public LayerType type() {
        return LayerType.L2TP;
    }

    @Override
    public Bytes contents() {
        return isControl() ? declared() : bytes().slice(0, headerLength);
    }

    @Override
    public Bytes payload() {
        return isControl() ? Bytes.empty() : declared().slice(headerLength);
    }

    @Override
    public boolean isTruncated() {
        return has(LENGTH_BIT) && bytes().length() < bytes().u16(2);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return PppFrame::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        int pad = has(OFFSET_BIT) ? bytes().u16(offsetFieldOffset(flags())) : 0;
        return Optional.of(new L2tpHeader(
                flags() | version(),
                tunnelId(),
                sessionId(),
                sequenceNumber().orElse(0),
                expectedSequenceNumber().orElse(0),
                bytes().slice(headerLength - pad, pad),
                OptionalInt.empty(),
                isControl() ? contents().slice(headerLength) : Bytes.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int tunnel = tunnelOffset(flags());
        visitor.number("FlagsAndVersion", 0, 2, bytes().u16(0));
        visitor.flag("T", 0, 1, isControl());
        visitor.flag("L", 0, 1, has(LENGTH_BIT));
        visitor.flag("S", 0, 1, has(SEQUENCE_BIT));
        visitor.flag("O", 0, 1, has(OFFSET_BIT));
        visitor.flag("P", 0, 1, has(PRIORITY_BIT));
        visitor.number("Version", 1, 1, version());
        if (has(LENGTH_BIT)) {
            visitor.number("Length", 2, 2, bytes().u16(2));
        }
        visitor.number("TunnelID", tunnel, 2, tunnelId());
        visitor.number("SessionID", tunnel + 2, 2, sessionId());
        if (has(SEQUENCE_BIT)) {
            visitor.number("Ns", tunnel + 4, 2, bytes().u16(tunnel + 4));
            visitor.number("Nr", tunnel + 6, 2, bytes().u16(tunnel + 6));
        }
        if (has(OFFSET_BIT)) {
            int at = offsetFieldOffset(flags());
            visitor.number("OffsetSize", at, 2, bytes().u16(at));
        }
        if (isControl()) {
            L2tpAvp.describe(avps(), headerLength, visitor);
        }
    }
}
