package dev.toami.protocols.routing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.wire.Elements;

/**
 * Virtual Router Redundancy Protocol advertisement of version 2 (RFC 3768) or 3 (RFC 9568). Immutable.
 *
 * <pre>
 *  0       4       8               16              24            31
 * +-------+-------+---------------+---------------+---------------+
 * |Version| Type  | Virtual Rtr ID|   Priority    | Count IP Addrs|
 * +-------+-------+---------------+---------------+---------------+
 * | Auth Type, Adver Int; 3: Max Adver Int (12)   |   Checksum    |
 * +-----------------------------------------------+---------------+
 * |     IP Addresses, then in version 2: Authentication Data      |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class VrrpAdvertisement extends Message implements Checksummed {
    public static final int HEADER_LENGTH = 8;
    private static final int ROUTER_ID = 1;
    private static final int PRIORITY = 2;
    private static final int COUNT = 3;
    private static final int AUTHENTICATION_TYPE = 4;
    private static final int INTERVAL = 5;
    private static final int CHECKSUM = 6;

    private VrrpAdvertisement(Bytes in) {
        super(in, LayerType.VRRP);
    }

    public static VrrpAdvertisement parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.tooShort(
                    LayerType.VRRP,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "Not a valid VRRP packet. Packet length is too small.");
        }
        if ((in.u8(0) & 0xf) != 1) {
            throw MalformedPacketException.invalid(
                    LayerType.VRRP, 0, 1, in.u8(0) & 0xf, "Unrecognized VRRPv2 type field.");
        }
        if (in.u8(COUNT) == 0) {
            throw MalformedPacketException.invalid(
                    LayerType.VRRP, COUNT, 1, 0, "VRRPv2 number of IP addresses is not valid.");
        }
        int required = HEADER_LENGTH + in.u8(COUNT) * Ipv4Address.LENGTH;
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.VRRP,
                    COUNT,
                    required,
                    in.length(),
                    in.u8(COUNT) + " IP addresses take " + required + " bytes, there are " + in.length());
        }
        return new VrrpAdvertisement(in);
    }

    public int version() {
        return bytes().u8(0) >> 4;
    }

    public int virtualRouterId() {
        return bytes().u8(ROUTER_ID);
    }

    /** 255 is the owner of the addresses; 0 resigns. */
    public int priority() {
        return bytes().u8(PRIORITY);
    }

    /** Of version 2. */
    public int authenticationType() {
        return bytes().u8(AUTHENTICATION_TYPE);
    }

    /** In seconds in version 2, in hundredths of a second in version 3. */
    public int advertisementInterval() {
        return version() == 3 ? bytes().u16(AUTHENTICATION_TYPE) & 0xfff : bytes().u8(INTERVAL);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Whether the checksum is right, given the network layer that carries the message. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        if (version() == 3) {
            return Checksums.verify(network, IpProtocol.VRRP, bytes());
        }
        if (network instanceof Layer layer && layer.isTruncated()) {
            return ChecksumStatus.UNVERIFIED;
        }
        return Checksums.status(Checksums.add(0, bytes()));
    }

    /** Version 3 does not say of which family they are: they fill the message. */
    private boolean isIpv6() {
        return version() == 3 && bytes().length() >= HEADER_LENGTH + bytes().u8(COUNT) * Ipv6Address.LENGTH;
    }

    public List<IpAddress> addresses() {
        return elements().map(in -> isIpv6() ? Ipv6Address.read(in, 0) : Ipv4Address.read(in, 0));
    }

    private Elements elements() {
        return Elements.of(bytes(), HEADER_LENGTH, isIpv6() ? Ipv6Address.LENGTH : Ipv4Address.LENGTH)
                .limit(bytes().u8(COUNT));
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new VrrpHeader(
                version(),
                virtualRouterId(),
                priority(),
                bytes().u16(AUTHENTICATION_TYPE),
                addresses(),
                elements().rest(),
                OptionalInt.empty(),
                OptionalInt.empty()));
    }

    private static String authentication(int type) {
        return switch (type) {
            case 0 -> "No Authentication";
            case 1, 2 -> "Reserved";
            default -> "";
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes in = bytes();
        visitor.number("Version", 0, 1, version());
        visitor.code("Type", 0, 1, 1, "VRRPv2 Advertisement");
        u8(visitor, "VirtualRtrID", in, ROUTER_ID);
        u8(visitor, "Priority", in, PRIORITY);
        u8(visitor, "CountIPAddr", in, COUNT);
        boolean asV3 = visitor.wantsDetail() && version() == 3;
        if (asV3) {
            visitor.number("MaxAdverInt", AUTHENTICATION_TYPE, 2, advertisementInterval());
        } else {
            visitor.code(
                    "AuthType", AUTHENTICATION_TYPE, 1, authenticationType(), authentication(authenticationType()));
            u8(visitor, "AdverInt", in, INTERVAL);
        }
        u16(visitor, "Checksum", in, CHECKSUM);
        Elements shown = asV3 ? elements() : Elements.of(in, HEADER_LENGTH, 4).limit(in.u8(COUNT));
        boolean ipv6 = asV3 && isIpv6();
        shown.describePlain(
                visitor,
                ipv6 ? "IPv6Address" : "IPAddress",
                (to, bytes, at, length) ->
                        to.address("", at, length, ipv6 ? Ipv6Address.read(bytes, at) : Ipv4Address.read(bytes, at)));
    }
}
