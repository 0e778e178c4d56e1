package dev.toami.protocols.lan;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * A list of addresses in a CDP message: their number, then for each of them which protocol's it is, its length and itself.
 */
final class CdpAddresses {
    private static final int NLPID = 1;
    private static final int IEEE_802_2 = 2;
    private static final int LEAST_LENGTH = 8;
    private static final long PROTOCOL_IPV4 = 0xcc;
    private static final long PROTOCOL_IPV6 = 0xaaaa_0300_0000_0800L;

    private CdpAddresses() {}

    static void check(Bytes value, int offset) throws MalformedPacketException {
        long count = value.u32(0);
        if ((int) count < 1) {
            throw invalid(offset, 1, (int) count, "Invalid Address TLV number " + (int) count);
        }
        Bytes rest = value.slice(4);
        if (rest.length() < count * LEAST_LENGTH) {
            throw invalid(offset, LEAST_LENGTH, rest.length(), "Invalid Address TLV length " + rest.length());
        }
        for (long i = 0; i < count; i++) {
            int protocol = rest.u8(0);
            int length = rest.u8(1);
            if (protocol != NLPID && protocol != IEEE_802_2) {
                throw invalid(offset, NLPID, protocol, "Invalid Address Protocol " + protocol);
            }
            if (protocol == NLPID ? length != 1 : length != 3 && length != 8) {
                throw invalid(offset, 1, length, "Invalid Address Protocol length " + length);
            }
            int required = entryLength(rest);
            if (required < 0 || required > rest.length()) {
                throw invalid(
                        offset,
                        Math.max(required, 4 + length),
                        rest.length(),
                        "Address TLV cut short: " + rest.length() + " bytes are left");
            }
            rest = rest.slice(required);
            if (rest.length() < LEAST_LENGTH) {
                break;
            }
        }
    }

    private static MalformedPacketException invalid(int offset, int required, int available, String message) {
        return MalformedPacketException.invalid(LayerType.CISCO_DISCOVERY_INFO, offset, required, available, message);
    }

    /** The length of the first entry, -1 if not even its lengths are there. */
    private static int entryLength(Bytes entries) {
        int lengthAt = 2 + entries.u8(1);
        return lengthAt + 2 > entries.length() ? -1 : lengthAt + 2 + entries.u16(lengthAt);
    }

    /** Those of a value that {@link #check} has passed, or of an empty one, which are IPv4 or IPv6. */
    static List<IpAddress> list(Bytes value) {
        List<IpAddress> list = new ArrayList<>();
        Bytes rest = value.isEmpty() ? value : value.slice(4);
        for (long left = value.isEmpty() ? 0 : value.u32(0); left > 0 && rest.length() >= LEAST_LENGTH; left--) {
            int protocolLength = rest.u8(1);
            int at = 2 + protocolLength + 2;
            int length = rest.u16(at - 2);
            long protocol = 0;
            for (int i = 0; i < protocolLength; i++) {
                protocol = protocol << 8 | rest.u8(2 + i);
            }
            if (protocol == PROTOCOL_IPV4 && length == Ipv4Address.LENGTH) {
                list.add(Ipv4Address.read(rest, at));
            } else if (protocol == PROTOCOL_IPV6 && length == Ipv6Address.LENGTH) {
                list.add(Ipv6Address.read(rest, at));
            }
            rest = rest.slice(at + length);
        }
        return list;
    }
}
