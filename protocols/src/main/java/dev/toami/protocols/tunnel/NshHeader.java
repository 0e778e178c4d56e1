package dev.toami.protocols.tunnel;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a Network Service Header is built with.
 *
 * @param versionAndTimeToLive the first 16 bits without the length, which is computed
 * @param metadataType 1 for 16 bytes of context, 2 for context headers of variable length
 * @param nextProtocol 1 for IPv4, 2 for IPv6, 3 for Ethernet, 4 for NSH, 5 for MPLS
 * @param servicePathIdentifier 24 bits
 * @param serviceIndex 8 bits
 * @param context all context headers, a multiple of 4 bytes
 */
public record NshHeader(
        int versionAndTimeToLive,
        int metadataType,
        int nextProtocol,
        int servicePathIdentifier,
        int serviceIndex,
        Bytes context)
        implements LayerValue, EtherTyped {
    private static final EtherType NSH = new EtherType(0x894f);
    private static final int MAX_LENGTH = 63 * 4;

    /** Without context headers (type 2), with a time to live of 63. */
    public static NshHeader of(int servicePathIdentifier, int serviceIndex, int nextProtocol) {
        return new NshHeader(63 << 6, 2, nextProtocol, servicePathIdentifier, serviceIndex, Bytes.empty());
    }

    @Override
    public EtherType announcedBy() {
        return NSH;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext callers) {
        int length = NshPacket.HEADER_LENGTH + context.length();
        if (length % 4 != 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the context of an NSH is a multiple of 4 bytes up to 244, not " + context.length());
        }
        if (servicePathIdentifier < 0 || servicePathIdentifier > 0xff_ffff || (versionAndTimeToLive & 0x3f) != 0) {
            throw new IllegalArgumentException("a service path identifier is 0 to 16777215, not "
                    + servicePathIdentifier + "; version and time to live leave the low 6 bits: "
                    + versionAndTimeToLive);
        }
        out.prepend(context);
        out.prepend(NshPacket.HEADER_LENGTH)
                .u16(0, versionAndTimeToLive | length / 4)
                .u8(2, metadataType)
                .u8(3, nextProtocol)
                .u32(4, (long) servicePathIdentifier << 8 | serviceIndex);
    }
}
