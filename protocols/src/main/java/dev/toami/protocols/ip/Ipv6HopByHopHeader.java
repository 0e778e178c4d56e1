package dev.toami.protocols.ip;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What IPv6 hop-by-hop options are built with.
 *
 * @param nextHeader taken from the layer that follows if empty, 59 if that has none
 * @param options in their order; padding that fills the header is added
 * @param headerLength in bytes, a multiple of 8; computed if empty
 */
public record Ipv6HopByHopHeader(Optional<IpProtocol> nextHeader, List<Ipv6Option> options, OptionalInt headerLength)
        implements LayerValue, IpCarried {
    public Ipv6HopByHopHeader {
        options = List.copyOf(options);
    }

    /** A header of padding, with length and next header filled in. */
    public static Ipv6HopByHopHeader empty() {
        return of();
    }

    public static Ipv6HopByHopHeader of(Ipv6Option... options) {
        return new Ipv6HopByHopHeader(Optional.empty(), List.of(options), OptionalInt.empty());
    }

    public Ipv6HopByHopHeader withNextHeader(IpProtocol next) {
        return new Ipv6HopByHopHeader(Optional.of(next), options, headerLength);
    }

    public Ipv6HopByHopHeader withHeaderLength(int bytes) {
        return new Ipv6HopByHopHeader(nextHeader, options, OptionalInt.of(bytes));
    }

    /** True if a jumbo payload option (RFC 2675) gives the length that the IPv6 header cannot. */
    boolean isJumbogram() {
        return options.stream().anyMatch(option -> option.type() == Ipv6Option.JUMBO_PAYLOAD);
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.IPV6_HOP_BY_HOP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int taken = 2 + options.stream().mapToInt(Ipv6Option::encodedLength).sum();
        int length = ExtensionEncoding.roundUp(taken);
        out.prepend(length);
        ExtensionEncoding.start(out, context, nextHeader, headerLength.orElse(length));
        ExtensionEncoding.options(out, options, length - taken);
    }
}
