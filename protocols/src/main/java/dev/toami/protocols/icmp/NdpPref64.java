package dev.toami.protocols.icmp;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;

/**
 * NAT64 prefix option of a router advertisement (RFC 8781).
 *
 * @param scaledLifetime 13 bits, in units of 8 seconds
 * @param prefixLengthCode 3 bits: 0 to 5 for 96, 64, 56, 48, 40 and 32 bits
 * @param prefix of which the option has 96 bits
 */
public record NdpPref64(int scaledLifetime, int prefixLengthCode, Ipv6Address prefix) implements NdpOption {
    private static final int PREFIX = 2;
    private static final int PREFIX_BYTES = 12;

    public NdpPref64 {
        OptionData.check("a scaled lifetime", scaledLifetime, 0x1fff);
        OptionData.check("a prefix length code", prefixLengthCode, 7);
    }

    static boolean fits(Bytes data) {
        return data.length() == PREFIX + PREFIX_BYTES;
    }

    static NdpPref64 read(Bytes data) {
        byte[] prefix = new byte[Ipv6Address.LENGTH];
        data.copyTo(PREFIX, prefix, 0, PREFIX_BYTES);
        return new NdpPref64(data.u16(0) >> 3, data.u16(0) & 7, Ipv6Address.read(Bytes.wrap(prefix), 0));
    }

    @Override
    public int type() {
        return PREF64;
    }

    @Override
    public Bytes data() {
        byte[] data = new byte[PREFIX + PREFIX_BYTES];
        OptionData.putU16(data, 0, scaledLifetime << 3 | prefixLengthCode);
        System.arraycopy(prefix.toArray(), 0, data, PREFIX, PREFIX_BYTES);
        return Bytes.wrap(data);
    }
}
