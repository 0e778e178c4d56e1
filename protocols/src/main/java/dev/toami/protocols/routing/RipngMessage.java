package dev.toami.protocols.routing;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * RIPng message (RFC 2080, section 2.1). Immutable.
 *
 * <pre>
 *  0              8               16              24             31
 * +---------------+---------------+-------------------------------+
 * |    Command    |    Version    |             zero              |
 * +---------------+---------------+-------------------------------+
 * |                     IPv6 Prefix, 128 bits                     |
 * +-------------------------------+---------------+---------------+
 * |           Route Tag           |  Prefix Len   |    Metric     |
 * +-------------------------------+---------------+---------------+
 * </pre>
 */
public final class RipngMessage extends Message implements ApplicationLayer {
    public static final int HEADER_LENGTH = 4;
    private static final int ENTRY_LENGTH = 20;

    private RipngMessage(Bytes in) {
        super(in, LayerType.RIPNG);
    }

    public static RipngMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.RIPNG);
        return new RipngMessage(in);
    }

    /** 1 a request, 2 a response. */
    public int command() {
        return bytes().u8(0);
    }

    public int version() {
        return bytes().u8(1);
    }

    public List<Entry> entries() {
        return elements().map(in -> new Entry(Ipv6Address.read(in, 0), in.u16(16), in.u8(18), in.u8(19)));
    }

    private Elements elements() {
        return Elements.of(bytes(), HEADER_LENGTH, ENTRY_LENGTH);
    }

    /** @param metric 16 means unreachable; 0xff that the prefix is the next hop of what follows */
    public record Entry(Ipv6Address prefix, int routeTag, int prefixLength, int metric) {}

    /**
     * What a RIPng message is built with.
     *
     * @param command 1 a request, 2 a response
     */
    public record Header(int command, int version, List<Entry> entries) implements LayerValue {
        public Header {
            entries = List.copyOf(entries);
        }

        public static Header of(int command, Entry... entries) {
            return new Header(command, 1, List.of(entries));
        }

        @Override
        public void encode(PacketBuffer out, BuildContext context) {
            for (int i = entries.size() - 1; i >= 0; i--) {
                Entry entry = entries.get(i);
                out.prepend(ENTRY_LENGTH).bytes(0, entry.prefix().toArray());
                out.u16(16, entry.routeTag()).u8(18, entry.prefixLength()).u8(19, entry.metric());
            }
            out.prepend(HEADER_LENGTH).u8(0, command).u8(1, version);
        }
    }

    @Override
    public Optional<LayerValue> toValue() {
        if (!elements().rest().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Header(command(), version(), entries()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Command", 0, 1, command(), RipMessage.command(command()));
        u8(visitor, "Version", bytes(), 1);
        elements().describe(visitor, "Entries", (to, in, at, length) -> {
            to.address("Prefix", at, Ipv6Address.LENGTH, Ipv6Address.read(in, at));
            u16(to, "RouteTag", in, at + 16);
            u8(to, "PrefixLength", in, at + 18);
            u8(to, "Metric", in, at + 19);
        });
        elements().describeRest(visitor, "Trailing");
    }
}
