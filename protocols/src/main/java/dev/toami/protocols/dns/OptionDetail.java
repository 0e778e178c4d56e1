package dev.toami.protocols.dns;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.MalformedPacketException;

/** Describes the options of an OPT record that has passed {@link RecordCheck}. */
final class OptionDetail {
    private final Bytes data;
    private final int at;
    private final FieldVisitor visitor;

    private OptionDetail(Bytes data, int at, FieldVisitor visitor) {
        this.data = data;
        this.at = at;
        this.visitor = visitor;
    }

    static void describe(Bytes message, int start, int length, FieldVisitor visitor) {
        int size = 0;
        for (int at = start; at < start + length; at += 4 + message.u16(at + 2)) {
            size++;
        }
        if (visitor.beginList("OPT", start, length, size)) {
            for (int at = start; at < start + length; at += 4 + message.u16(at + 2)) {
                Bytes data = message.slice(at + 4, message.u16(at + 2));
                visitor.beginStruct("", at, 4 + data.length());
                visitor.code("Code", at, 2, message.u16(at), DnsOptionCode.name(message.u16(at)));
                visitor.number("Length", at + 2, 2, data.length());
                visitor.bytes("Data", at + 4, data.length(), data);
                new OptionDetail(data, at + 4, visitor).data(message.u16(at));
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private void data(int code) {
        int length = data.length();
        switch (code) {
            case 5 -> algorithms("DAU");
            case 6 -> algorithms("DHU");
            case 7 -> algorithms("N3U");
            case 8 -> clientSubnet();
            case 9 -> {
                if (length == 4) {
                    visitor.number("Expire", at, 4, data.u32(0));
                }
            }
            case 10 -> {
                if (length >= 8) {
                    visitor.bytes("ClientCookie", at, 8, data.slice(0, 8));
                    if (length > 8) {
                        visitor.bytes("ServerCookie", at + 8, length - 8, data.slice(8));
                    }
                }
            }
            case 11 -> {
                if (length == 2) {
                    visitor.number("KeepaliveTimeout", at, 2, data.u16(0));
                }
            }
            case 12 -> visitor.bytes("Padding", at, length, data);
            case 13 -> chain();
            case 15 -> {
                if (length >= 2) {
                    visitor.code("InfoCode", at, 2, data.u16(0), error(data.u16(0)));
                    visitor.text("ExtraText", at + 2, length - 2, NameText.utf8(data.slice(2)));
                }
            }
            default -> {
                // Its data says all.
            }
        }
    }

    private void algorithms(String name) {
        if (visitor.beginList(name, at, data.length(), data.length())) {
            for (int i = 0; i < data.length(); i++) {
                visitor.number("", at + i, 1, data.u8(i));
            }
        }
        visitor.endList();
    }

    /** RFC 7871: an address of which only the bytes within the prefix are there. */
    private void clientSubnet() {
        if (data.length() < 4) {
            return;
        }
        visitor.number("Family", at, 2, data.u16(0));
        visitor.number("SourcePrefixLength", at + 2, 1, data.u8(2));
        visitor.number("ScopePrefixLength", at + 3, 1, data.u8(3));
        int length = data.length() - 4;
        byte[] address = new byte[Ipv6Address.LENGTH];
        data.copyTo(4, address, 0, Math.min(length, address.length));
        if (data.u16(0) == 1 && length <= Ipv4Address.LENGTH) {
            visitor.address("IPv4Address", at + 4, length, Ipv4Address.read(Bytes.wrap(address), 0));
        } else if (data.u16(0) == 2 && length <= Ipv6Address.LENGTH) {
            visitor.address("IPv6Address", at + 4, length, Ipv6Address.read(Bytes.wrap(address), 0));
        } else {
            visitor.bytes("Address", at + 4, length, data.slice(4));
        }
    }

    /** RFC 7901: the closest trust point. */
    private void chain() {
        try {
            if (!data.isEmpty() && NameReader.check(data, data.length(), 0) == data.length()) {
                visitor.text("TrustPoint", at, data.length(), NameText.of(NameReader.read(data, 0)));
            }
        } catch (MalformedPacketException e) {
            visitor.bytes("TrustPoint", at, data.length(), data);
        }
    }

    private static String error(int code) {
        return switch (code) {
            case 0 -> "Other";
            case 1 -> "UnsupportedDNSKEYAlgorithm";
            case 2 -> "UnsupportedDSDigestType";
            case 3 -> "StaleAnswer";
            case 4 -> "ForgedAnswer";
            case 5 -> "DNSSECIndeterminate";
            case 6 -> "DNSSECBogus";
            case 7 -> "SignatureExpired";
            case 8 -> "SignatureNotYetValid";
            case 9 -> "DNSKEYMissing";
            case 10 -> "RRSIGsMissing";
            case 11 -> "NoZoneKeyBitSet";
            case 12 -> "NSECMissing";
            case 13 -> "CachedError";
            case 14 -> "NotReady";
            case 15 -> "Blocked";
            case 16 -> "Censored";
            case 17 -> "Filtered";
            case 18 -> "Prohibited";
            case 19 -> "StaleNXDOMAINAnswer";
            case 20 -> "NotAuthoritative";
            case 21 -> "NotSupported";
            case 22 -> "NoReachableAuthority";
            case 23 -> "NetworkError";
            case 24 -> "InvalidData";
            default -> "Unknown(" + code + ")";
        };
    }
}
