package dev.toami.protocols.ipsec;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an Encapsulating Security Payload packet is built with. Nothing is encrypted here.
 *
 * @param encrypted all that follows the sequence number; a payload that follows is put behind it
 */
public record EspHeader(long spi, long sequenceNumber, Bytes encrypted) implements LayerValue, IpCarried {
    /** A header of zeros. */
    public static EspHeader empty() {
        return new EspHeader(0, 0, Bytes.empty());
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.ESP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(EspPacket.HEADER_LENGTH + encrypted.length());
        out.u32(0, spi).u32(4, sequenceNumber).bytes(EspPacket.HEADER_LENGTH, encrypted.toArray());
    }
}
