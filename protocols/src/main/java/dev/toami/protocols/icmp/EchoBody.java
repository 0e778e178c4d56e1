package dev.toami.protocols.icmp;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an ICMPv6 echo is built with, behind an {@link Icmpv6Header}; its data follows as a payload.
 *
 * @param messageType request or reply
 */
public record EchoBody(Icmpv6Type messageType, int identifier, int sequenceNumber) implements Icmpv6Body {
    /** A request of zeros. */
    public static EchoBody empty() {
        return request(0, 0);
    }

    public static EchoBody request(int identifier, int sequenceNumber) {
        return new EchoBody(Icmpv6Type.ECHO_REQUEST, identifier, sequenceNumber);
    }

    public static EchoBody reply(int identifier, int sequenceNumber) {
        return new EchoBody(Icmpv6Type.ECHO_REPLY, identifier, sequenceNumber);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(Icmpv6Echo.HEADER_LENGTH).u16(0, identifier).u16(2, sequenceNumber);
    }
}
