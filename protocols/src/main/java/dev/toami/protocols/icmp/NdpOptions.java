package dev.toami.protocols.icmp;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.PacketBuffer;

/**
 * The options at the end of a neighbour discovery message.
 *
 * <pre>
 *  0              8               16
 * +---------------+---------------+-----------------------
 * |     Type      | Length, in 8  |  Data
 * +---------------+---------------+-----------------------
 * </pre>
 */
final class NdpOptions {
    private static final int UNIT = 8;

    private NdpOptions() {}

    /** Checks that the message has its {@code start} bytes and options that fill what follows. */
    static void check(Bytes in, int start, LayerType layer, String what) throws MalformedPacketException {
        if (in.length() < start) {
            throw MalformedPacketException.truncated(
                    layer, 0, start, in.length(), "ICMP layer less then " + start + " bytes for ICMPv6 " + what);
        }
        for (int at = start; at < in.length(); at += lengthAt(in, at)) {
            int rest = in.length() - at;
            if (rest < 2) {
                throw MalformedPacketException.truncated(
                        layer, at, 2, rest, "ICMP layer less then 2 bytes for ICMPv6 message option");
            }
            int length = lengthAt(in, at);
            if (length == 0) {
                throw MalformedPacketException.truncated(layer, at, UNIT, 0, "ICMPv6 message option with length 0");
            }
            if (rest < length) {
                throw MalformedPacketException.truncated(
                        layer,
                        at,
                        length,
                        rest,
                        "ICMP layer only " + rest + " bytes for ICMPv6 message option with length " + length);
            }
        }
    }

    private static int lengthAt(Bytes in, int at) {
        return in.u8(at + 1) * UNIT;
    }

    private static Bytes dataAt(Bytes in, int at) {
        return in.slice(at + 2, lengthAt(in, at) - 2);
    }

    /** The options of a message that {@link #check} has passed. */
    static List<NdpOption> list(Bytes in, int start) {
        List<NdpOption> list = new ArrayList<>();
        for (int at = start; at < in.length(); at += lengthAt(in, at)) {
            list.add(NdpOption.read(in.u8(at), dataAt(in, at)));
        }
        return List.copyOf(list);
    }

    /** Puts options in front of what {@code out} holds, each padded with zeros to a multiple of 8 bytes. */
    static void prepend(PacketBuffer out, List<NdpOption> options) {
        for (int i = options.size() - 1; i >= 0; i--) {
            NdpOption option = options.get(i);
            int units = (2 + option.data().length() + UNIT - 1) / UNIT;
            if (units > 0xff) {
                throw new IllegalArgumentException("a neighbour discovery option has at most 2038 bytes of data, not "
                        + option.data().length());
            }
            out.prepend(units * UNIT)
                    .u8(0, option.type())
                    .u8(1, units)
                    .bytes(2, option.data().toArray());
        }
    }

    static void describe(Bytes in, int start, FieldVisitor visitor) {
        int size = 0;
        for (int at = start; at < in.length(); at += lengthAt(in, at)) {
            size++;
        }
        if (visitor.beginList("Options", start, in.length() - start, size)) {
            for (int at = start; at < in.length(); at += lengthAt(in, at)) {
                if (visitor.wantsDetail()) {
                    NdpOptionDetail.describe(in, at, lengthAt(in, at), visitor);
                } else {
                    visitor.text("", at, lengthAt(in, at), NdpOptionText.of(in.u8(at), dataAt(in, at)));
                }
            }
        }
        visitor.endList();
    }
}
