package dev.toami.protocols.icmp;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.icmp.NdpOption.PrefixInformation;

/** Neighbour discovery options as gopacket prints them. */
final class NdpOptionText {
    private NdpOptionText() {}

    static String of(int type, Bytes data) {
        return "ICMPv6Option(" + name(type) + ":" + value(type, data) + ")";
    }

    private static String name(int type) {
        return switch (type) {
            case NdpOption.SOURCE_LINK_LAYER_ADDRESS -> "SourceAddress";
            case NdpOption.TARGET_LINK_LAYER_ADDRESS -> "TargetAddress";
            case NdpOption.PREFIX_INFORMATION -> "PrefixInfo";
            case NdpOption.REDIRECTED_HEADER -> "RedirectedHeader";
            case NdpOption.MTU -> "MTU";
            default -> "Unknown(" + type + ")";
        };
    }

    private static String value(int type, Bytes data) {
        if (type == NdpOption.SOURCE_LINK_LAYER_ADDRESS || type == NdpOption.TARGET_LINK_LAYER_ADDRESS) {
            return hex(data, ":");
        }
        if (type == NdpOption.PREFIX_INFORMATION && data.length() == PrefixInformation.DATA_LENGTH) {
            PrefixInformation prefix = PrefixInformation.read(data);
            return address(prefix.prefix()) + "/" + prefix.prefixLength() + ":" + prefix.onLink() + ":"
                    + prefix.autonomous() + ":" + duration(prefix.validLifetime()) + ":"
                    + duration(prefix.preferredLifetime());
        }
        if (type == NdpOption.MTU && data.length() == 6) {
            return Long.toString(data.u32(2));
        }
        return " 0x" + hex(data, "");
    }

    private static String hex(Bytes data, String separator) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < data.length(); i++) {
            int octet = data.u8(i);
            out.append(i > 0 ? separator : "");
            out.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
        }
        return out.toString();
    }

    private static String address(Ipv6Address address) {
        return (address.isV4Mapped() ? new Ipv4Address((int) address.low()) : address).toString();
    }

    /** Hours, minutes and seconds, without the larger ones that are zero. */
    private static String duration(long seconds) {
        String text = seconds % 60 + "s";
        if (seconds >= 60) {
            text = seconds / 60 % 60 + "m" + text;
        }
        return seconds >= 3600 ? seconds / 3600 + "h" + text : text;
    }
}
