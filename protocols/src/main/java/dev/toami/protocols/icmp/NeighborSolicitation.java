package dev.toami.protocols.icmp;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

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
public final class NeighborSolicitation extends Layer {
    private static final int TARGET = 4;
    private static final int OPTIONS = 20;

    private NeighborSolicitation(Bytes in) {
        super(in);
    }

    public static NeighborSolicitation parse(Bytes in) throws MalformedPacketException {
        NdpOptions.check(in, OPTIONS, LayerType.ICMPV6_NEIGHBOR_SOLICITATION, "neighbor solicitation");
        return new NeighborSolicitation(in);
    }

    public Ipv6Address target() {
        return Ipv6Address.read(bytes(), TARGET);
    }

    public List<NdpOption> options() {
        return NdpOptions.list(bytes(), OPTIONS);
    }

    @Override
    public LayerType type() {
        return LayerType.ICMPV6_NEIGHBOR_SOLICITATION;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.address("TargetAddress", TARGET, Ipv6Address.LENGTH, target());
        NdpOptions.describe(bytes(), OPTIONS, visitor);
    }
}
