package dev.toami.protocols.icmp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Neighbour solicitation (RFC 4861, section 4.3), behind the ICMPv6 type, code and checksum. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------------------------------------------------------+
 * |                            Reserved                           |
 * +---------------------------------------------------------------+
 * |                    Target Address, 128 bits                   |
 * +---------------------------------------------------------------+
 * |                            Options                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class NeighborSolicitation extends NdpMessage {
    private static final int TARGET = 4;
    private static final int OPTIONS = 20;

    private NeighborSolicitation(Bytes in) {
        super(in, LayerType.ICMPV6_NEIGHBOR_SOLICITATION, OPTIONS);
    }

    public static NeighborSolicitation parse(Bytes in) throws MalformedPacketException {
        NdpOptions.check(in, OPTIONS, LayerType.ICMPV6_NEIGHBOR_SOLICITATION, "neighbor solicitation");
        return new NeighborSolicitation(in);
    }

    public Ipv6Address target() {
        return Ipv6Address.read(bytes(), TARGET);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new NeighborSolicitationBody(target(), options()));
    }

    @Override
    void describeFields(FieldVisitor visitor) {
        visitor.address("TargetAddress", TARGET, Ipv6Address.LENGTH, target());
    }
}
