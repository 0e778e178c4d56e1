package dev.toami.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** An IPv4 or IPv6 address. Immutable; no method of it asks a resolver. */
public sealed interface IpAddress permits Ipv4Address, Ipv6Address {
    /** 4 or 16. */
    int length();

    /** The octets in network byte order. */
    byte[] toArray();

    boolean isMulticast();

    /** The network mask of {@code prefixLength} leading ones in this address's family. */
    IpAddress netmask(int prefixLength);

    /**
     * An address from its usual text, dotted quad or RFC 4291.
     *
     * @throws IllegalArgumentException if it is anything else, a host name included
     */
    static IpAddress parse(String text) {
        return text.indexOf(':') >= 0 ? Ipv6Address.parse(text) : Ipv4Address.parse(text);
    }

    /** An address from 4 or 16 octets. */
    static IpAddress of(byte... octets) {
        return switch (octets.length) {
            case Ipv4Address.LENGTH -> Ipv4Address.read(Bytes.wrap(octets), 0);
            case Ipv6Address.LENGTH -> Ipv6Address.read(Bytes.wrap(octets), 0);
            default -> throw new IllegalArgumentException("an IP address has 4 or 16 bytes, not " + octets.length);
        };
    }

    static IpAddress of(InetAddress address) {
        return of(address.getAddress());
    }

    /** The same address as the JDK's type. */
    default InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(toArray());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
