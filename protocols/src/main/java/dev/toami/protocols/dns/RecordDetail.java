package dev.toami.protocols.dns;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;

/**
 * Describes questions and records that have passed {@link RecordCheck}, each with the fields of its own type only, and
 * with names as text.
 */
final class RecordDetail {
    private static final int OPT = 41;
    private static final int CACHE_FLUSH = 0x8000;

    private final Bytes message;
    private final boolean multicast;
    private final FieldVisitor visitor;

    /** @param multicast true for mDNS, where the upper bit of a class is a flag (RFC 6762, sections 10.2 and 18.12) */
    RecordDetail(Bytes message, boolean multicast, FieldVisitor visitor) {
        this.message = message;
        this.multicast = multicast;
        this.visitor = visitor;
    }

    void question(int offset) {
        int fixed = NameReader.end(message, offset);
        visitor.beginStruct("", offset, fixed + RecordCheck.QUESTION_FIXED_LENGTH - offset);
        name("Name", offset);
        DnsName name = NameReader.read(message, offset);
        visitor.number("NameLength", offset, fixed - offset, NameText.of(name).length());
        visitor.number("LabelCount", offset, fixed - offset, name.labels().size());
        type("Type", fixed + RecordCheck.TYPE);
        dnsClass(fixed + RecordCheck.CLASS, "UnicastResponse");
        visitor.endStruct();
    }

    void record(int offset) {
        int fixed = NameReader.end(message, offset);
        int type = message.u16(fixed + RecordCheck.TYPE);
        int length = message.u16(fixed + RecordCheck.DATA_LENGTH);
        int at = fixed + RecordCheck.DATA;
        visitor.beginStruct("", offset, at + length - offset);
        if (type == DnsType.SRV.value()) {
            service(offset, fixed);
        } else {
            name("Name", offset);
        }
        type("Type", fixed + RecordCheck.TYPE);
        if (type == OPT) {
            extended(fixed);
        } else {
            dnsClass(fixed + RecordCheck.CLASS, "CacheFlush");
            visitor.number("TTL", fixed + RecordCheck.TIME_TO_LIVE, 4, message.u32(fixed + RecordCheck.TIME_TO_LIVE));
        }
        visitor.number("DataLength", fixed + RecordCheck.DATA_LENGTH, 2, length);
        data(type, at, length);
        visitor.endStruct();
    }

    /** RFC 2782: the name of the record is made of those of a service, a protocol and a domain. */
    private void service(int offset, int fixed) {
        DnsName name = NameReader.read(message, offset);
        visitor.text("ServiceName", offset, fixed - offset, NameText.of(name));
        String[] parts = NameText.of(name).split("\\.", 3);
        String[] fields = {"Service", "Proto", "Domain"};
        for (int i = 0; i < parts.length; i++) {
            visitor.text(fields[i], offset, fixed - offset, parts[i]);
        }
    }

    /** RFC 6891, section 6.1.3: class and time to live of an OPT record are other fields. */
    private void extended(int fixed) {
        int at = fixed + RecordCheck.TIME_TO_LIVE;
        visitor.number("UDPPayloadSize", fixed + RecordCheck.CLASS, 2, message.u16(fixed + RecordCheck.CLASS));
        visitor.number("ExtendedRCode", at, 1, message.u8(at));
        visitor.number("EDNSVersion", at + 1, 1, message.u8(at + 1));
        visitor.number("EDNSFlags", at + 2, 2, message.u16(at + 2));
        visitor.flag("DO", at + 2, 1, (message.u8(at + 2) & 0x80) != 0);
        visitor.number("EDNSReserved", at + 2, 2, message.u16(at + 2) & 0x7fff);
    }

    private void dnsClass(int at, String flag) {
        int value = message.u16(at);
        if (multicast) {
            visitor.code("Class", at, 2, value & ~CACHE_FLUSH, DnsClass.label(value & ~CACHE_FLUSH));
            visitor.flag(flag, at, 1, (value & CACHE_FLUSH) != 0);
        } else {
            visitor.code("Class", at, 2, value, DnsClass.label(value));
        }
    }

    private void type(String name, int at) {
        visitor.code(name, at, 2, message.u16(at), DnsType.name(message.u16(at)));
    }

    private void name(String field, int at) {
        visitor.text(field, at, NameReader.end(message, at) - at, NameText.of(NameReader.read(message, at)));
    }

