package dev.toami.protocols.lan;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What an AoE header is built with. */
public record AoeHeader(
        int version, boolean response, boolean errorFlag, int error, int major, int minor, int command, long tag)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x88a2);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(AoeMessage.HEADER_LENGTH);
        out.u8(0, FieldBits.check(version, 4, "Version") << 4 | (response ? 0x8 : 0) | (errorFlag ? 0x4 : 0));
        out.u8(1, error);
        out.u16(2, major);
        out.u8(4, minor);
        out.u8(5, command);
        out.u32(6, tag);
    }
}
