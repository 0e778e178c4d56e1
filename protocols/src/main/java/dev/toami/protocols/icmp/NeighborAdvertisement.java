package dev.toami.protocols.icmp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Neighbour advertisement (RFC 4861, section 4.4), behind the ICMPv6 type, code and checksum. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------------------------------------------------------+
 * |R|S|O|                         Reserved                        |
 * +---------------------------------------------------------------+
 * |                    Target Address, 128 bits                   |
 * +---------------------------------------------------------------+
 * |                            Options                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class NeighborAdvertisement extends NdpMessage {
    private static final int FLAGS = 0;
    private static final int TARGET = 4;
    private static final int OPTIONS = 20;

    private NeighborAdvertisement(Bytes in) {
        super(in, LayerType.ICMPV6_NEIGHBOR_ADVERTISEMENT, OPTIONS);
    }

    public static NeighborAdvertisement parse(Bytes in) throws MalformedPacketException {
        NdpOptions.check(in, OPTIONS, LayerType.ICMPV6_NEIGHBOR_ADVERTISEMENT, "neighbor advertisement");
        return new NeighborAdvertisement(in);
    }

    /** The sender is a router. */
    public boolean isRouter() {
        return (bytes().u8(FLAGS) & 0x80) != 0;
    }

    /** It answers a solicitation. */
    public boolean isSolicited() {
        return (bytes().u8(FLAGS) & 0x40) != 0;
    }

    /** A cached link-layer address is to be replaced. */
    public boolean isOverride() {
        return (bytes().u8(FLAGS) & 0x20) != 0;
    }

    public Ipv6Address target() {
        return Ipv6Address.read(bytes(), TARGET);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new NeighborAdvertisementBody(isRouter(), isSolicited(), isOverride(), target(), options()));
    }

    @Override
    void describeFields(FieldVisitor visitor) {
        visitor.number("Flags", FLAGS, 1, bytes().u8(FLAGS));
        visitor.address("TargetAddress", TARGET, Ipv6Address.LENGTH, target());
    }
}
