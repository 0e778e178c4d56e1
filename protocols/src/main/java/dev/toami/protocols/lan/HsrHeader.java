package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What a HSR header is built with. */
public record HsrHeader(int path, OptionalInt lsduSize, int sequenceNumber, OptionalInt etherType)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x892f);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(HsrTag.HEADER_LENGTH);
        out.u16(
                0,
                FieldBits.check(path, 4, "Path") << 12
                        | FieldBits.check(lsduSize.orElseGet(() -> out.length()), 12, "LsduSize"));
        out.u16(2, sequenceNumber);
        out.u16(4, etherType.orElseGet(() -> EtherTyped.of(context)));
    }
}
