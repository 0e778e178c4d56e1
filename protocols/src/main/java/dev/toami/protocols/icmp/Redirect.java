package dev.toami.protocols.icmp;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Redirect (RFC 4861, section 4.5), behind the ICMPv6 type, code and checksum. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------------------------------------------------------+
 * |                            Reserved                           |
 * +---------------------------------------------------------------+
 * |                    Target Address, 128 bits                   |
 * +---------------------------------------------------------------+
 * |                 Destination Address, 128 bits                 |
 * +---------------------------------------------------------------+
 * |                            Options                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Redirect extends NdpMessage {
    private static final int TARGET = 4;
    private static final int DESTINATION = 20;
    private static final int OPTIONS = 36;

    private Redirect(Bytes in) {
        super(in, LayerType.ICMPV6_REDIRECT, OPTIONS);
    }

    public static Redirect parse(Bytes in) throws MalformedPacketException {
        NdpOptions.check(in, OPTIONS, LayerType.ICMPV6_REDIRECT, "redirect");
        return new Redirect(in);
    }

    /** The better first hop. */
    public Ipv6Address target() {
        return Ipv6Address.read(bytes(), TARGET);
    }

    public Ipv6Address destination() {
        return Ipv6Address.read(bytes(), DESTINATION);
    }

    /** The packet that was redirected, if an option has it. */
    @Override
    public List<Layer> quoted(Dissector dissector) {
        for (NdpOption option : options()) {
            if (option instanceof NdpOption.RedirectedHeader header) {
                return new Quote(0, 0).layers(header.packet(), dissector);
            }
        }
        return List.of();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new RedirectBody(target(), destination(), options()));
    }

    @Override
    void describeFields(FieldVisitor visitor) {
        visitor.address("TargetAddress", TARGET, Ipv6Address.LENGTH, target());
        visitor.address("DestinationAddress", DESTINATION, Ipv6Address.LENGTH, destination());
    }
}
