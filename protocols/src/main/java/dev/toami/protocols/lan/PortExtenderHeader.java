package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What an ETag header is built with. */
public record PortExtenderHeader(
        int priority,
        boolean dropEligible,
        int ingressECIDBase,
        int group,
        int ecidBase,
        int ingressECIDExtension,
        int ecidExtension,
        OptionalInt etherType)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x893f);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(PortExtenderTag.HEADER_LENGTH);
        out.u16(
                0,
                FieldBits.check(priority, 3, "Priority") << 13
                        | (dropEligible ? 0x1000 : 0)
                        | FieldBits.check(ingressECIDBase, 12, "IngressECIDBase"));
        out.u16(2, FieldBits.check(group, 2, "Group") << 12 | FieldBits.check(ecidBase, 12, "ECIDBase"));
        out.u8(4, ingressECIDExtension);
        out.u8(5, ecidExtension);
        out.u16(6, etherType.orElseGet(() -> EtherTyped.of(context)));
    }
}
