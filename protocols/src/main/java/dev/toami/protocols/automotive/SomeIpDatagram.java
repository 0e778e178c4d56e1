package dev.toami.protocols.automotive;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;

/**
 * The SOME/IP messages of a datagram or segment (AUTOSAR, "SOME/IP Protocol Specification", section 4.1). Immutable.
 *
 * <pre>
 *  0                 16                32
 * +-----------------+-----------------+
 * |   Service ID    |    Method ID    |
 * +-----------------+-----------------+
 * |   Length, of what follows here    |
 * +-----------------+-----------------+
 * |    Client ID    |   Session ID    |
 * +--------+--------+--------+--------+
 * |Protocol|Interf. |Message | Return |
 * |Version |Version | Type   | Code   |
 * +--------+--------+--------+--------+
 * </pre>
 */
public final class SomeIpDatagram extends Layer implements ApplicationLayer {
    private final int end;

    private SomeIpDatagram(Bytes in, int end) {
        super(in);
        this.end = end;
    }

    public static SomeIpDatagram parse(Bytes in) throws MalformedPacketException {
        if (in.length() < SomeIpMessage.HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.SOMEIP,
                    0,
                    SomeIpMessage.HEADER_LENGTH,
                    in.length(),
                    "SOME/IP header needs " + SomeIpMessage.HEADER_LENGTH + " bytes, not " + in.length());
        }
        if (!isMessage(in, 0)) {
            throw MalformedPacketException.invalid(
                    LayerType.SOMEIP,
                    4,
                    SomeIpMessage.COVERED,
                    in.u8(12),
                    "no SOME/IP message has length " + in.u32(4) + " and protocol version " + in.u8(12));
        }
        long at = 0;
        while (at < in.length() && isMessage(in, (int) at)) {
            at += SomeIpMessage.COVERED + in.u32((int) at + 4);
        }
        return new SomeIpDatagram(in, (int) Math.min(at, in.length()));
    }

    /** Parses what a TCP segment carries, if it begins with a message. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        return isMessage(in, 0) ? parse(in) : Payload.of(in);
    }

    private static boolean isMessage(Bytes in, int at) {
        return in.length() - at >= SomeIpMessage.HEADER_LENGTH
                && in.u32(at + 4) >= SomeIpMessage.HEADER_LENGTH - SomeIpMessage.COVERED
                && in.u8(at + 12) == 1;
    }

    /** At least one, the last perhaps cut. */
    public List<SomeIpMessage> messages() {
        List<SomeIpMessage> list = new ArrayList<>();
        for (long at = 0; at < end; at += SomeIpMessage.COVERED + bytes().u32((int) at + 4)) {
            long next = at + SomeIpMessage.COVERED + bytes().u32((int) at + 4);
            list.add(new SomeIpMessage(bytes(), (int) at, (int) Math.min(next, end)));
        }
        return list;
    }

    @Override
    public LayerType type() {
        return LayerType.SOMEIP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, end);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(end);
    }

    @Override
    public boolean isTruncated() {
        List<SomeIpMessage> messages = messages();
        return messages.get(messages.size() - 1).isTruncated();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        List<SomeIpMessage> messages = messages();
        if (visitor.beginList("Messages", 0, end, messages.size())) {
            messages.forEach(message -> message.describe(visitor));
        }
        visitor.endList();
    }
}
