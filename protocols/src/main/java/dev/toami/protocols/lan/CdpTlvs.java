package dev.toami.protocols.lan;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What the elements of a CDP message are built with. */
public record CdpTlvs(List<CdpTlv> elements) implements LayerValue {
    public CdpTlvs {
        elements = List.copyOf(elements);
    }

    public static CdpTlvs of(CdpTlv... elements) {
        return new CdpTlvs(List.of(elements));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        for (int i = elements.size() - 1; i >= 0; i--) {
            Bytes value = elements.get(i).value();
            out.prepend(value);
            out.prepend(CiscoTlv.HEADER_LENGTH)
                    .u16(0, elements.get(i).type())
                    .u16(2, CiscoTlv.HEADER_LENGTH + value.length());
        }
    }
}
