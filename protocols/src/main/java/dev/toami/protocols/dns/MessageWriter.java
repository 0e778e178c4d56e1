package dev.toami.protocols.dns;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;

/** Writes the parts of a message, from its beginning to its end. Not thread-safe. */
final class MessageWriter {
    /** A pointer has 14 bits. */
    private static final int MAX_TARGET = 0x3fff;

    private static final int POINTER = 0xc000;

    private final Map<Bytes, Integer> names = new HashMap<>();
    private final boolean compressed;
    private final int origin;
    private byte[] array = new byte[512];
    private int size;

    /** @param origin where the message begins in what is written */
    MessageWriter(boolean compressed, int origin) {
        this.compressed = compressed;
        this.origin = origin;
    }

    Bytes toBytes() {
        return Bytes.wrap(Arrays.copyOf(array, size));
    }

    private void u8(int value) {
        check(value, 0xff);
        if (size == array.length) {
            array = Arrays.copyOf(array, size * 2);
        }
        array[size++] = (byte) value;
    }

    void u16(int value) {
        check(value, 0xffff);
        u8(value >> 8);
        u8(value & 0xff);
    }

    private void u32(long value) {
        check(value, 0xffff_ffffL);
        u16((int) (value >> 16));
        u16((int) value & 0xffff);
    }

    private void bytes(Bytes value) {
        for (int i = 0; i < value.length(); i++) {
            u8(value.u8(i));
        }
    }

    private static void check(long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("value " + value + " does not fit its DNS field: the largest is " + max);
        }
    }

    /** Writes how much stands behind the 16 bits at {@code at} into them. */
    void setLength(int at) {
        int length = size - at - 2;
        check(length, 0xffff);
        array[at] = (byte) (length >> 8);
        array[at + 1] = (byte) length;
    }

    void question(DnsQuestion question) {
        name(question.name(), true);
        u16(question.type().value());
        u16(question.dnsClass().value());
    }

    void record(DnsRecord record) {
        name(record.name(), true);
        u16(record.type().value());
        u16(record.dnsClass().value());
        u32(record.timeToLive());
        int length = size;
        u16(0);
        data(record.type().value(), record.data());
        setLength(length);
    }

    private void name(DnsName name, boolean compressible) {
        Bytes wire = name.wire();
        int at = 0;
        while (wire.u8(at) != 0) {
            Bytes rest = wire.slice(at);
            Integer target = compressed ? names.get(rest) : null;
            if (target != null && compressible) {
                u16(POINTER | target);
                return;
            }
            if (target == null && size - origin <= MAX_TARGET) {
                names.put(rest, size - origin);
            }
            int length = 1 + wire.u8(at);
            bytes(wire.slice(at, length));
            at += length;
        }
        u8(0);
    }

    private void data(int type, DnsData data) {
        if (data instanceof DnsData.Address address) {
            address(address.address());
        } else if (data instanceof DnsData.Domain domain) {
            // RFC 6672, section 2.5: the name in a DNAME record "MUST NOT be sent in compressed form".
            name(domain.name(), type != DnsType.DNAME.value());
        } else if (data instanceof DnsData.StartOfAuthority soa) {
            startOfAuthority(soa);
        } else if (data instanceof DnsData.MailExchange mx) {
            u16(mx.preference());
            name(mx.exchange(), true);
        } else if (data instanceof DnsData.Text text) {
            text.strings().forEach(this::string);
        } else if (data instanceof DnsData.Service service) {
            service(service);
        } else if (data instanceof DnsData.Uri uri) {
            u16(uri.priority());
            u16(uri.weight());
            bytes(uri.target());
        } else if (data instanceof DnsData.Options options) {
            options.options().forEach(this::option);
        } else if (data instanceof DnsData.Fixed fixed) {
            fixed(type, fixed.values());
        } else {
            bytes(((DnsData.Opaque) data).bytes());
        }
    }

    /** RFC 3597, section 4: names in the data of later types are not compressed. */
    private void fixed(int type, List<Object> values) {
        DnsLayout layout = DnsLayout.of(type);
        if (layout == null || layout.fields.size() != values.size()) {
            throw new IllegalArgumentException(
                    "data of " + values.size() + " fields does not fit records of type " + type);
        }
        for (int i = 0; i < values.size(); i++) {
            field(layout.fields.get(i).kind(), values.get(i));
        }
    }

    private void field(DnsLayout.Kind kind, Object value) {
        if (value instanceof Long number && kind.length > 0) {
            number(number, kind.length);
        } else if (value instanceof DnsName name && kind == DnsLayout.Kind.NAME) {
            name(name, false);
        } else if (value instanceof Bytes bytes) {
            if (kind == DnsLayout.Kind.TEXT_8 || kind == DnsLayout.Kind.BYTES_8) {
                u8(bytes.length());
            } else if (kind == DnsLayout.Kind.BYTES_16) {
                u16(bytes.length());
            } else if (kind.length > 0 && kind.length != bytes.length()) {
                throw new IllegalArgumentException("a DNS field has " + kind.length + " bytes, not " + bytes.length());
            }
            bytes(bytes);
        } else if (value instanceof List<?> list && kind == DnsLayout.Kind.TYPES) {
            types(new TreeSet<>(
                    list.stream().map(type -> ((DnsType) type).value()).toList()));
        } else if (value instanceof List<?> list && kind == DnsLayout.Kind.PARAMETERS) {
            list.forEach(each -> parameter((DnsData.ServiceParameter) each));
        } else {
            throw new IllegalArgumentException("a DNS field of kind " + kind + " cannot be " + value);
        }
    }

    private void number(long value, int length) {
        check(value, (1L << (8 * length)) - 1);
        for (int i = length - 1; i >= 0; i--) {
            u8((int) (value >> (8 * i)) & 0xff);
        }
    }

    /** A bitmap: for each block of 256 types that has any, its number, its length and its bits. */
    private void types(NavigableSet<Integer> types) {
        for (Integer first = types.isEmpty() ? null : types.first(); first != null; ) {
            int block = first & ~0xff;
            NavigableSet<Integer> inBlock = types.subSet(block, true, block | 0xff, true);
            byte[] bits = new byte[(inBlock.last() & 0xff) / 8 + 1];
            inBlock.forEach(type -> bits[(type & 0xff) / 8] |= (byte) (0x80 >> (type & 7)));
            u8(block >> 8);
            u8(bits.length);
            bytes(Bytes.wrap(bits));
            first = types.higher(block | 0xff);
        }
    }

    private void parameter(DnsData.ServiceParameter parameter) {
        u16(parameter.key());
        u16(parameter.value().length());
        bytes(parameter.value());
    }

    private void address(IpAddress address) {
        bytes(Bytes.wrap(address.toArray()));
    }

    private void startOfAuthority(DnsData.StartOfAuthority soa) {
        name(soa.primary(), true);
        name(soa.mailbox(), true);
        u32(soa.serial());
        u32(soa.refresh());
        u32(soa.retry());
        u32(soa.expire());
        u32(soa.minimum());
    }

    private void service(DnsData.Service service) {
        u16(service.priority());
        u16(service.weight());
        u16(service.port());
        // RFC 2782: "name compression is not to be used for this field".
        name(service.target(), false);
    }

    private void string(Bytes string) {
        u8(string.length());
        bytes(string);
    }

    private void option(DnsOption option) {
        u16(option.code().value());
        u16(option.data().length());
        bytes(option.data());
    }
}
