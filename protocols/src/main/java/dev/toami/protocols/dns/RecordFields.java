package dev.toami.protocols.dns;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;

/**
 * Describes questions and records that have passed {@link RecordCheck}, in gopacket's form: a record shows the fields of
 * every type, those of other types than its own empty.
 */
final class RecordFields {
    private final Bytes message;
    private final FieldVisitor visitor;

    RecordFields(Bytes message, FieldVisitor visitor) {
        this.message = message;
        this.visitor = visitor;
    }

    void question(int offset) {
        int fixed = NameReader.end(message, offset);
        visitor.beginStruct("", offset, fixed + RecordCheck.QUESTION_FIXED_LENGTH - offset);
        nameTypeClass(offset, fixed);
        visitor.endStruct();
    }

    private void nameTypeClass(int offset, int fixed) {
        int type = message.u16(fixed + RecordCheck.TYPE);
        int dnsClass = message.u16(fixed + RecordCheck.CLASS);
        visitor.bytes("Name", offset, fixed - offset, NameReader.dotted(message, offset));
        visitor.code("Type", fixed + RecordCheck.TYPE, 2, type, DnsType.label(type));
        visitor.code("Class", fixed + RecordCheck.CLASS, 2, dnsClass, DnsClass.label(dnsClass));
    }

    void record(int offset) {
        int fixed = NameReader.end(message, offset);
        int length = message.u16(fixed + RecordCheck.DATA_LENGTH);
        int at = fixed + RecordCheck.DATA;
        visitor.beginStruct("", offset, at + length - offset);
        nameTypeClass(offset, fixed);
        visitor.number("TTL", fixed + RecordCheck.TIME_TO_LIVE, 4, message.u32(fixed + RecordCheck.TIME_TO_LIVE));
        visitor.number("DataLength", fixed + RecordCheck.DATA_LENGTH, 2, length);
        visitor.bytes("Data", at, length, message.slice(at, length));
        // A type without data, which only an update may have, shows nothing.
        int type = length == 0 ? 0 : message.u16(fixed + RecordCheck.TYPE);
        address(type == 1 || type == 28, at, length);
        name("NS", type == 2, at);
        name("CNAME", type == 5, at);
        name("PTR", type == 12, at);
        strings(type == 13 || type == 16, at, length);
        startOfAuthority(type == 6, at);
        service(type == 33, at);
        mailExchange(type == 15, at);
        options(type == 41, at, length);
        uri(type == 256, at, length);
        bytes("TXT", type == 13 || type == 16, at, length);
        visitor.endStruct();
    }

    private void bytes(String name, boolean present, int at, int length) {
        visitor.bytes(name, at, present ? length : 0, present ? message.slice(at, length) : Bytes.empty());
    }

    private void name(String name, boolean present, int at) {
        int length = present ? NameReader.end(message, at) - at : 0;
        visitor.bytes(name, at, length, present ? NameReader.dotted(message, at) : Bytes.empty());
    }

    private void number(String name, boolean present, int at, int length) {
        long value = !present ? 0 : length == 2 ? message.u16(at) : message.u32(at);
        visitor.number(name, at, present ? length : 0, value);
    }

    private void address(boolean present, int at, int length) {
        if (!present) {
            visitor.address("IP", at, 0, null);
        } else if (length == Ipv4Address.LENGTH) {
            visitor.address("IP", at, length, Ipv4Address.read(message, at));
        } else if (length == Ipv6Address.LENGTH) {
            visitor.address("IP", at, length, Ipv6Address.read(message, at));
        } else {
            visitor.text("IP", at, length, "?" + hex(message.slice(at, length)));
        }
    }

    private void strings(boolean present, int at, int length) {
        List<Bytes> strings = present ? RecordReader.strings(message, at, at + length) : List.of();
        if (visitor.beginList("TXTs", at, present ? length : 0, strings.size())) {
            int offset = at + 1;
            for (Bytes string : strings) {
                visitor.bytes("", offset, string.length(), string);
                offset += string.length() + 1;
            }
        }
        visitor.endList();
    }

    private void startOfAuthority(boolean present, int at) {
        int mailbox = present ? NameReader.end(message, at) : at;
        int numbers = present ? NameReader.end(message, mailbox) : at;
        visitor.beginStruct("SOA", at, present ? numbers + 20 - at : 0);
        name("MName", present, at);
        name("RName", present, mailbox);
        number("Serial", present, numbers, 4);
        number("Refresh", present, numbers + 4, 4);
        number("Retry", present, numbers + 8, 4);
        number("Expire", present, numbers + 12, 4);
        number("Minimum", present, numbers + 16, 4);
        visitor.endStruct();
    }

    private void service(boolean present, int at) {
        visitor.beginStruct("SRV", at, present ? NameReader.end(message, at + 6) - at : 0);
        number("Priority", present, at, 2);
        number("Weight", present, at + 2, 2);
        number("Port", present, at + 4, 2);
        name("Name", present, at + 6);
        visitor.endStruct();
    }

    private void mailExchange(boolean present, int at) {
        visitor.beginStruct("MX", at, present ? NameReader.end(message, at + 2) - at : 0);
        number("Preference", present, at, 2);
        name("Name", present, at + 2);
        visitor.endStruct();
    }

    private void options(boolean present, int at, int length) {
        List<DnsOption> options = present ? RecordReader.options(message, at, at + length) : List.of();
        if (visitor.beginList("OPT", at, present ? length : 0, options.size())) {
            int offset = at;
            for (DnsOption option : options) {
                int size = 4 + option.data().length();
                visitor.text("", offset, size, DnsOptionCode.label(option.code().value()) + "=" + hex(option.data()));
                offset += size;
            }
        }
        visitor.endList();
    }

    private void uri(boolean present, int at, int length) {
        visitor.beginStruct("URI", at, present ? length : 0);
        number("Priority", present, at, 2);
        number("Weight", present, at + 2, 2);
        bytes("Target", present, at + 4, length - 4);
        visitor.endStruct();
    }

    private static String hex(Bytes bytes) {
        StringBuilder text = new StringBuilder(bytes.length() * 2);
        for (int i = 0; i < bytes.length(); i++) {
            text.append(Character.forDigit(bytes.u8(i) >> 4, 16)).append(Character.forDigit(bytes.u8(i) & 15, 16));
        }
        return text.toString();
    }
}
