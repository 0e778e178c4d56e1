package dev.toami.protocols.dhcp;

import java.util.List;
import java.util.stream.Collectors;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.format.BytesText;

/** DHCP options as gopacket prints them. */
final class DhcpOptionText {
    private DhcpOptionText() {}

    static String of(List<DhcpOption> options) {
        return options.stream().map(DhcpOptionText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String of(DhcpOption option) {
        return "Option(" + option.code().plainName() + ":" + value(option) + ")";
    }

    private static String value(DhcpOption option) {
        Bytes data = option.data();
        return switch (option.code().value()) {
            case 12, 14, 15, 17, 18, 40, 47, 48, 49, 56, 119 -> option.text();
            case 53 -> option.messageType().map(DhcpMessageType::toString).orElse("INVALID");
            case 1, 28, 32, 50, 54 -> data.length() < Ipv4Address.LENGTH ? "INVALID" : address(data);
            case 24, 35, 38, 51, 58, 59 -> data.length() == 4 ? Long.toString(data.u32(0)) : "INVALID";
            case 55 -> option.codes().stream().map(DhcpOptionCode::plainName).collect(Collectors.joining(","));
            default -> BytesText.decimals(data);
        };
    }

    /** An address by its length. */
    private static String address(Bytes data) {
        if (data.length() == Ipv4Address.LENGTH) {
            return Ipv4Address.read(data, 0).toString();
        }
        if (data.length() != Ipv6Address.LENGTH) {
            return "?" + BytesText.hex(data, "");
        }
        Ipv6Address address = Ipv6Address.read(data, 0);
        return address.isV4Mapped() ? new Ipv4Address((int) address.low()).toString() : address.toString();
    }
}
