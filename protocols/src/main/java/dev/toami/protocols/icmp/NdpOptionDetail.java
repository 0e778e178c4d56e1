package dev.toami.protocols.icmp;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.icmp.NdpOption.Mtu;
import dev.toami.protocols.icmp.NdpOption.PrefixInformation;
import dev.toami.protocols.icmp.NdpOption.SourceLinkLayerAddress;
import dev.toami.protocols.icmp.NdpOption.TargetLinkLayerAddress;

/** The fields of a neighbour discovery option. */
final class NdpOptionDetail {
    private NdpOptionDetail() {}

    static void describe(Bytes in, int at, int length, FieldVisitor visitor) {
        int type = in.u8(at);
        Bytes data = in.slice(at + 2, length - 2);
        int start = at + 2;
        visitor.beginStruct("", at, length);
        visitor.code("Type", at, 1, type, name(type));
        visitor.number("Length", at + 1, 1, in.u8(at + 1));
        NdpOption option = NdpOption.read(type, data);
        if (option instanceof SourceLinkLayerAddress || option instanceof TargetLinkLayerAddress) {
            visitor.bytes("LinkLayerAddress", start, data.length(), data);
        } else if (option instanceof PrefixInformation prefix) {
            visitor.number("PrefixLength", start, 1, prefix.prefixLength());
            visitor.flag("OnLink", start + 1, 1, prefix.onLink());
            visitor.flag("Autonomous", start + 1, 1, prefix.autonomous());
            visitor.number("ValidLifetime", start + 2, 4, prefix.validLifetime());
            visitor.number("PreferredLifetime", start + 6, 4, prefix.preferredLifetime());
            visitor.address("Prefix", start + 14, Ipv6Address.LENGTH, prefix.prefix());
        } else if (option instanceof Mtu mtu) {
            visitor.number("MTU", start + 2, 4, mtu.bytes());
        } else if (option instanceof NdpDnsServers servers) {
            visitor.number("RDNSSLifetime", start + 2, 4, servers.lifetime());
            int address = start + 6;
            visitor.beginList(
                    "Servers", address, data.length() - 6, servers.servers().size());
            for (Ipv6Address server : servers.servers()) {
                visitor.address("", address, Ipv6Address.LENGTH, server);
                address += Ipv6Address.LENGTH;
            }
            visitor.endList();
        } else if (option instanceof NdpDnsSearchList list) {
            visitor.number("DNSSLLifetime", start + 2, 4, list.lifetime());
            visitor.beginList(
                    "Domains", start + 6, data.length() - 6, list.domains().size());
            for (String domain : list.domains()) {
                visitor.text("", start + 6, data.length() - 6, domain);
            }
            visitor.endList();
        } else if (option instanceof NdpRouteInformation route) {
            visitor.number("PrefixLength", start, 1, route.prefixLength());
            visitor.number("Preference", start + 1, 1, route.preference());
            visitor.number("RouteLifetime", start + 2, 4, route.lifetime());
            visitor.address("Prefix", start + 6, data.length() - 6, route.prefix());
        } else if (option instanceof NdpPref64 pref64) {
            visitor.number("ScaledLifetime", start, 2, pref64.scaledLifetime());
            visitor.number("PrefixLengthCode", start, 2, pref64.prefixLengthCode());
            visitor.address("PREF64", start + 2, data.length() - 2, pref64.prefix());
        } else if (option instanceof NdpContext context) {
            visitor.number("ContextLength", start, 1, context.contextLength());
            visitor.flag("Compression", start + 1, 1, context.compression());
            visitor.number("ContextID", start + 1, 1, context.identifier());
            visitor.number("ContextLifetime", start + 4, 2, context.validLifetime());
            visitor.address("ContextPrefix", start + 6, data.length() - 6, context.prefix());
        } else {
            visitor.bytes("Data", start, data.length(), data);
        }
        visitor.endStruct();
    }

    private static String name(int type) {
        return switch (type) {
            case NdpOption.SOURCE_LINK_LAYER_ADDRESS -> "SourceLinkLayerAddress";
            case NdpOption.TARGET_LINK_LAYER_ADDRESS -> "TargetLinkLayerAddress";
            case NdpOption.PREFIX_INFORMATION -> "PrefixInformation";
            case NdpOption.REDIRECTED_HEADER -> "RedirectedHeader";
            case NdpOption.MTU -> "MTU";
            case 7 -> "AdvertisementInterval";
            case 8 -> "HomeAgentInformation";
            case 11 -> "CGA";
            case 12 -> "RSASignature";
            case 13 -> "Timestamp";
            case NdpOption.NONCE -> "Nonce";
            case NdpOption.ROUTE_INFORMATION -> "RouteInformation";
            case NdpOption.RECURSIVE_DNS_SERVERS -> "RecursiveDNSServer";
            case 26 -> "RAFlagsExtension";
            case NdpOption.DNS_SEARCH_LIST -> "DNSSearchList";
            case 33 -> "AddressRegistration";
            case NdpOption.CONTEXT_6LOWPAN -> "6LoWPANContext";
            case 35 -> "AuthoritativeBorderRouter";
            case 37 -> "CaptivePortal";
            case NdpOption.PREF64 -> "PREF64";
            default -> "Unknown(" + type + ")";
        };
    }
}
