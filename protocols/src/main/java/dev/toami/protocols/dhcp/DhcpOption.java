package dev.toami.protocols.dhcp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.format.BytesText;

/**
 * A DHCP option (RFC 2132).
 *
 * @param data what follows code and length; empty for padding, which is a single octet
 */
public record DhcpOption(DhcpOptionCode code, Bytes data) {
    public static final DhcpOption PAD = new DhcpOption(DhcpOptionCode.PAD, Bytes.empty());

    public DhcpOption {
        if (data.length() > (code.isSingle() ? 0 : 0xff)) {
            throw new IllegalArgumentException(
                    "too much data for DHCP option " + code.value() + ": " + data.length() + " bytes");
        }
    }

    public static DhcpOption messageType(DhcpMessageType type) {
        return number(DhcpOptionCode.MESSAGE_TYPE, 1, type.value());
    }

    public static DhcpOption addresses(DhcpOptionCode code, Ipv4Address... addresses) {
        byte[] data = new byte[addresses.length * Ipv4Address.LENGTH];
        for (int i = 0; i < addresses.length; i++) {
            System.arraycopy(addresses[i].toArray(), 0, data, i * Ipv4Address.LENGTH, Ipv4Address.LENGTH);
        }
        return new DhcpOption(code, Bytes.wrap(data));
    }

    /** A number of so many bytes: 4 for times, 2 for sizes. */
    public static DhcpOption number(DhcpOptionCode code, int length, long value) {
        if (length < 1 || length > 4 || value < 0 || value >>> (8 * length) != 0) {
            throw new IllegalArgumentException("no number of " + length + " bytes: " + value);
        }
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (value >> (8 * (length - 1 - i)));
        }
        return new DhcpOption(code, Bytes.wrap(data));
    }

    public static DhcpOption text(DhcpOptionCode code, String text) {
        return new DhcpOption(code, Bytes.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Which options a client asks for. */
    public static DhcpOption parameterRequest(DhcpOptionCode... codes) {
        byte[] data = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            data[i] = (byte) codes[i].value();
        }
        return new DhcpOption(DhcpOptionCode.PARAMETER_REQUEST, Bytes.wrap(data));
    }

    public static DhcpOption clientId(int hardwareType, Bytes address) {
        byte[] data = new byte[1 + address.length()];
        data[0] = (byte) hardwareType;
        address.copyTo(0, data, 1, address.length());
        return new DhcpOption(DhcpOptionCode.CLIENT_ID, Bytes.wrap(data));
    }

    /** The data as addresses of four bytes; bytes that are left over are not among them. */
    public List<Ipv4Address> addresses() {
        List<Ipv4Address> list = new ArrayList<>();
        for (int at = 0; at + Ipv4Address.LENGTH <= data.length(); at += Ipv4Address.LENGTH) {
            list.add(Ipv4Address.read(data, at));
        }
        return list;
    }

    /** The data as a number, if it has one, two or four bytes. */
    public OptionalLong number() {
        return switch (data.length()) {
            case 1 -> OptionalLong.of(data.u8(0));
            case 2 -> OptionalLong.of(data.u16(0));
            case 4 -> OptionalLong.of(data.u32(0));
            default -> OptionalLong.empty();
        };
    }

    /** The data as UTF-8. */
    public String text() {
        return BytesText.utf8(data);
    }

    /** The message type, if this is that option and valid. */
    public Optional<DhcpMessageType> messageType() {
        return code.equals(DhcpOptionCode.MESSAGE_TYPE) && data.length() == 1
                ? Optional.of(new DhcpMessageType(data.u8(0)))
                : Optional.empty();
    }

    /** The data as numbers of options. */
    public List<DhcpOptionCode> codes() {
        List<DhcpOptionCode> list = new ArrayList<>();
        for (int at = 0; at < data.length(); at++) {
            list.add(new DhcpOptionCode(data.u8(at)));
        }
        return list;
    }

    /** With code and length octets. */
    public int encodedLength() {
        return code.isSingle() ? 1 : 2 + data.length();
    }
}
