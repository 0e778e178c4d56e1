package dev.toami.protocols.flow;

import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;

/**
 * One side of a {@link Flow}: an address or a port. Immutable and a key for maps; it holds no packet.
 *
 * @param high the address's bytes in network order, as far as they are more than the lower eight
 * @param low the lower eight bytes, or all if there are fewer
 */
public record Endpoint(EndpointKind kind, long high, long low) implements Comparable<Endpoint> {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public Endpoint {
        boolean fits = kind.size == 16 || (high == 0 && low >>> (8 * kind.size) == 0);
        if (!fits) {
            throw new IllegalArgumentException("an address of " + kind.size + " bytes is not " + Long.toHexString(high)
                    + " " + Long.toHexString(low));
        }
    }

    public static Endpoint of(IpAddress address) {
        if (address instanceof Ipv6Address ip) {
            return new Endpoint(EndpointKind.IPV6, ip.high(), ip.low());
        }
        return new Endpoint(EndpointKind.IPV4, 0, ((Ipv4Address) address).bits() & 0xffff_ffffL);
    }

    public static Endpoint of(MacAddress address) {
        return new Endpoint(EndpointKind.MAC, 0, address.bits());
    }

    /** @throws IllegalArgumentException if the port does not fit, or if {@code kind} has no ports */
    public static Endpoint port(EndpointKind kind, int port) {
        if (!kind.isPort()) {
            throw new IllegalArgumentException(kind + " has no port " + port);
        }
        return new Endpoint(kind, 0, port);
    }

    /**
     * FNV-1a over the bytes, then over the kind: gopacket's {@code FastHash}. Unlike {@link #hashCode()} it is the same in
     * every JVM.
     */
    public long fastHash() {
        return (fnv() ^ kind.code) * FNV_PRIME;
    }

    long fnv() {
        long hash = FNV_BASIS;
        for (int i = kind.size - 1; i >= 0; i--) {
            long octet = (i >= 8 ? high >>> (8 * (i - 8)) : low >>> (8 * i)) & 0xff;
            hash = (hash ^ octet) * FNV_PRIME;
        }
        return hash;
    }

    /** By kind, then by bytes as unsigned numbers. */
    @Override
    public int compareTo(Endpoint other) {
        int kinds = kind.compareTo(other.kind);
        int highs = kinds != 0 ? kinds : Long.compareUnsigned(high, other.high);
        return highs != 0 ? highs : Long.compareUnsigned(low, other.low);
    }

    /** The address in its usual form, a port as a number. */
    @Override
    public String toString() {
        return switch (kind) {
            case IPV4 -> new Ipv4Address((int) low).toString();
            case IPV6 -> new Ipv6Address(high, low).toString();
            case MAC -> new MacAddress(low).toString();
            default -> Long.toString(low);
        };
    }
}
