package dev.toami.protocols.icmp;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;

/**
 * 6LoWPAN context option of a router advertisement (RFC 6775, section 4.2).
 *
 * @param contextLength how many bits of the prefix are valid
 * @param compression the context may be used to compress
 * @param identifier 4 bits
 * @param validLifetime in units of 60 seconds
 */
public record NdpContext(int contextLength, boolean compression, int identifier, int validLifetime, Ipv6Address prefix)
        implements NdpOption {
    private static final int HEADER = 6;
    private static final int COMPRESSION = 0x10;

    public NdpContext {
        OptionData.check("a context length", contextLength, 128);
        OptionData.check("a context identifier", identifier, 0xf);
        OptionData.check("a valid lifetime", validLifetime, 0xffff);
    }

    private static int prefixBytes(int contextLength) {
        return contextLength > 64 ? Ipv6Address.LENGTH : 8;
    }

    static boolean fits(Bytes data) {
        return data.length() >= HEADER && data.u8(0) <= 128 && data.length() == HEADER + prefixBytes(data.u8(0));
    }

    static NdpContext read(Bytes data) {
        byte[] prefix = new byte[Ipv6Address.LENGTH];
        data.copyTo(HEADER, prefix, 0, data.length() - HEADER);
        int flags = data.u8(1);
        return new NdpContext(
                data.u8(0),
                (flags & COMPRESSION) != 0,
                flags & 0xf,
                data.u16(4),
                Ipv6Address.read(Bytes.wrap(prefix), 0));
    }

    @Override
    public int type() {
        return CONTEXT_6LOWPAN;
    }

    @Override
    public Bytes data() {
        int length = prefixBytes(contextLength);
        byte[] data = new byte[HEADER + length];
        data[0] = (byte) contextLength;
        data[1] = (byte) ((compression ? COMPRESSION : 0) | identifier);
        OptionData.putU16(data, 4, validLifetime);
        System.arraycopy(prefix.toArray(), 0, data, HEADER, length);
        return Bytes.wrap(data);
    }
}
