package dev.toami.protocols.ip;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * IPv6 hop-by-hop options (RFC 8200, section 4.3). Immutable.
 *
 * <pre>
 *  0               8               16                              31
 * +---------------+---------------+-------------------------------+
 * |  Next Header  | Hdr Ext Len   |                               |
 * +---------------+---------------+                               |
 * |                   Options, filling the header                 |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Ipv6HopByHop extends Ipv6Extension {
    private Ipv6HopByHop(Bytes in) {
        super(in);
    }

    public static Ipv6HopByHop parse(Bytes in) throws MalformedPacketException {
        try {
            checkLength(in, LayerType.IPV6_HOP_BY_HOP);
        } catch (MalformedPacketException e) {
            throw e.showing(Bytes.empty(), Ipv6Extension::describeNothing);
        }
        Bytes header = in.slice(0, headerLength(in));
        try {
            Ipv6Option.check(header, LayerType.IPV6_HOP_BY_HOP);
        } catch (MalformedPacketException e) {
            Bytes good = header.slice(0, e.offset());
            throw e.showing(header, in.slice(header.length()), visitor -> describe(in, good, 0, visitor));
        }
        return new Ipv6HopByHop(in);
    }

    public List<Ipv6Option> options() {
        return List.copyOf(Ipv6Option.list(contents()));
    }

    @Override
    public LayerType type() {
        return LayerType.IPV6_HOP_BY_HOP;
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return dissector.afterIpProtocol(nextHeader().value());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(
                Ipv6HopByHopHeader.of(options().toArray(Ipv6Option[]::new)).withNextHeader(nextHeader()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describe(0, visitor);
    }

    /** The fields of a header that is at {@code base} of what describes it. */
    void describe(int base, FieldVisitor visitor) {
        describe(bytes(), contents(), base, visitor);
    }

    private static void describe(Bytes in, Bytes header, int base, FieldVisitor visitor) {
        describeStart(in, base, visitor);
        Ipv6Option.describe(Ipv6Option.list(header), base, visitor);
    }
}
