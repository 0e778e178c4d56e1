package dev.toami.protocols.sctp;

import java.util.OptionalLong;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What the common header of an SCTP packet is built with.
 *
 * @param verificationTag 32 bits
 * @param checksum as it stands in the header; a CRC-32C if empty
 */
public record SctpHeader(int sourcePort, int destinationPort, long verificationTag, OptionalLong checksum)
        implements LayerValue, IpCarried {
    public static SctpHeader of(int sourcePort, int destinationPort, long verificationTag) {
        return new SctpHeader(sourcePort, destinationPort, verificationTag, OptionalLong.empty());
    }

    public SctpHeader withChecksum(long value) {
        return new SctpHeader(sourcePort, destinationPort, verificationTag, OptionalLong.of(value));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.SCTP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(SctpPacket.HEADER_LENGTH)
                .u16(0, sourcePort)
                .u16(2, destinationPort)
                .u32(4, verificationTag);
        out.u32(8, checksum.orElseGet(() -> SctpPacket.crc32c(out.view().toArray())));
    }
}