    private void data(int type, int at, int length) {
        if (type == OPT) {
            OptionDetail.describe(message, at, length, visitor);
            return;
        }
        DnsLayout layout = DnsLayout.of(type);
        int[] offsets = layout == null ? null : layout.offsets(message, at, at + length);
        if (offsets == null) {
            visitor.bytes("Data", at, length, message.slice(at, length));
            return;
        }
        visitor.beginStruct(DnsType.name(type), at, length);
        for (int i = 0; i < layout.fields.size(); i++) {
            field(layout.fields.get(i), offsets[i], offsets[i + 1]);
        }
        if (type == DnsType.DNSKEY.value() || type == DnsType.CDNSKEY.value()) {
            visitor.number("KeyTag", at, 0, keyTag(at, length));
        }
        visitor.endStruct();
    }

    private void field(DnsLayout.Field field, int at, int end) {
        String name = field.name();
        switch (field.kind()) {
            case NUMBER_8, NUMBER_16, NUMBER_32, NUMBER_48 ->
                visitor.number(name, at, end - at, DnsLayout.number(message, at, end - at));
            case TYPE -> type(name, at);
            case ALGORITHM -> visitor.code(name, at, 1, message.u8(at), algorithm(message.u8(at)));
            case IPV4 -> visitor.address(name, at, 4, Ipv4Address.read(message, at));
            case IPV6 -> visitor.address(name, at, 16, Ipv6Address.read(message, at));
            case NAME -> name(name, at);
            case TEXT_8 -> {
                visitor.number(name + "Length", at, 1, end - at - 1);
                text(name, at + 1, end);
            }
            case BYTES_8 -> {
                visitor.number(name + "Length", at, 1, end - at - 1);
                bytes(name, at + 1, end);
            }
            case BYTES_16 -> {
                visitor.number(name + "Length", at, 2, end - at - 2);
                bytes(name, at + 2, end);
            }
            case STRINGS -> strings(name, at, end);
            case TYPES -> types(name, at, end);
            case PARAMETERS -> ParameterDetail.describe(name, message, at, end, visitor);
            case REST_TEXT -> text(name, at, end);
            case EUI_48, EUI_64, REST -> bytes(name, at, end);
            default -> throw new IllegalStateException(field.toString());
        }
    }

    private void text(String name, int at, int end) {
        visitor.text(name, at, end - at, NameText.utf8(message.slice(at, end - at)));
    }

    private void bytes(String name, int at, int end) {
        visitor.bytes(name, at, end - at, message.slice(at, end - at));
    }

    private void strings(String name, int start, int end) {
        List<Bytes> strings = RecordReader.strings(message, start, end);
        if (visitor.beginList(name, start, end - start, strings.size())) {
            int at = start;
            for (Bytes string : strings) {
                visitor.beginStruct("", at, 1 + string.length());
                visitor.number("Length", at, 1, string.length());
                text("Text", at + 1, at + 1 + string.length());
                visitor.endStruct();
                at += 1 + string.length();
            }
        }
        visitor.endList();
    }

    private void types(String name, int start, int end) {
        List<DnsType> types = DnsLayout.types(message, start, end);
        if (visitor.beginList(name, start, end - start, types.size())) {
            for (DnsType type : types) {
                visitor.code("", start, end - start, type.value(), type.toString());
            }
        }
        visitor.endList();
    }

    /** RFC 4034, appendix B: the sum by which signatures name a key. */
    private int keyTag(int at, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (i & 1) == 0 ? message.u8(at + i) << 8 : message.u8(at + i);
        }
        return (int) (sum + (sum >> 16 & 0xffff)) & 0xffff;
    }

    private static String algorithm(int number) {
        return switch (number) {
            case 0 -> "DELETE";
            case 1 -> "RSAMD5";
            case 2 -> "DH";
            case 3 -> "DSA";
            case 5 -> "RSASHA1";
            case 6 -> "DSA-NSEC3-SHA1";
            case 7 -> "RSASHA1-NSEC3-SHA1";
            case 8 -> "RSASHA256";
            case 10 -> "RSASHA512";
            case 12 -> "ECC-GOST";
            case 13 -> "ECDSAP256SHA256";
            case 14 -> "ECDSAP384SHA384";
            case 15 -> "ED25519";
            case 16 -> "ED448";
            case 252 -> "INDIRECT";
            case 253 -> "PRIVATEDNS";
            case 254 -> "PRIVATEOID";
            default -> "Unknown(" + number + ")";
        };
    }
}
