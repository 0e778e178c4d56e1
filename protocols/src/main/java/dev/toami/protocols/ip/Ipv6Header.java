package dev.toami.protocols.ip;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.build.PseudoHeader;
import dev.toami.protocols.numbers.EtherType;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an IPv6 header is built with.
 *
 * @param nextHeader taken from the layer that follows if empty, 59 if that has none
 * @param version 6 if empty
 * @param payloadLength all that follows; computed if empty
 */
public record Ipv6Header(
        int trafficClass,
        int flowLabel,
        int hopLimit,
        Ipv6Address source,
        Ipv6Address destination,
        Optional<IpProtocol> nextHeader,
        OptionalInt version,
        OptionalInt payloadLength)
        implements LayerValue, EtherTyped, IpCarried, PseudoHeader {
    public Ipv6Header {
        if (trafficClass < 0 || trafficClass > 0xff) {
            throw new IllegalArgumentException("a traffic class has 8 bits: " + trafficClass);
        }
        if (flowLabel < 0 || flowLabel > 0xfffff) {
            throw new IllegalArgumentException("a flow label has 20 bits: " + flowLabel);
        }
        if (version.orElse(6) < 0 || version.orElse(6) > 15) {
            throw new IllegalArgumentException("a version has 4 bits: " + version.getAsInt());
        }
    }

    /** A header of zeros, with version, length and next header filled in. */
    public static Ipv6Header empty() {
        return builder().build();
    }

    /** A header with a hop limit of 64. */
    public static Ipv6Header of(Ipv6Address source, Ipv6Address destination) {
        return builder().source(source).destination(destination).hopLimit(64).build();
    }

    /** The header of {@code packet}, with version and length to be filled in anew. */
    public static Ipv6Header of(Ipv6Packet packet) {
        return builder()
                .trafficClass(packet.trafficClass())
                .flowLabel(packet.flowLabel())
                .nextHeader(packet.nextHeader())
                .hopLimit(packet.hopLimit())
                .source(packet.source())
                .destination(packet.destination())
                .build();
    }

    @Override
    public EtherType announcedBy() {
        return EtherType.IPV6;
    }

    /** IPv6 in IP (RFC 4213, RFC 2473); see {@link #nextHeader} for what this header encloses. */
    @Override
    public IpProtocol protocol() {
        return IpProtocol.IPV6;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int length = payloadLength.orElseGet(() -> computedLength(out, context));
        int next = nextHeader
                .map(IpProtocol::value)
                .orElseGet(() -> IpCarried.of(context, IpProtocol.NO_NEXT_HEADER.value()));
        out.prepend(Ipv6Packet.HEADER_LENGTH)
                .u32(0, (long) version.orElse(6) << 28 | trafficClass << 20 | flowLabel)
                .u16(4, length)
                .u8(6, next)
                .u8(7, hopLimit)
                .bytes(8, source.toArray())
                .bytes(24, destination.toArray());
    }

    private static int computedLength(PacketBuffer out, BuildContext context) {
        boolean jumbo = context.inner().orElse(null) instanceof Ipv6HopByHopHeader options && options.isJumbogram();
        return jumbo ? 0 : out.length();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with what this header has. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.trafficClass = trafficClass;
        builder.flowLabel = flowLabel;
        builder.hopLimit = hopLimit;
        builder.source = source;
        builder.destination = destination;
        builder.nextHeader = nextHeader;
        builder.version = version;
        builder.payloadLength = payloadLength;
        return builder;
    }

    /** Builds a header; what is not set is zero or filled in when a packet is built. Not thread-safe. */
    public static final class Builder {
        private int trafficClass = 0;
        private int flowLabel = 0;
        private int hopLimit = 0;
        private Ipv6Address source = Ipv6Address.ANY;
        private Ipv6Address destination = Ipv6Address.ANY;
        private Optional<IpProtocol> nextHeader = Optional.empty();
        private OptionalInt version = OptionalInt.empty();
        private OptionalInt payloadLength = OptionalInt.empty();

        private Builder() {}

        public Builder trafficClass(int value) {
            trafficClass = value;
            return this;
        }

        public Builder flowLabel(int value) {
            flowLabel = value;
            return this;
        }

        public Builder hopLimit(int value) {
            hopLimit = value;
            return this;
        }

        public Builder source(Ipv6Address value) {
            source = value;
            return this;
        }

        public Builder destination(Ipv6Address value) {
            destination = value;
            return this;
        }

        public Builder nextHeader(IpProtocol value) {
            nextHeader = Optional.of(value);
            return this;
        }

        public Builder version(int value) {
            version = OptionalInt.of(value);
            return this;
        }

        public Builder payloadLength(int value) {
            payloadLength = OptionalInt.of(value);
            return this;
        }

        public Ipv6Header build() {
            return new Ipv6Header(
                    trafficClass, flowLabel, hopLimit, source, destination, nextHeader, version, payloadLength);
        }
    }
}
