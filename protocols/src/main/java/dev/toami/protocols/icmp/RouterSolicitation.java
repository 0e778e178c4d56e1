package dev.toami.protocols.icmp;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * Router solicitation (RFC 4861, section 4.1), behind the ICMPv6 type, code and checksum. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------------------------------------------------------+
 * |                            Reserved                           |
 * +---------------------------------------------------------------+
 * |                            Options                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class RouterSolicitation extends Layer {
    private static final int OPTIONS = 4;

    private RouterSolicitation(Bytes in) {
        super(in);
    }

    public static RouterSolicitation parse(Bytes in) throws MalformedPacketException {
        NdpOptions.check(in, OPTIONS, LayerType.ICMPV6_ROUTER_SOLICITATION, "router solicitation");
        return new RouterSolicitation(in);
    }

    public List<NdpOption> options() {
        return NdpOptions.list(bytes(), OPTIONS);
    }

    @Override
    public LayerType type() {
        return LayerType.ICMPV6_ROUTER_SOLICITATION;
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
        NdpOptions.describe(bytes(), OPTIONS, visitor);
    }
}
