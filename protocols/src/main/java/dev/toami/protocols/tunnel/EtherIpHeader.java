package dev.toami.protocols.tunnel;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an EtherIP header is built with.
 *
 * @param version 4 bits: 3
 * @param reserved 12 bits, which are zero
 */
public record EtherIpHeader(int version, int reserved) implements LayerValue, IpCarried {
    private static final IpProtocol ETHERIP = new IpProtocol(97);

    public static EtherIpHeader empty() {
        return new EtherIpHeader(3, 0);
    }

    @Override
    public IpProtocol protocol() {
        return ETHERIP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (version < 0 || version > 0xf || reserved < 0 || reserved > 0xfff) {
            throw new IllegalArgumentException(
                    "EtherIP has 4 bits for its version and 12 that are reserved, not " + version + " and " + reserved);
        }
        out.prepend(EtherIpPacket.HEADER_LENGTH).u16(0, version << 12 | reserved);
    }
}
