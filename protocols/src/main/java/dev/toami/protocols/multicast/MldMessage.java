package dev.toami.protocols.multicast;

import java.time.Duration;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.icmp.Icmpv6Type;

/**
 * Multicast listener query, report or done of version 1 (RFC 2710, section 3), behind the ICMPv6 type, code and checksum.
 * Immutable.
 *
 * <pre>
 *  0                              16                             31
 * +-------------------------------+-------------------------------+
 * |     Maximum Response Delay    |            Reserved           |
 * +-------------------------------+-------------------------------+
 * |                  Multicast Address, 128 bits                  |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class MldMessage extends Message {
    public static final int LENGTH = 20;
    static final int GROUP = 4;

    private final Icmpv6Type messageType;

    private MldMessage(Bytes in, LayerType type, Icmpv6Type messageType) {
        super(in, type);
        this.messageType = messageType;
    }

    /** A query: an {@link MldV2Query} if it is longer than one of version 1. */
    public static Layer parseQuery(Bytes in) throws MalformedPacketException {
        return in.length() > LENGTH
                ? MldV2Query.parse(in)
                : parse(in, LayerType.MLDV1_QUERY, Icmpv6Type.MULTICAST_LISTENER_QUERY);
    }

    public static MldMessage parseReport(Bytes in) throws MalformedPacketException {
        return parse(in, LayerType.MLDV1_REPORT, Icmpv6Type.MULTICAST_LISTENER_REPORT);
    }

    public static MldMessage parseDone(Bytes in) throws MalformedPacketException {
        return parse(in, LayerType.MLDV1_DONE, Icmpv6Type.MULTICAST_LISTENER_DONE);
    }

    private static MldMessage parse(Bytes in, LayerType type, Icmpv6Type messageType) throws MalformedPacketException {
        if (in.length() < LENGTH) {
            throw MalformedPacketException.truncated(
                    type,
                    0,
                    LENGTH,
                    in.length(),
                    "ICMP layer less than 20 bytes for Multicast Listener Query Message V1");
        }
        return new MldMessage(in, type, messageType);
    }

    public Icmpv6Type messageType() {
        return messageType;
    }

    /** Of a query. */
    public Duration maximumResponseDelay() {
        return Duration.ofMillis(bytes().u16(0));
    }

    /** The group that is asked about, joined or left; {@code ::} in a query about all. */
    public Ipv6Address group() {
        return Ipv6Address.read(bytes(), GROUP);
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, LENGTH);
    }

    @Override
    public Optional<LayerValue> toValue() {
        if (bytes().length() > LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new MldBody(messageType, bytes().u16(0), group()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (!visitor.wantsDetail()) {
            visitor.text(
                    "",
                    0,
                    LENGTH,
                    "Maximum Response Delay: " + bytes().u16(0) + "ms, Multicast Address: " + text(group()));
            return;
        }
        visitor.number("MaximumResponseDelay", 0, 2, bytes().u16(0));
        visitor.address("MulticastAddress", GROUP, Ipv6Address.LENGTH, group());
    }

    /** An address as gopacket prints it. */
    static String text(Ipv6Address address) {
        return (address.isV4Mapped() ? new Ipv4Address((int) address.low()) : address).toString();
    }
}
