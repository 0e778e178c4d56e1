package dev.toami.protocols.tunnel;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What an ERSPAN type II header is built with. GRE must have a sequence number before it.
 *
 * @param version 1
 * @param vlanId 12 bits
 * @param classOfService 3 bits
 * @param trunkEncapsulation 2 bits
 * @param sessionId 10 bits
 * @param reserved 12 bits, which are zero
 * @param index 20 bits
 */
public record ErspanHeader(
        int version,
        int vlanId,
        int classOfService,
        int trunkEncapsulation,
        boolean isFrameTruncated,
        int sessionId,
        int reserved,
        int index)
        implements LayerValue, EtherTyped {
    public static ErspanHeader of(int sessionId, int vlanId) {
        return new ErspanHeader(1, vlanId, 0, 0, false, sessionId, 0, 0);
    }

    @Override
    public EtherType announcedBy() {
        return new EtherType(TunnelTypes.ERSPAN);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        check("version", version, 0xf);
        check("VLAN", vlanId, 0xfff);
        check("class of service", classOfService, 7);
        check("encapsulation", trunkEncapsulation, 3);
        check("session", sessionId, 0x3ff);
        check("reserved field", reserved, 0xfff);
        check("index", index, 0xf_ffff);
        out.prepend(ErspanTypeII.HEADER_LENGTH)
                .u16(0, version << 12 | vlanId)
                .u16(2, classOfService << 13 | trunkEncapsulation << 11 | (isFrameTruncated ? 0x400 : 0) | sessionId)
                .u32(4, (long) reserved << 20 | index);
    }

    private static void check(String name, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("the " + name + " of ERSPAN is 0 to " + max + ", not " + value);
        }
    }
}
