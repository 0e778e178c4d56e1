package dev.toami.protocols.icmp;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an ICMPv6 message is built with; an {@link Icmpv6Body} or a payload follows.
 *
 * @param type taken from the body that follows if empty
 * @param checksum computed if empty, from the enclosing IPv6 header; zero if there is none
 */
public record Icmpv6Header(Optional<Icmpv6Type> type, int code, OptionalInt checksum) implements LayerValue, IpCarried {
    /** A header of zeros, with type and checksum filled in. */
    public static Icmpv6Header empty() {
        return new Icmpv6Header(Optional.empty(), 0, OptionalInt.empty());
    }

    public static Icmpv6Header of(Icmpv6Type type, int code) {
        return new Icmpv6Header(Optional.of(type), code, OptionalInt.empty());
    }

    /** The header of {@code message}, with the checksum to be filled in anew. */
    public static Icmpv6Header of(Icmpv6Message message) {
        return of(message.messageType(), message.code());
    }

    public Icmpv6Header withChecksum(int value) {
        return new Icmpv6Header(type, code, OptionalInt.of(value));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.ICMPV6;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(Icmpv6Message.HEADER_LENGTH)
                .u8(0, type.map(Icmpv6Type::value).orElseGet(() -> typeOf(context)))
                .u8(1, code);
        out.u16(2, checksum.orElseGet(() -> computedChecksum(out, context)));
    }

    private static int typeOf(BuildContext context) {
        return context.inner().orElse(null) instanceof Icmpv6Body body
                ? body.messageType().value()
                : 0;
    }

    private static int computedChecksum(PacketBuffer out, BuildContext context) {
        return context.pseudoHeader()
                .map(ip -> ip.checksum(IpProtocol.ICMPV6, out.view()))
                .orElse(0);
    }
}
