package dev.toami.protocols;

import dev.toami.engine.LinkType;
import dev.toami.protocols.wlan.AvsFrame;
import dev.toami.protocols.wlan.Dot11Frame;
import dev.toami.protocols.wlan.PpiFrame;
import dev.toami.protocols.wlan.PrismFrame;
import dev.toami.protocols.wlan.RadioTapFrame;

/** IEEE 802.11 and what monitors put in front of it: which parser for which code. */
final class StandardWirelessLayers {
    private StandardWirelessLayers() {}

    static void addTo(Dissector.Builder tables) {
        tables.linkType(LinkType.IEEE802_11, Dot11Frame::parse)
                .linkType(LinkType.IEEE802_11_RADIO, RadioTapFrame::parse)
                .linkType(LinkType.PRISM_HEADER, PrismFrame::parsePrismOrAvs)
                .linkType(LinkType.IEEE802_11_RADIO_AVS, AvsFrame::parse)
                .linkType(LinkType.PPI, PpiFrame::parse);
    }
}
