package dev.toami.protocols.lan;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What an LLDP data unit, or a part of one, is built with.
 *
 * @param elements a whole unit has a chassis, a port and a time to live first, and {@link LldpTlv#END} last
 */
public record LldpTlvs(List<LldpTlv> elements) implements LayerValue, EtherTyped {
    public LldpTlvs {
        elements = List.copyOf(elements);
    }

    public static LldpTlvs of(LldpTlv... elements) {
        return new LldpTlvs(List.of(elements));
    }

    @Override
    public EtherType announcedBy() {
        return new EtherType(0x88cc);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        for (int i = elements.size() - 1; i >= 0; i--) {
            Bytes value = elements.get(i).value();
            out.prepend(value);
            out.prepend(LldpTlv.HEADER_LENGTH).u16(0, elements.get(i).type() << 9 | value.length());
        }
    }
}
