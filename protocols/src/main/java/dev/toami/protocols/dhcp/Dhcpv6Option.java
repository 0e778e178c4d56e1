package dev.toami.protocols.dhcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.format.BytesText;

/**
 * A DHCPv6 option (RFC 8415, section 21).
 *
 * @param data what follows code and length
 */
public record Dhcpv6Option(Dhcpv6OptionCode code, Bytes data) {
    static final int HEADER_LENGTH = 4;

    public Dhcpv6Option {
        if (data.length() > 0xffff) {
            throw new IllegalArgumentException(
                    "too much data for DHCPv6 option " + code.value() + ": " + data.length() + " bytes");
        }
    }

    public static Dhcpv6Option clientId(Duid duid) {
        return new Dhcpv6Option(Dhcpv6OptionCode.CLIENT_ID, duid.encode());
    }

    public static Dhcpv6Option serverId(Duid duid) {
        return new Dhcpv6Option(Dhcpv6OptionCode.SERVER_ID, duid.encode());
    }

    public static Dhcpv6Option number(Dhcpv6OptionCode code, int length, long value) {
        if (length < 1 || length > 4 || value < 0 || value >>> (8 * length) != 0) {
            throw new IllegalArgumentException("no number of " + length + " bytes: " + value);
        }
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (value >> (8 * (length - 1 - i)));
        }
        return new Dhcpv6Option(code, Bytes.wrap(data));
    }

    public static Dhcpv6Option text(Dhcpv6OptionCode code, String text) {
        return new Dhcpv6Option(code, Bytes.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Dhcpv6Option addresses(Dhcpv6OptionCode code, Ipv6Address... addresses) {
        ByteBuffer data = ByteBuffer.allocate(addresses.length * Ipv6Address.LENGTH);
        for (Ipv6Address address : addresses) {
            data.put(address.toArray());
        }
        return new Dhcpv6Option(code, Bytes.wrap(data.array()));
    }

    public static Dhcpv6Option optionRequest(Dhcpv6OptionCode... codes) {
        ByteBuffer data = ByteBuffer.allocate(2 * codes.length);
        for (Dhcpv6OptionCode code : codes) {
            data.putShort((short) code.value());
        }
        return new Dhcpv6Option(Dhcpv6OptionCode.OPTION_REQUEST, Bytes.wrap(data.array()));
    }

    /** An identity association for addresses or, with {@link Dhcpv6OptionCode#IA_PD}, for prefixes. */
    public static Dhcpv6Option association(
            Dhcpv6OptionCode code, int id, long renewSeconds, long rebindSeconds, Dhcpv6Option... options) {
        ByteBuffer data = ByteBuffer.allocate(12 + encodedLength(List.of(options)));
        data.putInt(id).putInt(seconds(renewSeconds)).putInt(seconds(rebindSeconds));
        return nested(code, data, options);
    }

    public static Dhcpv6Option iaAddress(
            Ipv6Address address, long preferredSeconds, long validSeconds, Dhcpv6Option... options) {
        ByteBuffer data = ByteBuffer.allocate(24 + encodedLength(List.of(options)));
        data.put(address.toArray()).putInt(seconds(preferredSeconds)).putInt(seconds(validSeconds));
        return nested(Dhcpv6OptionCode.IA_ADDRESS, data, options);
    }

    public static Dhcpv6Option iaPrefix(
            Ipv6Address prefix, int prefixLength, long preferredSeconds, long validSeconds, Dhcpv6Option... options) {
        ByteBuffer data = ByteBuffer.allocate(25 + encodedLength(List.of(options)));
        data.putInt(seconds(preferredSeconds)).putInt(seconds(validSeconds)).put((byte) prefixLength);
        return nested(Dhcpv6OptionCode.IA_PREFIX, data.put(prefix.toArray()), options);
    }

    private static int seconds(long value) {
        if (value < 0 || value > 0xffff_ffffL) {
            throw new IllegalArgumentException("a time of DHCPv6 has 32 bits: " + value);
        }
        return (int) value;
    }

    private static Dhcpv6Option nested(Dhcpv6OptionCode code, ByteBuffer data, Dhcpv6Option... options) {
        for (Dhcpv6Option option : options) {
            option.put(data);
        }
        byte[] bytes = new byte[data.flip().remaining()];
        data.get(bytes);
        return new Dhcpv6Option(code, Bytes.wrap(bytes));
    }

    public static Dhcpv6Option status(int status, String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        ByteBuffer data =
                ByteBuffer.allocate(2 + text.length).putShort((short) status).put(text);
        return new Dhcpv6Option(Dhcpv6OptionCode.STATUS_CODE, Bytes.wrap(data.array()));
    }

    void put(ByteBuffer out) {
        out.putShort((short) code.value()).putShort((short) data.length()).put(data.toArray());
    }

    /** The data as a DUID, if it is one. */
    public Optional<Duid> duid() {
        return code.form() == Dhcpv6OptionCode.Form.DUID ? Duid.read(data) : Optional.empty();
    }

    /** The data as addresses of sixteen bytes; bytes that are left over are not among them. */
    public List<Ipv6Address> addresses() {
        List<Ipv6Address> list = new ArrayList<>();
        for (int at = 0; at + Ipv6Address.LENGTH <= data.length(); at += Ipv6Address.LENGTH) {
            list.add(Ipv6Address.read(data, at));
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

    /** The data as numbers of options. */
    public List<Dhcpv6OptionCode> codes() {
        List<Dhcpv6OptionCode> list = new ArrayList<>();
        for (int at = 0; at + 2 <= data.length(); at += 2) {
            list.add(new Dhcpv6OptionCode(data.u16(at)));
        }
        return list;
    }

    /** The options within an identity association, address or prefix; none in other options. */
    public List<Dhcpv6Option> options() {
        int fixed = fixedLength();
        return fixed > 0 && fixed <= data.length() ? Dhcpv6Options.list(data, fixed) : List.of();
    }

    /** What stands before nested options; 0 if there are none. */
    int fixedLength() {
        return switch (code.form()) {
            case IA -> 12;
            case IA_TA -> 4;
            case IA_ADDRESS -> 24;
            case IA_PREFIX -> 25;
            default -> 0;
        };
    }

    /** With code and length. */
    public int encodedLength() {
        return HEADER_LENGTH + data.length();
    }

    static int encodedLength(List<Dhcpv6Option> options) {
        return options.stream().mapToInt(Dhcpv6Option::encodedLength).sum();
    }
}
