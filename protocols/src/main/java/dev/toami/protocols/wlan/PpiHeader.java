package dev.toami.protocols.wlan;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What a PPI header is built with.
 *
 * @param linkType of the frame that follows
 * @param fields each with type, length and data
 */
public record PpiHeader(int version, int flags, long linkType, Bytes fields) implements LayerValue {
    /** One without fields. */
    public static PpiHeader of(LinkType linkType) {
        return new PpiHeader(0, 0, linkType.value(), Bytes.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int length = PpiFrame.FIXED_LENGTH + fields.length();
        if (length > 0xffff || linkType >>> 32 != 0) {
            throw new IllegalArgumentException(
                    "a PPI header's length has 16 bits, its link type 32: " + length + ", " + linkType);
        }
        out.prepend(fields)
                .prepend(PpiFrame.FIXED_LENGTH)
                .u8(0, version)
                .u8(1, flags)
                .bytes(2, LittleEndian.bytes(length, 2))
                .bytes(4, LittleEndian.bytes(linkType, 4));
    }
}
