package dev.toami.filter.meaning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.toami.engine.LinkType;

/** The link layers of link types. */
final class LinkLayers {
    private static final Map<LinkType, Function<Loads, LinkLayer>> KNOWN = new LinkedHashMap<>();

    static {
        put("EN10MB", EthernetLink::new);
        put("DSA_TAG_BRCM", SwitchTagLink::broadcom);
        put("DSA_TAG_DSA", SwitchTagLink::marvell);
        put("NETANALYZER", loads -> new NetAnalyzerLink(loads, false));
        put("NETANALYZER_TRANSPARENT", loads -> new NetAnalyzerLink(loads, true));
        put("LINUX_SLL", loads -> CookedLink.outer(loads, false));
        put("LINUX_SLL2", loads -> CookedLink.outer(loads, true));
        put("NULL", LoopbackLink::inHostOrder);
        put("LOOP", LoopbackLink::inNetworkOrder);
        put("ENC", LoopbackLink::tunnel);
        put("RAW", RawLink::either);
        put("IPV4", RawLink::ipv4);
        put("IPV6", RawLink::ipv6);
        put("SLIP", RawLink::slip);
        put("SLIP_BSDOS", RawLink::slipBsdos);
        put("PPP", PppLink::ppp);
        put("PPP_SERIAL", PppLink::serial);
        put("PPP_ETHER", PppLink::ether);
        put("PPP_PPPD", PppLink::pppd);
        put("PPP_BSDOS", PppLink::bsdos);
        put("C_HDLC", HdlcLink::new);
        put("FRELAY", FrameRelayLink::new);
        put("FDDI", LlcLink::fddi);
        put("IEEE802", LlcLink::tokenRing);
        put("IP_OVER_FC", LlcLink::fibreChannel);
        put("ATM_RFC1483", LlcLink::told);
        put("ATM_CLIP", LlcLink::bare);
        put("SUNATM", SunAtmLink::new);
        put("IEEE802_11", loads -> new WlanLink(loads, RadioPrefix.NONE));
        put("IEEE802_11_RADIO", loads -> new WlanLink(loads, RadioPrefix.RADIOTAP));
        put("IEEE802_11_RADIO_AVS", loads -> new WlanLink(loads, RadioPrefix.AVS));
        put("PRISM_HEADER", loads -> new WlanLink(loads, RadioPrefix.PRISM));
        put("PPI", loads -> new WlanLink(loads, RadioPrefix.PPI));
        put("ARCNET", ArcnetLink::bsd);
        put("ARCNET_LINUX", ArcnetLink::linux);
        put("LTALK", LocalTalkLink::new);
        put("APPLE_IP_OVER_IEEE1394", loads -> new TypedLink(loads, 16, 18));
        put("SYMANTEC_FIREWALL", loads -> new TypedLink(loads, 6, 44));
        put("IPNET", IpnetLink::new);
        put("PFLOG", PflogLink::new);
        putJuniper(JuniperLink.header(4), "MFR", "MLFR", "MLPPP", "PPP", "CHDLC", "FRELAY");
        putJuniper(JuniperLink.header(6), "PPPOE_ATM");
        putJuniper(JuniperLink.header(12), "GGSN", "MONITOR");
        putJuniper(JuniperLink.atm(4), "ATM1");
        putJuniper(JuniperLink.atm(8), "ATM2");
        putJuniper(JuniperLink.ethernet(), "ETHER", "PPPOE");
        putJuniper(JuniperLink.unknown(), "ES", "SERVICES", "VP", "ST", "ISM", "VS");
        putJuniper(JuniperLink.unknown(), "SRX_E2E", "FIBRECHANNEL", "ATM_CEMIC");
        LinkType bacnet = type("BACNET_MS_TP");
        KNOWN.put(bacnet, loads -> OpaqueLink.bacnet(loads, bacnet));
    }

    private LinkLayers() {}

    private static LinkType type(String name) {
        return LinkType.byName(name).orElseThrow();
    }

    private static void put(String name, Function<Loads, LinkLayer> link) {
        KNOWN.put(type(name), link);
    }

    private static void putJuniper(Function<Loads, LinkLayer> link, String... names) {
        List.of(names).forEach(name -> put("JUNIPER_" + name, link));
    }

    static LinkLayer of(LinkType type, Loads loads) {
        Function<Loads, LinkLayer> known = KNOWN.get(type);
        return known == null ? new OpaqueLink(loads, type) : known.apply(loads);
    }
}
