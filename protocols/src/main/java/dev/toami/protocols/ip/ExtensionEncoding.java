package dev.toami.protocols.ip;

import java.util.List;
import java.util.Optional;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/** What the values of extension headers share. */
final class ExtensionEncoding {
    private ExtensionEncoding() {}

    static int roundUp(int length) {
        return (length + Ipv6Extension.UNIT - 1) / Ipv6Extension.UNIT * Ipv6Extension.UNIT;
    }

    static void start(PacketBuffer out, BuildContext context, Optional<IpProtocol> nextHeader, int headerLength) {
        if (headerLength < Ipv6Extension.UNIT
                || headerLength > 256 * Ipv6Extension.UNIT
                || headerLength % Ipv6Extension.UNIT != 0) {
            throw new IllegalArgumentException(
                    "an IPv6 extension header's length is a multiple of 8 from 8 to 2048: " + headerLength);
        }
        out.u8(0, next(context, nextHeader)).u8(1, headerLength / Ipv6Extension.UNIT - 1);
    }

    static int next(BuildContext context, Optional<IpProtocol> nextHeader) {
        return nextHeader
                .map(IpProtocol::value)
                .orElseGet(() -> IpCarried.of(context, IpProtocol.NO_NEXT_HEADER.value()));
    }

    /** @param padding how many bytes remain behind the options */
    static void options(PacketBuffer out, List<Ipv6Option> options, int padding) {
        int at = 2;
        for (Ipv6Option option : options) {
            out.u8(at, option.type());
            if (option.type() != Ipv6Option.PAD1) {
                out.u8(at + 1, option.data().length())
                        .bytes(at + 2, option.data().toArray());
            }
            at += option.encodedLength();
        }
        if (padding > 1) {
            out.u8(at, Ipv6Option.PADN).u8(at + 1, padding - 2);
        }
    }
}
