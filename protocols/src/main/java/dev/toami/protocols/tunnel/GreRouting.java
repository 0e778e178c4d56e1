package dev.toami.protocols.tunnel;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * A source route entry of a GRE header (RFC 1701).
 *
 * @param addressFamily 0x0800 for IPv4
 * @param offset where in {@code information} the next hop is
 * @param information the addresses
 */
public record GreRouting(int addressFamily, int offset, Bytes information) {
    private static final int HEADER_LENGTH = 4;

    /**
     * All of a GRE header that concerns routing.
     *
     * @param offset where in the routing field the active entry is
     */
    public record Route(boolean isStrict, int offset, List<GreRouting> entries) {
        public Route {
            entries = List.copyOf(entries);
        }
    }

    public GreRouting {
        if (information.length() > 0xff) {
            throw new IllegalArgumentException(
                    "a source route entry has at most 255 bytes, not " + information.length());
        }
        if (addressFamily == 0 && information.isEmpty()) {
            throw new IllegalArgumentException("family 0 and 0 bytes mark the end of the source route entries");
        }
    }

    int encodedLength() {
        return HEADER_LENGTH + information.length();
    }

    /** Where the entries that begin at {@code start} end, the last, empty one included. */
    static int end(Bytes in, int start) throws MalformedPacketException {
        int at = start;
        boolean last;
        do {
            int rest = in.length() - at;
            int length = rest < HEADER_LENGTH ? HEADER_LENGTH : HEADER_LENGTH + in.u8(at + 3);
            if (rest < length) {
                throw MalformedPacketException.truncated(
                        LayerType.GRE, at, length, rest, "GRE source route entry of " + rest + " bytes, not " + length);
            }
            last = in.u16(at) == 0 && length == HEADER_LENGTH;
            at += length;
        } while (!last);
        return at;
    }

    /** The entries that {@link #end} has passed. */
    static List<GreRouting> list(Bytes in, int start) {
        List<GreRouting> list = new ArrayList<>();
        int at = start;
        while (in.u16(at) != 0 || in.u8(at + 3) != 0) {
            list.add(new GreRouting(in.u16(at), in.u8(at + 2), in.slice(at + HEADER_LENGTH, in.u8(at + 3))));
            at += HEADER_LENGTH + in.u8(at + 3);
        }
        return list;
    }

    /** As a list; in gopacket's form each within the one before it, where the first one has no name. */
    static void describe(List<GreRouting> entries, int start, FieldVisitor visitor) {
        int at = start;
        if (visitor.wantsDetail()) {
            int length = entries.stream().mapToInt(GreRouting::encodedLength).sum();
            if (visitor.beginList("Routing", at, length, entries.size())) {
                for (GreRouting entry : entries) {
                    visitor.beginStruct("", at, entry.encodedLength());
                    entry.describe(at, visitor);
                    visitor.endStruct();
                    at += entry.encodedLength();
                }
            }
            visitor.endList();
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                visitor.beginStruct("Next", at, entries.get(i).encodedLength());
            }
            entries.get(i).describe(at, visitor);
            at += entries.get(i).encodedLength();
        }
        visitor.absent(entries.isEmpty() ? "" : "Next");
        for (int i = 1; i < entries.size(); i++) {
            visitor.endStruct();
        }
    }

    private void describe(int at, FieldVisitor visitor) {
        visitor.number("AddressFamily", at, 2, addressFamily);
        visitor.number("SREOffset", at + 2, 1, offset);
        visitor.number("SRELength", at + 3, 1, information.length());
        visitor.bytes("RoutingInformation", at + HEADER_LENGTH, information.length(), information);
    }
}
