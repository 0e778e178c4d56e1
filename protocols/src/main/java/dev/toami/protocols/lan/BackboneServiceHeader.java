package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What a PBB header is built with. */
public record BackboneServiceHeader(
        int priority,
        boolean dropEligible,
        boolean useCustomerAddresses,
        int serviceIdentifier,
        MacAddress customerDstMAC,
        MacAddress customerSrcMAC,
        OptionalInt etherType)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x88e7);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(BackboneServiceTag.HEADER_LENGTH);
        out.u8(
                0,
                FieldBits.check(priority, 3, "Priority") << 5
                        | (dropEligible ? 0x10 : 0)
                        | (useCustomerAddresses ? 0x8 : 0));
        int serviceIdentifierBits = FieldBits.check(serviceIdentifier, 24, "ServiceIdentifier");
        out.u8(1, serviceIdentifierBits >> 16).u16(2, serviceIdentifierBits & 0xffff);
        out.bytes(4, customerDstMAC.toArray());
        out.bytes(10, customerSrcMAC.toArray());
        out.u16(16, etherType.orElseGet(() -> EtherTyped.of(context)));
    }
}
