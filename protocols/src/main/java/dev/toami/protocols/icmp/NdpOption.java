package dev.toami.protocols.icmp;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;

/** An option of a neighbour discovery message (RFC 4861, section 4.6). */
public sealed interface NdpOption
        permits NdpOption.SourceLinkLayerAddress,
                NdpOption.TargetLinkLayerAddress,
                NdpOption.PrefixInformation,
                NdpOption.RedirectedHeader,
                NdpOption.Mtu,
                NdpOption.Other,
                NdpContext,
                NdpDnsSearchList,
                NdpDnsServers,
                NdpNonce,
                NdpPref64,
                NdpRouteInformation {
    int SOURCE_LINK_LAYER_ADDRESS = 1;
    int TARGET_LINK_LAYER_ADDRESS = 2;
    int PREFIX_INFORMATION = 3;
    int REDIRECTED_HEADER = 4;
    int MTU = 5;
    int NONCE = 14;
    int ROUTE_INFORMATION = 24;
    int RECURSIVE_DNS_SERVERS = 25;
    int DNS_SEARCH_LIST = 31;
    int CONTEXT_6LOWPAN = 34;
    int PREF64 = 38;

    int type();

    /** What follows the type and length octets. */
    Bytes data();

    /** The address of the sender; with a MAC address, {@link #sourceLinkLayer}. */
    record SourceLinkLayerAddress(Bytes address) implements NdpOption {
        @Override
        public int type() {
            return SOURCE_LINK_LAYER_ADDRESS;
        }

        @Override
        public Bytes data() {
            return address;
        }
    }

    /** The address of the target; with a MAC address, {@link #targetLinkLayer}. */
    record TargetLinkLayerAddress(Bytes address) implements NdpOption {
        @Override
        public int type() {
            return TARGET_LINK_LAYER_ADDRESS;
        }

        @Override
        public Bytes data() {
            return address;
        }
    }

    /**
     * An on-link prefix, a prefix for address autoconfiguration, or both.
     *
     * @param validLifetime in seconds; 0xffffffff means for ever
     * @param preferredLifetime in seconds; 0xffffffff means for ever
     */
    record PrefixInformation(
            int prefixLength,
            boolean onLink,
            boolean autonomous,
            long validLifetime,
            long preferredLifetime,
            Ipv6Address prefix)
            implements NdpOption {
        static final int DATA_LENGTH = 30;

        public PrefixInformation {
            if (prefixLength < 0 || prefixLength > 0xff) {
                throw new IllegalArgumentException("a prefix length has 8 bits: " + prefixLength);
            }
            if (validLifetime >>> 32 != 0 || preferredLifetime >>> 32 != 0) {
                throw new IllegalArgumentException(
                        "a lifetime has 32 bits: " + validLifetime + ", " + preferredLifetime);
            }
        }

        static PrefixInformation read(Bytes data) {
            int flags = data.u8(1);
            return new PrefixInformation(
                    data.u8(0),
                    (flags & 0x80) != 0,
                    (flags & 0x40) != 0,
                    data.u32(2),
                    data.u32(6),
                    Ipv6Address.read(data, 14));
        }

        @Override
        public int type() {
            return PREFIX_INFORMATION;
        }

        @Override
        public Bytes data() {
            byte[] data = new byte[DATA_LENGTH];
            data[0] = (byte) prefixLength;
            data[1] = (byte) ((onLink ? 0x80 : 0) | (autonomous ? 0x40 : 0));
            for (int i = 0; i < 4; i++) {
                data[2 + i] = (byte) (validLifetime >> (24 - (8 * i)));
                data[6 + i] = (byte) (preferredLifetime >> (24 - (8 * i)));
            }
            System.arraycopy(prefix.toArray(), 0, data, 14, Ipv6Address.LENGTH);
            return Bytes.wrap(data);
        }
    }

    /** @param packet the start of the packet that was redirected */
    record RedirectedHeader(Bytes packet) implements NdpOption {
        @Override
        public int type() {
            return REDIRECTED_HEADER;
        }

        @Override
        public Bytes data() {
            byte[] data = new byte[6 + packet.length()];
            packet.copyTo(0, data, 6, packet.length());
            return Bytes.wrap(data);
        }
    }

    record Mtu(long bytes) implements NdpOption {
        public Mtu {
            if (bytes >>> 32 != 0) {
                throw new IllegalArgumentException("an MTU has 32 bits: " + bytes);
            }
        }

        @Override
        public int type() {
            return MTU;
        }

        @Override
        public Bytes data() {
            return Bytes.of(0, 0, (int) (bytes >> 24), (int) (bytes >> 16), (int) (bytes >> 8), (int) bytes);
        }
    }

    /** An option of another type, or of a length that its type does not have. */
    record Other(int type, Bytes data) implements NdpOption {
        public Other {
            if (type < 0 || type > 0xff) {
                throw new IllegalArgumentException("a neighbour discovery option's type has 8 bits: " + type);
            }
        }
    }

    static NdpOption sourceLinkLayer(MacAddress address) {
        return new SourceLinkLayerAddress(Bytes.wrap(address.toArray()));
    }

    static NdpOption targetLinkLayer(MacAddress address) {
        return new TargetLinkLayerAddress(Bytes.wrap(address.toArray()));
    }

    /** The option that this data means. */
    static NdpOption read(int type, Bytes data) {
        int length = data.length();
        return switch (type) {
            case SOURCE_LINK_LAYER_ADDRESS -> new SourceLinkLayerAddress(data);
            case TARGET_LINK_LAYER_ADDRESS -> new TargetLinkLayerAddress(data);
            case PREFIX_INFORMATION ->
                length == PrefixInformation.DATA_LENGTH ? PrefixInformation.read(data) : new Other(type, data);
            case REDIRECTED_HEADER -> length >= 6 ? new RedirectedHeader(data.slice(6)) : new Other(type, data);
            case MTU -> length == 6 ? new Mtu(data.u32(2)) : new Other(type, data);
            case NONCE -> new NdpNonce(data);
            case ROUTE_INFORMATION ->
                NdpRouteInformation.fits(data) ? same(NdpRouteInformation.read(data), data) : new Other(type, data);
            case RECURSIVE_DNS_SERVERS ->
                NdpDnsServers.fits(data) ? same(NdpDnsServers.read(data), data) : new Other(type, data);
            case DNS_SEARCH_LIST ->
                NdpDnsSearchList.fits(data) ? same(NdpDnsSearchList.read(data), data) : new Other(type, data);
            case CONTEXT_6LOWPAN -> NdpContext.fits(data) ? same(NdpContext.read(data), data) : new Other(type, data);
            case PREF64 -> NdpPref64.fits(data) ? same(NdpPref64.read(data), data) : new Other(type, data);
            default -> new Other(type, data);
        };
    }

    /** An option that says all that its data does; otherwise the data. */
    private static NdpOption same(NdpOption option, Bytes data) {
        Bytes encoded = option.data();
        boolean whole = encoded.length() <= data.length()
                && encoded.equals(data.slice(0, encoded.length()))
                && isZero(data.slice(encoded.length()));
        return whole ? option : new Other(option.type(), data);
    }

    private static boolean isZero(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.u8(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
