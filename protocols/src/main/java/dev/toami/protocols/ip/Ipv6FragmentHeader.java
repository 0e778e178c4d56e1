package dev.toami.protocols.ip;

import java.util.Optional;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an IPv6 fragment header is built with.
 *
 * @param nextHeader taken from the layer that follows if empty, 59 if that has none
 * @param fragmentOffset in bytes, a multiple of 8
 */
public record Ipv6FragmentHeader(
        Optional<IpProtocol> nextHeader, int fragmentOffset, boolean moreFragments, long identification)
        implements LayerValue, IpCarried {
    public Ipv6FragmentHeader {
        if (fragmentOffset < 0 || fragmentOffset > 0xfff8 || fragmentOffset % 8 != 0) {
            throw new IllegalArgumentException(
                    "a fragment offset is a multiple of 8 from 0 to 65528: " + fragmentOffset);
        }
    }

    /** A header of zeros, that of an atomic fragment, with next header filled in. */
    public static Ipv6FragmentHeader empty() {
        return of(0, false, 0);
    }

    public static Ipv6FragmentHeader of(int fragmentOffset, boolean moreFragments, long identification) {
        return new Ipv6FragmentHeader(Optional.empty(), fragmentOffset, moreFragments, identification);
    }

    public Ipv6FragmentHeader withNextHeader(IpProtocol next) {
        return new Ipv6FragmentHeader(Optional.of(next), fragmentOffset, moreFragments, identification);
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.IPV6_FRAGMENT;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(Ipv6Fragment.HEADER_LENGTH)
                .u8(0, ExtensionEncoding.next(context, nextHeader))
                .u16(2, fragmentOffset | (moreFragments ? 1 : 0))
                .u32(4, identification);
    }
}
