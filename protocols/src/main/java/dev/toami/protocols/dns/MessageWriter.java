package dev.toami.protocols.dns;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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
        data(record.data());
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

    private void data(DnsData data) {
        if (data instanceof DnsData.Address address) {
            address(address.address());
        } else if (data instanceof DnsData.Domain domain) {
            name(domain.name(), true);
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
        } else {
            bytes(((DnsData.Opaque) data).bytes());
        }
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
