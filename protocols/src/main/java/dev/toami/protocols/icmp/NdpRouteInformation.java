package dev.toami.protocols.icmp;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;

/**
 * Route information option of a router advertisement (RFC 4191, section 2.3).
 *
 * @param preference 2 bits: 1 high, 0 medium, 3 low
 * @param lifetime in seconds; 0xffffffff means for ever
 */
public record NdpRouteInformation(int prefixLength, int preference, long lifetime, Ipv6Address prefix)
        implements NdpOption {
    private static final int HEADER = 6;

    public NdpRouteInformation {
        OptionData.check("a prefix length", prefixLength, 128);
        OptionData.check("a preference", preference, 3);
        OptionData.checkLifetime(lifetime);
    }

    private static int prefixBytes(int prefixLength) {
        return (prefixLength + 63) / 64 * 8;
    }

    static boolean fits(Bytes data) {
        int length = data.length() - HEADER;
        return length >= 0 && length <= Ipv6Address.LENGTH && data.u8(0) <= 128 && length == prefixBytes(data.u8(0));
    }

    static NdpRouteInformation read(Bytes data) {
        byte[] prefix = new byte[Ipv6Address.LENGTH];
        data.copyTo(HEADER, prefix, 0, data.length() - HEADER);
        return new NdpRouteInformation(
                data.u8(0), data.u8(1) >> 3 & 3, data.u32(2), Ipv6Address.read(Bytes.wrap(prefix), 0));
    }

    @Override
    public int type() {
        return ROUTE_INFORMATION;
    }

    @Override
    public Bytes data() {
        int length = prefixBytes(prefixLength);
        byte[] data = new byte[HEADER + length];
        data[0] = (byte) prefixLength;
        data[1] = (byte) (preference << 3);
        OptionData.putU32(data, 2, lifetime);
        System.arraycopy(prefix.toArray(), 0, data, HEADER, length);
        return Bytes.wrap(data);
    }
}
