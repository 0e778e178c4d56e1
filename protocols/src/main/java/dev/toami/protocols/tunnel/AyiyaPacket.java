package dev.toami.protocols.tunnel;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * Anything In Anything header (draft-massar-v6ops-ayiya-02). Immutable.
 *
 * <pre>
 *  0       4       8      12      16     20      24       31
 * +-------+-------+-------+-------+------+-------+---------+
 * | IDLen |IDType |SigLen |HashM  |AuthM |OpCode |NextHdr  |
 * +-------+-------+-------+-------+------+-------+---------+
 * |                       Epoch Time                       |
 * +--------------------------------------------------------+
 * |     Identity (2^IDLen bytes), Signature (4*SigLen)     |
 * +--------------------------------------------------------+
 * </pre>
 */
public final class AyiyaPacket extends Layer {
    /** Without identity and signature. */
    public static final int HEADER_LENGTH = 8;

    private static final int OP_FORWARD = 1;

    private AyiyaPacket(Bytes in) {
        super(in);
    }

    public static AyiyaPacket parse(Bytes in) throws MalformedPacketException {
        int required = in.length() < HEADER_LENGTH ? HEADER_LENGTH : headerLength(in);
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.AYIYA,
                    0,
                    required,
                    in.length(),
                    "AYIYA header of " + in.length() + " bytes, not " + required);
        }
        return new AyiyaPacket(in);
    }

    private static int headerLength(Bytes in) {
        return HEADER_LENGTH + (1 << (in.u8(0) >> 4)) + (in.u8(1) >> 4) * 4;
    }

    /** In bytes. */
    public int identityLength() {
        return 1 << (bytes().u8(0) >> 4);
    }

    public int opCode() {
        return bytes().u8(2) & 0xf;
    }

    public IpProtocol nextHeader() {
        return new IpProtocol(bytes().u8(3));
    }

    /** In seconds since 1970. */
    public long epochTime() {
        return bytes().u32(4);
    }

    public Bytes identity() {
        return bytes().slice(HEADER_LENGTH, identityLength());
    }

    public Bytes signature() {
        return contents().slice(HEADER_LENGTH + identityLength());
    }

    @Override
    public LayerType type() {
        return LayerType.AYIYA;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength(bytes()));
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength(bytes()));
    }

    @Override
    public LayerParser next(Dissector dissector) {
        LayerParser parser = opCode() == OP_FORWARD ? dissector.byIpProtocol(bytes().u8(3)) : null;
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("IDLength", 0, 1, bytes().u8(0) >> 4);
        visitor.number("IDType", 0, 1, bytes().u8(0) & 0xf);
        visitor.number("SignatureLength", 1, 1, bytes().u8(1) >> 4);
        visitor.number("HashMethod", 1, 1, bytes().u8(1) & 0xf);
        visitor.number("AuthMethod", 2, 1, bytes().u8(2) >> 4);
        visitor.code("OpCode", 2, 1, opCode(), label());
        visitor.code("NextHeader", 3, 1, bytes().u8(3), IpProtocol.label(bytes().u8(3)));
        visitor.number("EpochTime", 4, 4, epochTime());
        visitor.bytes("Identity", HEADER_LENGTH, identityLength(), identity());
        visitor.bytes("Signature", HEADER_LENGTH + identityLength(), signature().length(), signature());
    }

    private String label() {
        return switch (opCode()) {
            case 0 -> "NoOperation";
            case OP_FORWARD -> "Forward";
            case 2 -> "EchoRequest";
            case 3 -> "EchoRequestAndForward";
            case 4 -> "EchoResponse";
            case 5 -> "MOTD";
            case 6 -> "QueryRequest";
            case 7 -> "QueryResponse";
            default -> "Unknown(" + opCode() + ")";
        };
    }
}
