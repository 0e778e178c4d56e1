package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What a VNTag header is built with. */
public record VnTagHeader(
        boolean fromBridge,
        boolean vifListPointer,
        int destinationVif,
        boolean looped,
        int version,
        int sourceVif,
        OptionalInt etherType)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x8926);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(VnTag.HEADER_LENGTH);
        out.u16(
                0,
                (fromBridge ? 0x8000 : 0)
                        | (vifListPointer ? 0x4000 : 0)
                        | FieldBits.check(destinationVif, 14, "DestinationVif"));
        out.u16(
                2,
                (looped ? 0x8000 : 0)
                        | FieldBits.check(version, 2, "Version") << 12
                        | FieldBits.check(sourceVif, 12, "SourceVif"));
        out.u16(4, etherType.orElseGet(() -> EtherTyped.of(context)));
    }
}
