package dev.toami.protocols.icmp;

import java.util.OptionalInt;

import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an ICMPv4 message is built with.
 *
 * @param restOfHeader the second 32 bits, whose meaning depends on the type
 * @param checksum computed if empty
 */
public record Icmpv4Header(Icmpv4Type type, int code, long restOfHeader, OptionalInt checksum)
        implements LayerValue, IpCarried {
    /** A header of zeros, with the checksum filled in. */
    public static Icmpv4Header empty() {
        return of(Icmpv4Type.ECHO_REPLY, 0);
    }

    public static Icmpv4Header of(Icmpv4Type type, int code) {
        return new Icmpv4Header(type, code, 0, OptionalInt.empty());
    }

    public static Icmpv4Header echoRequest(int identifier, int sequenceNumber) {
        return of(Icmpv4Type.ECHO_REQUEST, 0).withEcho(identifier, sequenceNumber);
    }

    public static Icmpv4Header echoReply(int identifier, int sequenceNumber) {
        return of(Icmpv4Type.ECHO_REPLY, 0).withEcho(identifier, sequenceNumber);
    }

    /** The header of {@code message}, with the checksum to be filled in anew. */
    public static Icmpv4Header of(Icmpv4Message message) {
        return of(message.messageType(), message.code()).withRestOfHeader(message.restOfHeader());
    }

    private Icmpv4Header withEcho(int identifier, int sequenceNumber) {
        if ((identifier | sequenceNumber) >>> 16 != 0) {
            throw new IllegalArgumentException(
                    "identifier and sequence number have 16 bits: " + identifier + ", " + sequenceNumber);
        }
        return withRestOfHeader((long) identifier << 16 | sequenceNumber);
    }

    public Icmpv4Header withRestOfHeader(long value) {
        return new Icmpv4Header(type, code, value, checksum);
    }

    public Icmpv4Header withChecksum(int value) {
        return new Icmpv4Header(type, code, restOfHeader, OptionalInt.of(value));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.ICMPV4;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(Icmpv4Message.HEADER_LENGTH).u8(0, type.value()).u8(1, code).u32(4, restOfHeader);
        out.u16(2, checksum.orElseGet(() -> Checksums.finish(Checksums.add(0, out.view()))));
    }
}
