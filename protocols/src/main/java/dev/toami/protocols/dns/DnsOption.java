package dev.toami.protocols.dns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;

/** An option of an OPT record (RFC 6891, section 6.1.2). */
public record DnsOption(DnsOptionCode code, Bytes data) {
    private static final int IPV4_FAMILY = 1;
    private static final int IPV6_FAMILY = 2;
    private static final int SUBNET_FIXED_LENGTH = 4;
    private static final int CLIENT_COOKIE_LENGTH = 8;

    /**
     * For whom a resolver asks (RFC 7871).
     *
     * @param address its bits behind {@code sourcePrefixLength} zero
     * @param scopePrefixLength for which network an answer holds; zero in a query
     */
    public record ClientSubnet(IpAddress address, int sourcePrefixLength, int scopePrefixLength) {}

    /**
     * RFC 7873.
     *
     * @param client 8 bytes
     * @param server 8 to 32 bytes, or none
     */
    public record Cookie(Bytes client, Bytes server) {}

    /** RFC 8914. */
    public record ExtendedError(int code, String text) {}

    /** RFC 5001: which name server answers; empty data asks. */
    public static DnsOption nameServerIdentifier(Bytes identifier) {
        return new DnsOption(DnsOptionCode.NSID, identifier);
    }

    /** RFC 7871. */
    public static DnsOption clientSubnet(IpAddress address, int sourcePrefixLength, int scopePrefixLength) {
        byte[] bytes = address.toArray();
        if (sourcePrefixLength < 0 || sourcePrefixLength > bytes.length * 8) {
            throw new IllegalArgumentException(
                    "a prefix of " + address + " has 0 to " + bytes.length * 8 + " bits, not " + sourcePrefixLength);
        }
        byte[] data = new byte[SUBNET_FIXED_LENGTH + (sourcePrefixLength + 7) / 8];
        data[1] = (byte) (bytes.length == Ipv4Address.LENGTH ? IPV4_FAMILY : IPV6_FAMILY);
        data[2] = (byte) sourcePrefixLength;
        data[3] = (byte) scopePrefixLength;
        System.arraycopy(bytes, 0, data, SUBNET_FIXED_LENGTH, data.length - SUBNET_FIXED_LENGTH);
        if (sourcePrefixLength % 8 != 0) {
            data[data.length - 1] &= (byte) (0xff00 >> sourcePrefixLength % 8);
        }
        return new DnsOption(DnsOptionCode.CLIENT_SUBNET, Bytes.wrap(data));
    }

    /** RFC 7873. */
    public static DnsOption cookie(Bytes client, Bytes server) {
        if (client.length() != CLIENT_COOKIE_LENGTH) {
            throw new IllegalArgumentException("a client cookie has 8 bytes, not " + client.length());
        }
        byte[] data = Arrays.copyOf(client.toArray(), CLIENT_COOKIE_LENGTH + server.length());
        server.copyTo(0, data, CLIENT_COOKIE_LENGTH, server.length());
        return new DnsOption(DnsOptionCode.COOKIE, Bytes.wrap(data));
    }

    /** RFC 7828: how long a connection may be idle, in tenths of seconds; empty in a query. */
    public static DnsOption keepalive(OptionalInt timeout) {
        Bytes data = timeout.isPresent() ? Bytes.of(timeout.getAsInt() >> 8, timeout.getAsInt()) : Bytes.empty();
        return new DnsOption(DnsOptionCode.KEEPALIVE, data);
    }

    /** RFC 7830. */
    public static DnsOption padding(int length) {
        return new DnsOption(DnsOptionCode.PADDING, Bytes.wrap(new byte[length]));
    }

    /** RFC 7901: the closest trust point of who asks for a chain of records. */
    public static DnsOption chain(DnsName closestTrustPoint) {
        return new DnsOption(DnsOptionCode.CHAIN, closestTrustPoint.wire());
    }

    /** RFC 8914. */
    public static DnsOption extendedError(int code, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] data = new byte[2 + bytes.length];
        data[0] = (byte) (code >> 8);
        data[1] = (byte) code;
        System.arraycopy(bytes, 0, data, 2, bytes.length);
        return new DnsOption(DnsOptionCode.EXTENDED_ERROR, Bytes.wrap(data));
    }

    /** The data as a client subnet, if that is what this valid option has. */
    public Optional<ClientSubnet> asClientSubnet() {
        if (!code.equals(DnsOptionCode.CLIENT_SUBNET) || data.length() < SUBNET_FIXED_LENGTH) {
            return Optional.empty();
        }
        int length = data.length() - SUBNET_FIXED_LENGTH;
        byte[] padded = Arrays.copyOfRange(data.toArray(), SUBNET_FIXED_LENGTH, SUBNET_FIXED_LENGTH + 16);
        IpAddress address;
        if (data.u16(0) == IPV4_FAMILY && length <= Ipv4Address.LENGTH) {
            address = Ipv4Address.read(Bytes.wrap(padded), 0);
        } else if (data.u16(0) == IPV6_FAMILY && length <= Ipv6Address.LENGTH) {
            address = Ipv6Address.read(Bytes.wrap(padded), 0);
        } else {
            return Optional.empty();
        }
        return Optional.of(new ClientSubnet(address, data.u8(2), data.u8(3)));
    }

    /** The data as a cookie, if that is what this valid option has. */
    public Optional<Cookie> asCookie() {
        return code.equals(DnsOptionCode.COOKIE) && data.length() >= CLIENT_COOKIE_LENGTH
                ? Optional.of(new Cookie(data.slice(0, CLIENT_COOKIE_LENGTH), data.slice(CLIENT_COOKIE_LENGTH)))
                : Optional.empty();
    }

    /** The data as an extended error, if that is what this valid option has. */
    public Optional<ExtendedError> asExtendedError() {
        return code.equals(DnsOptionCode.EXTENDED_ERROR) && data.length() >= 2
                ? Optional.of(new ExtendedError(data.u16(0), NameText.utf8(data.slice(2))))
                : Optional.empty();
    }
}
