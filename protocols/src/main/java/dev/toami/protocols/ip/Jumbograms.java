package dev.toami.protocols.ip;

import dev.toami.engine.Bytes;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/** The length of packets with more than 65,535 bytes behind their IPv6 header (RFC 2675). */
final class Jumbograms {
    private Jumbograms() {}

    /** The length that the hop-by-hop options in {@code rest} give, 0 if they give none that is valid. */
    static long length(Bytes rest) {
        try {
            for (Ipv6Option option : Ipv6HopByHop.parse(rest).options()) {
                if (option.type() == Ipv6Option.JUMBO_PAYLOAD) {
                    long length = option.jumboLength().orElse(0);
                    return length > 0xffff ? length : 0;
                }
            }
        } catch (MalformedPacketException e) {
            // Whoever parses the options as a layer reports it.
        }
        return 0;
    }

    /** Checks that the options fit the length of the IPv6 header in front of them. */
    static void check(Ipv6HopByHop options, int payloadLength) throws MalformedPacketException {
        boolean jumbo = false;
        for (Ipv6Option option : options.options()) {
            if (option.type() == Ipv6Option.JUMBO_PAYLOAD) {
                int length = option.data().length();
                if (length != 4) {
                    throw malformed(options, 4, length, "Jumbo length TLV data must have length 4");
                }
                long value = option.data().u32(0);
                if (value <= 0xffff) {
                    throw malformed(options, 0x10000, (int) value, "Jumbo length cannot be less than 65536");
                }
                jumbo = true;
                break;
            }
        }
        if (jumbo && payloadLength != 0) {
            throw malformed(options, 0, payloadLength, "IPv6 has jumbo length and IPv6 length is not 0");
        }
        if (!jumbo && payloadLength == 0) {
            throw malformed(
                    options,
                    options.headerLength(),
                    0,
                    "IPv6 length 0, but HopByHop header does not have jumbogram option");
        }
    }

    private static MalformedPacketException malformed(
            Ipv6HopByHop options, int required, int available, String message) {
        return MalformedPacketException.invalid(LayerType.IPV6_HOP_BY_HOP, 2, required, available, message)
                .showing(options.contents(), options.payload(), options);
    }
}
