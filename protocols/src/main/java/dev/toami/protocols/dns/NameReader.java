package dev.toami.protocols.dns;

import java.util.Arrays;

import dev.toami.engine.Bytes;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * Names within a message, compressed or not (RFC 1035, section 4.1.4).
 *
 * <p>A name that passes {@link #check} has at most 255 octets and 254 pointers, so that reading it is bounded however the
 * pointers are laid. Checking takes no memory, and a message ends at the first name that fails.
 */
final class NameReader {
    private static final int MAX_LEVEL = 255;
    private static final int KIND = 0xc0;
    private static final int POINTER = 0xc0;

    private NameReader() {}

    /**
     * Where the name at {@code offset} ends.
     *
     * @param limit the length of that part of the message which the name, pointers followed, may use
     */
    static int check(Bytes message, int limit, int offset) throws MalformedPacketException {
        int end = -1;
        int length = 1;
        int at = offset;
        for (int level = 1; ; level++) {
            if (level > MAX_LEVEL) {
                throw malformed(offset, MAX_LEVEL, level, "max DNS recursion level hit");
            }
            if (at >= limit) {
                throw malformed(offset, at + 1, limit, "dns name offset too high");
            }
            int labelsEnd = checkLabels(message, limit, at);
            length += labelsEnd - at;
            if (message.u8(labelsEnd) == 0) {
                end = end < 0 ? labelsEnd + 1 : end;
                break;
            }
            end = end < 0 ? labelsEnd + 2 : end;
            at = pointer(message, limit, labelsEnd);
        }
        if (length > DnsName.MAX_LENGTH) {
            throw malformed(offset, DnsName.MAX_LENGTH, length, "dns name is too long");
        }
        return end;
    }

    /** Where the labels from {@code start} on meet the root or a pointer. */
    private static int checkLabels(Bytes message, int limit, int start) throws MalformedPacketException {
        int at = start;
        while (message.u8(at) != 0 && (message.u8(at) & KIND) != POINTER) {
            int octet = message.u8(at);
            if ((octet & KIND) != 0) {
                throw unsupported(octet, at);
            }
            int next = at + 1 + octet;
            if (next - start > DnsName.MAX_LENGTH) {
                throw malformed(at, DnsName.MAX_LENGTH, next - start, "dns name is too long");
            }
            if (next > limit) {
                throw malformed(at, next, limit, "dns name uncomputable: invalid index");
            }
            if (next == limit) {
                throw malformed(at, next + 1, limit, "dns index walked out of range");
            }
            at = next;
        }
        return at;
    }

    private static int pointer(Bytes message, int limit, int at) throws MalformedPacketException {
        int target = at + 2 > limit ? Integer.MAX_VALUE : message.u16(at) & 0x3fff;
        if (target > limit) {
            throw malformed(at, Math.min(target, at + 2), limit, "dns offset pointer too high");
        }
        return target;
    }

    private static MalformedPacketException unsupported(int octet, int at) {
        String what = (octet & KIND) == 0x40 ? "'0x40' - RFC 2673 unsupported yet" : "'0x80' unsupported yet";
        String where = " (data=" + Integer.toHexString(octet) + " index=" + at + ")";
        return malformed(at, 0, octet, "qname " + what + where);
    }

    private static MalformedPacketException malformed(int offset, int required, int available, String message) {
        return MalformedPacketException.invalid(LayerType.DNS, offset, required, available, message);
    }

    /** Where the name at {@code offset} ends, which has passed {@link #check}. */
    static int end(Bytes message, int offset) {
        int at = offset;
        while (message.u8(at) != 0) {
            if ((message.u8(at) & KIND) == POINTER) {
                return at + 2;
            }
            at += 1 + message.u8(at);
        }
        return at + 1;
    }

    /** The name at {@code offset}, which has passed {@link #check}. */
    static DnsName read(Bytes message, int offset) {
        byte[] wire = new byte[DnsName.MAX_LENGTH];
        int length = 0;
        int at = offset;
        while (message.u8(at) != 0) {
            int octet = message.u8(at);
            if ((octet & KIND) == POINTER) {
                at = message.u16(at) & 0x3fff;
            } else {
                message.copyTo(at, wire, length, 1 + octet);
                length += 1 + octet;
                at += 1 + octet;
            }
        }
        return length == 0 ? DnsName.ROOT : new DnsName(Bytes.wrap(Arrays.copyOf(wire, length + 1)));
    }

    /** The labels of the name at {@code offset} parted by dots, octets as they are; nothing for the root. */
    static Bytes dotted(Bytes message, int offset) {
        byte[] wire = read(message, offset).wire().toArray();
        if (wire.length == 1) {
            return Bytes.empty();
        }
        for (int at = wire[0] + 1; wire[at] != 0; ) {
            int next = at + 1 + wire[at];
            wire[at] = '.';
            at = next;
        }
        return Bytes.wrap(wire, 1, wire.length - 2);
    }
}
