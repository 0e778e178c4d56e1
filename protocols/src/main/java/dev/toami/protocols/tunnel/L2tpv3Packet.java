package dev.toami.protocols.tunnel;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * L2TP version 3 (RFC 3931), in IP or UDP. What a session carries was negotiated and is not in the packet: it stays a
 * payload, its cookie included. Immutable.
 *
 * <pre>
 *  in IP                                in UDP
 * +-----------------------------+      +-----------------------------+
 * |  Session ID, 0 for control  |      |T|L|..|Ver| Length / Reserved|
 * +-----------------------------+      +-----------------------------+
 * |T|L|..|Ver|     Length       |      |  Session ID, or for control |
 * +-----------------------------+      |  Control Connection ID      |
 * |  Control Connection ID      |      +-----------------------------+
 * +-----------------------------+      |     Ns    |        Nr       |
 * |     Ns    |        Nr       |      +-----------------------------+
 * +-----------------------------+
 * </pre>
 */
public final class L2tpv3Packet extends Layer {
    private final int flagsAt;

    private L2tpv3Packet(Bytes in, int flagsAt) {
        super(in);
        this.flagsAt = flagsAt;
    }

    /** Of IP protocol 115. */
    public static L2tpv3Packet parse(Bytes in) throws MalformedPacketException {
        require(in, 4);
        if (in.i32(0) != 0) {
            return new L2tpv3Packet(in, -1);
        }
        return control(in, 4);
    }

    /** Of UDP port 1701. */
    public static L2tpv3Packet parseUdp(Bytes in) throws MalformedPacketException {
        require(in, 8);
        return (in.u8(0) & 0x80) != 0 ? control(in, 0) : new L2tpv3Packet(in, 0);
    }

    private static L2tpv3Packet control(Bytes in, int flagsAt) throws MalformedPacketException {
        require(in, flagsAt + 12);
        if (in.u16(flagsAt + 2) < 12) {
            throw MalformedPacketException.invalid(
                    LayerType.L2TPV3,
                    flagsAt + 2,
                    12,
                    in.u16(flagsAt + 2),
                    "L2TPv3 message declares " + in.u16(flagsAt + 2) + " bytes, at least 12");
        }
        return new L2tpv3Packet(in, flagsAt);
    }

    private static void require(Bytes in, int length) throws MalformedPacketException {
        if (in.length() < length) {
            throw MalformedPacketException.truncated(
                    LayerType.L2TPV3,
                    0,
                    length,
                    in.length(),
                    "L2TPv3 header of " + in.length() + " bytes, not " + length);
        }
    }

    public boolean isControl() {
        return flagsAt > 0 || (flagsAt == 0 && (bytes().u8(0) & 0x80) != 0);
    }

    /** Zero for a control message. */
    public long sessionId() {
        return isControl() ? 0 : bytes().u32(flagsAt < 0 ? 0 : 4);
    }

    /** Zero for data. */
    public long controlConnectionId() {
        return isControl() ? bytes().u32(flagsAt + 4) : 0;
    }

    /** Of a control message, up to one that is not valid or not there as a whole. */
    public List<L2tpAvp> avps() {
        return isControl() ? L2tpAvp.list(contents(), flagsAt + 12) : List.of();
    }

    @Override
    public LayerType type() {
        return LayerType.L2TPV3;
    }

    @Override
    public Bytes contents() {
        return isControl() ? bytes().clip(flagsAt + bytes().u16(flagsAt + 2)) : bytes().slice(0, flagsAt < 0 ? 4 : 8);
    }

    @Override
    public Bytes payload() {
        return isControl() ? Bytes.empty() : bytes().slice(contents().length());
    }

    @Override
    public boolean isTruncated() {
        return isControl() && bytes().length() < flagsAt + bytes().u16(flagsAt + 2);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (flagsAt >= 0) {
            visitor.number("FlagsAndVersion", flagsAt, 2, bytes().u16(flagsAt));
        }
        if (!isControl()) {
            visitor.number("SessionID", flagsAt < 0 ? 0 : 4, 4, sessionId());
            return;
        }
        if (flagsAt > 0) {
            visitor.number("SessionID", 0, 4, 0);
        }
        visitor.number("Length", flagsAt + 2, 2, bytes().u16(flagsAt + 2));
        visitor.number("ControlConnectionID", flagsAt + 4, 4, controlConnectionId());
        visitor.number("Ns", flagsAt + 8, 2, bytes().u16(flagsAt + 8));
        visitor.number("Nr", flagsAt + 10, 2, bytes().u16(flagsAt + 10));
        L2tpAvp.describe(avps(), flagsAt + 12, visitor);
    }
}
