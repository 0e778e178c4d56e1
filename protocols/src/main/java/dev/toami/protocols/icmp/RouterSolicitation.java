package dev.toami.protocols.icmp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

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
public final class RouterSolicitation extends NdpMessage {
    private static final int OPTIONS = 4;

    private RouterSolicitation(Bytes in) {
        super(in, LayerType.ICMPV6_ROUTER_SOLICITATION, OPTIONS);
    }

    public static RouterSolicitation parse(Bytes in) throws MalformedPacketException {
        NdpOptions.check(in, OPTIONS, LayerType.ICMPV6_ROUTER_SOLICITATION, "router solicitation");
        return new RouterSolicitation(in);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new RouterSolicitationBody(options()));
    }

    @Override
    void describeFields(FieldVisitor visitor) {
        // It has none.
    }
}
