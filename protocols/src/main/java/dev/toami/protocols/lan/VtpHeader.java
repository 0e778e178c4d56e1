package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a VTP header is built with. */
public record VtpHeader(
        int version, int code, int followers, int managementDomainLength, String managementDomain, Bytes body)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(body);
        out.prepend(VtpMessage.HEADER_LENGTH);
        out.u8(0, version);
        out.u8(1, code);
        out.u8(2, followers);
        out.u8(3, managementDomainLength);
        out.bytes(4, FixedText.bytes(managementDomain, 32, "ManagementDomain"));
    }
}
