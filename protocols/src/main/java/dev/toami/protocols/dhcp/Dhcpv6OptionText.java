package dev.toami.protocols.dhcp;

import java.util.List;
import java.util.stream.Collectors;

import dev.toami.engine.Bytes;
import dev.toami.protocols.format.BytesText;

/** DHCPv6 options as gopacket prints them. */
final class Dhcpv6OptionText {
    private Dhcpv6OptionText() {}

    static String of(List<Dhcpv6Option> options) {
        return options.stream().map(Dhcpv6OptionText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String of(Dhcpv6Option option) {
        return "Option(" + option.code() + ":" + value(option) + ")";
    }

    private static String value(Dhcpv6Option option) {
        return switch (option.code().value()) {
            case 1, 2 -> option.duid().map(duid -> "[" + duid(duid) + "]").orElse("INVALID");
            case 6 ->
                option.codes().stream().map(Dhcpv6OptionCode::toString).collect(Collectors.joining(",", "[", "]"));
            default -> BytesText.decimals(option.data());
        };
    }

    private static String duid(Duid duid) {
        Bytes data = duid.data();
        return switch (duid.type()) {
            case Duid.LINK_LAYER_TIME ->
                "Type: LLT, HardwareType: " + BytesText.decimals(data.slice(0, 2))
                        + ", Time: " + BytesText.decimals(data.slice(2, 4))
                        + ", LinkLayerAddress: " + BytesText.colons(data.slice(6));
            case Duid.ENTERPRISE ->
                "Type: EN, EnterpriseNumber: " + BytesText.decimals(data.slice(0, 4)) + ", Identifier: "
                        + BytesText.decimals(data.slice(4));
            case Duid.LINK_LAYER ->
                "Type: LL, HardwareType: " + BytesText.decimals(data.slice(0, 2)) + ", LinkLayerAddress: "
                        + BytesText.colons(data.slice(2));
            default -> "Type: Unknown, HardwareType: [], LinkLayerAddress: " + BytesText.colons(data.slice(2));
        };
    }
}
