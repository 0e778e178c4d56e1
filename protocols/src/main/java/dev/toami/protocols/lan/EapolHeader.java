package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a header of EAP over LANs is built with.
 *
 * @param length of the body; computed if empty
 */
public record EapolHeader(int version, int type, OptionalInt length) implements LayerValue, EtherTyped {
    /** Version 1, with the length filled in. */
    public static EapolHeader of(int type) {
        return new EapolHeader(1, type, OptionalInt.empty());
    }

    @Override
    public EtherType announcedBy() {
        return new EtherType(0x888e);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int body = out.length();
        out.prepend(EapolFrame.HEADER_LENGTH).u8(0, version).u8(1, type).u16(2, length.orElse(body));
    }
}
