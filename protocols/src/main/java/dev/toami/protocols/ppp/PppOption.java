package dev.toami.protocols.ppp;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * A configuration option of a PPP control protocol.
 *
 * @param type 8 bits, of the protocol's own numbers
 * @param data what follows type and length
 */
public record PppOption(int type, Bytes data) {
    private static final int HEADER_LENGTH = 2;

    public PppOption {
        if (type < 0 || type > 0xff || data.length() > 0xff - HEADER_LENGTH) {
            throw new IllegalArgumentException("a PPP option has a type of 8 bits and at most 253 bytes of data, not "
                    + type + " and " + data.length());
        }
    }

    /** LCP: the maximum receive unit. */
    public static PppOption maximumReceiveUnit(int bytes) {
        return new PppOption(1, Bytes.of(bytes >> 8, bytes));
    }

    /** LCP: a number that tells the ends of a link apart. */
    public static PppOption magicNumber(int value) {
        return new PppOption(5, Bytes.of(value >> 24, value >> 16, value >> 8, value));
    }

    /** IPCP: the sender's address, zero to ask for one. */
    public static PppOption ipAddress(Ipv4Address address) {
        return new PppOption(3, Bytes.wrap(address.toArray()));
    }

    int encodedLength() {
        return HEADER_LENGTH + data.length();
    }

    /** Checks that the options from {@code start} on fill {@code packet}, unless it was cut off. */
    static void check(Bytes packet, int start, boolean isTruncated, LayerType type) throws MalformedPacketException {
        int at = start;
        while (at < packet.length()) {
            int rest = packet.length() - at;
            int length = rest < HEADER_LENGTH ? HEADER_LENGTH : packet.u8(at + 1);
            if (length < HEADER_LENGTH || (length > rest && !isTruncated)) {
                throw MalformedPacketException.invalid(
                        type,
                        at,
                        Math.max(length, HEADER_LENGTH),
                        rest,
                        type + " option of " + length + " bytes at " + at + ", where there are " + rest);
            }
            at += length;
        }
    }

    /** The options that {@link #check} has passed. */
    static List<PppOption> list(Bytes packet, int start) {
        List<PppOption> list = new ArrayList<>();
        int at = start;
        while (packet.length() - at >= HEADER_LENGTH && packet.u8(at + 1) <= packet.length() - at) {
            int length = packet.u8(at + 1);
            list.add(new PppOption(packet.u8(at), packet.slice(at + HEADER_LENGTH, length - HEADER_LENGTH)));
            at += length;
        }
        return list;
    }

    static void describe(List<PppOption> options, int start, PppControlProtocol protocol, FieldVisitor visitor) {
        int at = start;
        int length = options.stream().mapToInt(PppOption::encodedLength).sum();
        if (visitor.beginList("Options", at, length, options.size())) {
            for (PppOption option : options) {
                visitor.beginStruct("", at, option.encodedLength());
                visitor.code("Type", at, 1, option.type, PppOptionNames.label(protocol, option.type));
                visitor.number("Length", at + 1, 1, option.encodedLength());
                option.describeData(at + HEADER_LENGTH, PppOptionNames.field(protocol, option.type), visitor);
                visitor.endStruct();
                at += option.encodedLength();
            }
        }
        visitor.endList();
    }

    private void describeData(int at, PppOptionNames.FieldName field, FieldVisitor visitor) {
        if (data.isEmpty()) {
            return;
        }
        if (field != null && field.isAddress() && data.length() == Ipv4Address.LENGTH) {
            visitor.address(field.name(), at, Ipv4Address.LENGTH, Ipv4Address.read(data, 0));
        } else if (field != null && field.length() > 0 && data.length() >= field.length()) {
            visitor.number(field.name(), at, field.length(), number(field.length()));
            if (data.length() > field.length()) {
                int rest = data.length() - field.length();
                visitor.bytes("Data", at + field.length(), rest, data.slice(field.length()));
            }
        } else {
            boolean isNamed = field != null && field.length() == 0 && !field.isAddress();
            visitor.bytes(isNamed ? field.name() : "Data", at, data.length(), data);
        }
    }

    private long number(int length) {
        return switch (length) {
            case 1 -> data.u8(0);
            case 2 -> data.u16(0);
            default -> data.u32(0);
        };
    }
}
