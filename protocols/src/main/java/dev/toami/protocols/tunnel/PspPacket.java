package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * Header of the PSP Security Protocol (PSP Architecture Specification 1.0), behind UDP. Immutable. The start of the packet
 * that it protects may be in the clear, as far as the crypt offset tells.
 *
 * <pre>
 *  0              8              16 18           24          31
 * +--------------+--------------+---+------------+-+-+----+-+-+
 * | Next Header  | Hdr Ext Len  | R | Crypt Off. |S|D|Vers|V|1|
 * +--------------+--------------+---+------------+-+-+----+-+-+
 * |                 Security Parameters Index                 |
 * +-----------------------------------------------------------+
 * |                   Initialization Vector                   |
 * |                         (64 bits)                         |
 * +-----------------------------------------------------------+
 * |        Virtualization cookie and others, by length        |
 * +-----------------------------------------------------------+
 * </pre>
 */
public final class PspPacket extends Layer {
    /** The length of a header without a cookie. */
    public static final int HEADER_LENGTH = 16;

    private static final int LAST_VERSION = 3;

    private PspPacket(Bytes in) {
        super(in);
    }

    public static PspPacket parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.APSP);
        int length = headerLength(in);
        if (length < HEADER_LENGTH) {
            throw MalformedPacketException.invalid(
                    LayerType.APSP, 1, HEADER_LENGTH, length, "APSP header of " + length + " bytes, not 16 or more");
        }
        HeaderLength.require(in, length, LayerType.APSP);
        return new PspPacket(in);
    }

    /** The same, but a payload where the version and the bit that is always set are not PSP's: others use its port too. */
    public static Layer parseDatagram(Bytes in) throws MalformedPacketException {
        boolean isPsp = in.length() >= HEADER_LENGTH && (in.u8(3) & 1) != 0 && (in.u8(3) >> 2 & 0xf) <= LAST_VERSION;
        return isPsp ? parse(in) : Payload.of(in);
    }

    /** In units of eight bytes, the first of which does not count. */
    private static int headerLength(Bytes in) {
        return 8 * (in.u8(1) + 1);
    }

    public IpProtocol nextHeader() {
        return new IpProtocol(bytes().u8(0));
    }

    public int headerLength() {
        return headerLength(bytes());
    }

    /** How many bytes behind the initialization vector are in the clear: a multiple of four. */
    public int cryptOffset() {
        return 4 * (bytes().u8(2) & 0x3f);
    }

    public int version() {
        return bytes().u8(3) >> 2 & 0xf;
    }

    /** Whether the header has a virtualization cookie. */
    public boolean hasCookie() {
        return (bytes().u8(3) & 2) != 0;
    }

    public long securityParametersIndex() {
        return bytes().u32(4);
    }

    public long initializationVector() {
        return bytes().i64(8);
    }

    /** What is behind the initialization vector, with the cookie first if there is one. */
    public Bytes rest() {
        return bytes().slice(HEADER_LENGTH, headerLength() - HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.APSP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength());
    }

    /** The next header, if at least its beginning is in the clear. */
    @Override
    public LayerParser next(Dissector dissector) {
        return cryptOffset() > rest().length()
                ? dissector.afterIpProtocol(nextHeader().value())
                : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new PspHeader(
                Optional.of(nextHeader()),
                bytes().u8(2),
                bytes().u8(3),
                securityParametersIndex(),
                initializationVector(),
                rest()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("NextHeader", 0, 1, bytes().u8(0), IpProtocol.label(bytes().u8(0)));
        visitor.number("HdrExtLen", 1, 1, bytes().u8(1));
        visitor.number("CryptOffset", 2, 1, bytes().u8(2) & 0x3f);
        visitor.flag("Sample", 3, 1, (bytes().u8(3) & 0x80) != 0);
        visitor.flag("Drop", 3, 1, (bytes().u8(3) & 0x40) != 0);
        visitor.number("Version", 3, 1, version());
        visitor.flag("Virt", 3, 1, hasCookie());
        visitor.number("SecParamIdx", 4, 4, securityParametersIndex());
        visitor.number("InitVector", 8, 8, initializationVector());
        visitor.bytes("Rest", HEADER_LENGTH, rest().length(), rest());
    }
}
