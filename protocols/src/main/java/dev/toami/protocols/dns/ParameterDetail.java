package dev.toami.protocols.dns;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.dns.DnsData.ServiceParameter;

/** Describes the parameters of SVCB and HTTPS records (RFC 9460, section 7). */
final class ParameterDetail {
    private final Bytes value;
    private final int at;
    private final FieldVisitor visitor;

    private ParameterDetail(Bytes value, int at, FieldVisitor visitor) {
        this.value = value;
        this.at = at;
        this.visitor = visitor;
    }

    static void describe(String name, Bytes message, int start, int end, FieldVisitor visitor) {
        int size = DnsLayout.parameters(message, start, end).size();
        if (visitor.beginList(name, start, end - start, size)) {
            for (int at = start; at < end; at += 4 + message.u16(at + 2)) {
                Bytes value = message.slice(at + 4, message.u16(at + 2));
                visitor.beginStruct("", at, 4 + value.length());
                visitor.code("Key", at, 2, message.u16(at), key(message.u16(at)));
                visitor.number("Length", at + 2, 2, value.length());
                new ParameterDetail(value, at + 4, visitor).value(message.u16(at));
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private void value(int key) {
        int length = value.length();
        switch (key) {
            case ServiceParameter.MANDATORY -> {
                for (int i = 0; i + 2 <= length; i += 2) {
                    visitor.code("MandatoryKey", at + i, 2, value.u16(i), key(value.u16(i)));
                }
            }
            case ServiceParameter.ALPN -> {
                for (int i = 0; i < length && i + 1 + value.u8(i) <= length; i += 1 + value.u8(i)) {
                    visitor.number("ALPNLength", at + i, 1, value.u8(i));
                    visitor.text("ALPN", at + i + 1, value.u8(i), NameText.utf8(value.slice(i + 1, value.u8(i))));
                }
            }
            case ServiceParameter.PORT -> {
                if (length == 2) {
                    visitor.number("Port", at, 2, value.u16(0));
                }
            }
            case ServiceParameter.IPV4_HINT -> {
                for (int i = 0; i + Ipv4Address.LENGTH <= length; i += Ipv4Address.LENGTH) {
                    visitor.address("IPv4Hint", at + i, Ipv4Address.LENGTH, Ipv4Address.read(value, i));
                }
            }
            case ServiceParameter.IPV6_HINT -> {
                for (int i = 0; i + Ipv6Address.LENGTH <= length; i += Ipv6Address.LENGTH) {
                    visitor.address("IPv6Hint", at + i, Ipv6Address.LENGTH, Ipv6Address.read(value, i));
                }
            }
            case ServiceParameter.ECH -> visitor.bytes("ECHConfig", at, length, value);
            case ServiceParameter.DOH_PATH -> visitor.text("DoHPath", at, length, NameText.utf8(value));
            default -> visitor.bytes("Value", at, length, value);
        }
    }

    private static String key(int key) {
        return switch (key) {
            case 0 -> "mandatory";
            case 1 -> "alpn";
            case 2 -> "no-default-alpn";
            case 3 -> "port";
            case 4 -> "ipv4hint";
            case 5 -> "ech";
            case 6 -> "ipv6hint";
            case 7 -> "dohpath";
            case 8 -> "ohttp";
            default -> "key" + key;
        };
    }
}
