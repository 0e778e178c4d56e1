package dev.toami.protocols.ipsec;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.wire.Lengths;

/**
 * IP Payload Compression Protocol packet (RFC 3173). Immutable. What is compressed stays so.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |  Next Header  |     Flags     |  Compression Parameter Index  |
 * +---------------+---------------+-------------------------------+
 * </pre>
 */
public final class IpcompPacket extends Layer {
    public static final int HEADER_LENGTH = 4;

    private IpcompPacket(Bytes in) {
        super(in);
    }

    public static IpcompPacket parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.IPCOMP);
        return new IpcompPacket(in);
    }

    /** Of what is compressed. */
    public IpProtocol nextHeader() {
        return new IpProtocol(bytes().u8(0));
    }

    public int flags() {
        return bytes().u8(1);
    }

    public int compressionParameterIndex() {
        return bytes().u16(2);
    }

    public Bytes compressed() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.IPCOMP;
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
    public Optional<LayerValue> toValue() {
        return Optional.of(new Header(nextHeader(), flags(), compressionParameterIndex(), compressed()));
    }

    /** What such a packet is built with. Nothing is compressed here. */
    public record Header(IpProtocol nextHeader, int flags, int compressionParameterIndex, Bytes compressed)
            implements LayerValue, IpCarried {
        @Override
        public IpProtocol protocol() {
            return IpProtocol.IPCOMP;
        }

        @Override
        public void encode(PacketBuffer out, BuildContext context) {
            out.prepend(compressed).prepend(HEADER_LENGTH);
            out.u8(0, nextHeader.value()).u8(1, flags).u16(2, compressionParameterIndex);
        }
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int next = bytes().u8(0);
        visitor.code("NextHeader", 0, 1, next, IpProtocol.label(next));
        visitor.number("Flags", 1, 1, flags());
        visitor.number("CPI", 2, 2, compressionParameterIndex());
        visitor.bytes("Compressed", HEADER_LENGTH, bytes().length() - HEADER_LENGTH, compressed());
    }
}
