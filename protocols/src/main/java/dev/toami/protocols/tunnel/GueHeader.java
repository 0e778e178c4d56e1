package dev.toami.protocols.tunnel;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What a header of generic UDP encapsulation, variant 0, is built with; UDP port 6080 is before it.
 *
 * @param protocol an IP protocol, or the type of a control message; that of what follows if empty
 * @param flags 16 bits that say which extension fields there are
 * @param extensions at most 31 words of 32 bits
 */
public record GueHeader(boolean control, OptionalInt protocol, int flags, Bytes extensions) implements LayerValue {
    /** The UDP port that is registered for it. */
    public static final int PORT = 6080;

    private static final int MOST_EXTENSIONS = 31 * 4;

    public static GueHeader empty() {
        return new GueHeader(false, OptionalInt.empty(), 0, Bytes.empty());
    }

    public GueHeader withControl(boolean value) {
        return new GueHeader(value, protocol, flags, extensions);
    }

    public GueHeader withProtocol(int code) {
        return new GueHeader(control, OptionalInt.of(code), flags, extensions);
    }

    public GueHeader withExtensions(int announced, Bytes fields) {
        return new GueHeader(control, protocol, announced, fields);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (extensions.length() % 4 != 0 || extensions.length() > MOST_EXTENSIONS) {
            throw new IllegalArgumentException("extension fields of GUE are words of 32 bits, 124 bytes at most, not "
                    + extensions.length() + " bytes");
        }
        int next = protocol.orElseGet(() -> IpCarried.of(context, IpProtocol.NO_NEXT_HEADER.value()));
        out.prepend(extensions);
        out.prepend(GuePacket.HEADER_LENGTH)
                .u8(0, (control ? 0x20 : 0) | extensions.length() / 4)
                .u8(1, next)
                .u16(2, flags);
    }
}
