package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What a HSRPRPSupervision header is built with. */
public record RedundancySupervisionHeader(
        int path, int version, int sequenceNumber, int tlvType, OptionalInt tlvLength, MacAddress sourceMAC)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x88fb);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(RedundancySupervision.HEADER_LENGTH);
        out.u16(0, FieldBits.check(path, 4, "Path") << 12 | FieldBits.check(version, 12, "Version"));
        out.u16(2, sequenceNumber);
        out.u8(4, tlvType);
        out.u8(5, tlvLength.orElse(6));
        out.bytes(6, sourceMAC.toArray());
    }
}
