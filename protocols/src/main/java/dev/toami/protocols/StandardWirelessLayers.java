package dev.toami.protocols;

import dev.toami.engine.LinkType;
import dev.toami.protocols.radio.BleFrame;
import dev.toami.protocols.radio.BleRadioFrame;
import dev.toami.protocols.radio.H4Frame;
import dev.toami.protocols.radio.Ieee802154Frame;
import dev.toami.protocols.wlan.AvsFrame;
import dev.toami.protocols.wlan.Dot11Frame;
import dev.toami.protocols.wlan.PpiFrame;
import dev.toami.protocols.wlan.PrismFrame;
import dev.toami.protocols.wlan.RadioTapFrame;

/** Radio links, and what monitors put in front of their frames: which parser for which code. */
final class StandardWirelessLayers {
    private StandardWirelessLayers() {}

    static void addTo(Dissector.Builder tables) {
        tables.linkType(LinkType.IEEE802_11, Dot11Frame::parse)
                .linkType(LinkType.IEEE802_11_RADIO, RadioTapFrame::parse)
                .linkType(LinkType.PRISM_HEADER, PrismFrame::parsePrismOrAvs)
                .linkType(LinkType.IEEE802_11_RADIO_AVS, AvsFrame::parse)
                .linkType(LinkType.PPI, PpiFrame::parse);
        tables.linkType(new LinkType(187), H4Frame::parse)
                .linkType(new LinkType(201), H4Frame::parseWithDirection)
                .linkType(new LinkType(251), BleFrame::parse)
                .linkType(new LinkType(256), BleRadioFrame::parse)
                .linkType(new LinkType(195), Ieee802154Frame::parse)
                .linkType(new LinkType(230), Ieee802154Frame::parseWithoutFrameCheck);
    }
}
