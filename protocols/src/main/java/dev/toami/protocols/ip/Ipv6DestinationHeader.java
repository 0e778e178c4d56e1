package dev.toami.protocols.ip;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.IpAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.build.Rerouting;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What IPv6 destination options are built with.
 *
 * @param nextHeader taken from the layer that follows if empty, 59 if that has none
 * @param options in their order; padding that fills the header is added
 * @param headerLength in bytes, a multiple of 8; computed if empty
 */
public record Ipv6DestinationHeader(Optional<IpProtocol> nextHeader, List<Ipv6Option> options, OptionalInt headerLength)
        implements LayerValue, IpCarried, Rerouting {
    public Ipv6DestinationHeader {
        options = List.copyOf(options);
    }

    /** A header of padding, with length and next header filled in. */
    public static Ipv6DestinationHeader empty() {
        return of();
    }

    public static Ipv6DestinationHeader of(Ipv6Option... options) {
        return new Ipv6DestinationHeader(Optional.empty(), List.of(options), OptionalInt.empty());
    }

    public Ipv6DestinationHeader withNextHeader(IpProtocol next) {
        return new Ipv6DestinationHeader(Optional.of(next), options, headerLength);
    }

    public Ipv6DestinationHeader withHeaderLength(int bytes) {
        return new Ipv6DestinationHeader(nextHeader, options, OptionalInt.of(bytes));
    }

    /** That of a home address option (RFC 6275). */
    @Override
    public Optional<IpAddress> originalSource() {
        return Ipv6Option.homeAddress(options).map(IpAddress.class::cast);
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.IPV6_DESTINATION;
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
