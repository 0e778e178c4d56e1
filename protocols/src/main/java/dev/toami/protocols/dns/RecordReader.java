package dev.toami.protocols.dns;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;

/** Questions and records that have passed {@link RecordCheck}, as values that own their bytes. */
final class RecordReader {
    private RecordReader() {}

    static DnsQuestion question(Bytes message, int offset) {
        int fixed = NameReader.end(message, offset);
        return new DnsQuestion(
                NameReader.read(message, offset),
                new DnsType(message.u16(fixed + RecordCheck.TYPE)),
                new DnsClass(message.u16(fixed + RecordCheck.CLASS)));
    }

    static DnsRecord record(Bytes message, int offset) {
        int fixed = NameReader.end(message, offset);
        int type = message.u16(fixed + RecordCheck.TYPE);
        int length = message.u16(fixed + RecordCheck.DATA_LENGTH);
        return new DnsRecord(
                NameReader.read(message, offset),
                new DnsType(type),
                new DnsClass(message.u16(fixed + RecordCheck.CLASS)),
                message.u32(fixed + RecordCheck.TIME_TO_LIVE),
                data(message, type, fixed + RecordCheck.DATA, length));
    }

    private static DnsData data(Bytes message, int type, int at, int length) {
        if (length == 0 && type != 13 && type != 16 && type != 41) {
            return new DnsData.Opaque(Bytes.empty());
        }
        return switch (type) {
            case 1 ->
                length == Ipv4Address.LENGTH
                        ? new DnsData.Address(Ipv4Address.read(message, at))
                        : opaque(message, at, length);
            case 28 ->
                length == Ipv6Address.LENGTH
                        ? new DnsData.Address(Ipv6Address.read(message, at))
                        : opaque(message, at, length);
            case 2, 5, 12 -> new DnsData.Domain(NameReader.read(message, at));
            case 6 -> startOfAuthority(message, at);
            case 13, 16 -> new DnsData.Text(strings(message, at, at + length));
            case 15 -> new DnsData.MailExchange(message.u16(at), NameReader.read(message, at + 2));
            case 33 ->
                new DnsData.Service(
                        message.u16(at), message.u16(at + 2), message.u16(at + 4), NameReader.read(message, at + 6));
            case 41 -> new DnsData.Options(options(message, at, at + length));
            case 256 ->
                new DnsData.Uri(
                        message.u16(at),
                        message.u16(at + 2),
                        message.slice(at + 4, length - 4).copy());
            default -> fixed(message, type, at, length);
        };
    }

    private static DnsData fixed(Bytes message, int type, int at, int length) {
        DnsLayout layout = DnsLayout.of(type);
        int[] offsets = layout == null ? null : layout.offsets(message, at, at + length);
        DnsData data = offsets == null ? null : FixedData.of(type, layout.values(message, offsets));
        return data != null ? data : opaque(message, at, length);
    }

    private static DnsData opaque(Bytes message, int at, int length) {
        return new DnsData.Opaque(message.slice(at, length).copy());
    }

    private static DnsData startOfAuthority(Bytes message, int at) {
        int mailbox = NameReader.end(message, at);
        int numbers = NameReader.end(message, mailbox);
        return new DnsData.StartOfAuthority(
                NameReader.read(message, at),
                NameReader.read(message, mailbox),
                message.u32(numbers),
                message.u32(numbers + 4),
                message.u32(numbers + 8),
                message.u32(numbers + 12),
                message.u32(numbers + 16));
    }

    static List<Bytes> strings(Bytes message, int from, int end) {
        List<Bytes> strings = new ArrayList<>();
        for (int at = from; at < end; at += 1 + message.u8(at)) {
            strings.add(message.slice(at + 1, message.u8(at)).copy());
        }
        return strings;
    }

    static List<DnsOption> options(Bytes message, int from, int end) {
        List<DnsOption> options = new ArrayList<>();
        for (int at = from; at < end; at += 4 + message.u16(at + 2)) {
            Bytes data = message.slice(at + 4, message.u16(at + 2)).copy();
            options.add(new DnsOption(new DnsOptionCode(message.u16(at)), data));
        }
        return options;
    }
}
