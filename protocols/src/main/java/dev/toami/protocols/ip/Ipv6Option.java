package dev.toami.protocols.ip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * An option of a hop-by-hop or destination options header (RFC 8200, section 4.2).
 *
 * @param type action, change flag and number
 * @param data what follows the type and length octets; empty for {@link #PAD1}, which is a single octet
 */
public record Ipv6Option(int type, Bytes data) {
    public static final int PAD1 = 0;
    public static final int PADN = 1;
    public static final int ROUTER_ALERT = 5;
    public static final int JUMBO_PAYLOAD = 0xc2;
    public static final int HOME_ADDRESS = 0xc9;

    public Ipv6Option {
        if (type < 0 || type > 0xff) {
            throw new IllegalArgumentException("an IPv6 option's type has 8 bits: " + type);
        }
        if (data.length() > (type == PAD1 ? 0 : 0xff)) {
            throw new IllegalArgumentException(
                    "too much data for IPv6 option " + type + ": " + data.length() + " bytes");
        }
    }

    /** RFC 2675: the length of a packet with more than 65,535 bytes behind its IPv6 header. */
    public static Ipv6Option jumboPayload(long length) {
        return new Ipv6Option(
                JUMBO_PAYLOAD, Bytes.of((int) (length >> 24), (int) (length >> 16), (int) (length >> 8), (int) length));
    }

    /** RFC 2711. */
    public static Ipv6Option routerAlert(int value) {
        return new Ipv6Option(ROUTER_ALERT, Bytes.of(value >> 8, value));
    }

    /** RFC 6275: the address of a mobile node that sends from another one. */
    public static Ipv6Option homeAddress(Ipv6Address address) {
        return new Ipv6Option(HOME_ADDRESS, Bytes.wrap(address.toArray()));
    }

    /** The first home address among {@code options}. */
    static Optional<Ipv6Address> homeAddress(List<Ipv6Option> options) {
        return options.stream()
                .filter(option -> option.type == HOME_ADDRESS && option.data.length() == Ipv6Address.LENGTH)
                .map(option -> Ipv6Address.read(option.data, 0))
                .findFirst();
    }

    /** The value of a jumbo payload option that has one. */
    public OptionalLong jumboLength() {
        return type == JUMBO_PAYLOAD && data.length() == 4 ? OptionalLong.of(data.u32(0)) : OptionalLong.empty();
    }

    /** With type and length octets. */
    public int encodedLength() {
        return type == PAD1 ? 1 : 2 + data.length();
    }

    /** Checks that the options fill the area behind the first two octets of {@code header} exactly. */
    static void check(Bytes header, LayerType layer) throws MalformedPacketException {
        for (int at = 2; at < header.length(); at += lengthAt(header, at)) {
            int rest = header.length() - at;
            if (header.u8(at) != PAD1 && rest < 2) {
                throw MalformedPacketException.truncated(layer, at, 2, rest, "IPv6 header option too small");
            }
            if (lengthAt(header, at) > rest) {
                throw MalformedPacketException.truncated(
                        layer, at, lengthAt(header, at), rest, "IPv6 header TLV option too small");
            }
        }
    }

    private static int lengthAt(Bytes header, int at) {
        return header.u8(at) == PAD1 ? 1 : 2 + header.u8(at + 1);
    }

    /** The options of a header that {@link #check} has passed. */
    static List<Ipv6Option> list(Bytes header) {
        List<Ipv6Option> list = new ArrayList<>();
        for (int at = 2; at < header.length(); at += lengthAt(header, at)) {
            int length = lengthAt(header, at);
            list.add(new Ipv6Option(header.u8(at), length > 1 ? header.slice(at + 2, length - 2) : Bytes.empty()));
        }
        return list;
    }

    static void describe(List<Ipv6Option> options, int base, FieldVisitor visitor) {
        int at = base + 2;
        int length = options.stream().mapToInt(Ipv6Option::encodedLength).sum();
        if (visitor.beginList("Options", at, length, options.size())) {
            for (Ipv6Option option : options) {
                option.describe(at, visitor);
                at += option.encodedLength();
            }
        }
        visitor.endList();
    }

    private void describe(int at, FieldVisitor visitor) {
        boolean single = type == PAD1;
        visitor.beginStruct("", at, encodedLength());
        visitor.number("OptionType", at, 1, type);
        visitor.number("OptionLength", at + 1, single ? 0 : 1, data.length());
        visitor.number("ActualLength", at, 0, encodedLength());
        visitor.bytes("OptionData", at + (single ? 1 : 2), data.length(), data);
        visitor.text("OptionAlignment", at, 0, "[0 0]");
        visitor.endStruct();
    }
}
