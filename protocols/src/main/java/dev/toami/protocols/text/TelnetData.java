package dev.toami.protocols.text;

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
 * Telnet commands at the beginning of a segment (RFC 854, RFC 855). Immutable.
 *
 * <pre>
 *  +-----------+-----------+
 *  | IAC (255) | 241..249  |
 *  +-----------+-----------+-----------+
 *  | IAC (255) | 251..254  |  Option   |     will, won't, do, don't
 *  +-----------+-----------+-----------+-------------+-----------+-----------+
 *  | IAC (255) |    250    |  Option   | Parameters  | IAC (255) |    240    |
 *  +-----------+-----------+-----------+-------------+-----------+-----------+
 * </pre>
 *
 * <p>The text behind them is the payload.
 */
public final class TelnetData extends Layer implements ApplicationLayer {
    private static final int IAC = 255;
    private static final int SUBNEGOTIATION_END = 240;
    private static final int SUBNEGOTIATION = 250;

    private final int end;

    private TelnetData(Bytes in, int end) {
        super(in);
        this.end = end;
    }

    public static TelnetData parse(Bytes in) throws MalformedPacketException {
        int end = commandsEnd(in);
        if (end == 0) {
            throw MalformedPacketException.invalid(
                    LayerType.TELNET, 0, 2, in.length(), "Telnet segment begins with no command");
        }
        return new TelnetData(in, end);
    }

    /** Commands at the beginning of a segment, or a payload if it begins with text. */
    public static Layer parseSegment(Bytes in) {
        int end = commandsEnd(in);
        return end == 0 ? Payload.of(in) : new TelnetData(in, end);
    }

    private static int commandsEnd(Bytes in) {
        int at = 0;
        for (int next = next(in, at); next > at; next = next(in, at)) {
            at = next;
        }
        return at;
    }

    /** Behind the command at {@code at}; {@code at} if there is none. */
    private static int next(Bytes in, int at) {
        if (at + 2 > in.length() || in.u8(at) != IAC || in.u8(at + 1) < SUBNEGOTIATION_END || in.u8(at + 1) == IAC) {
            return at;
        }
        int command = in.u8(at + 1);
        if (command < SUBNEGOTIATION) {
            return at + 2;
        }
        if (command > SUBNEGOTIATION) {
            return at + 3 <= in.length() ? at + 3 : at;
        }
        for (int i = at + 2; i + 1 < in.length(); i++) {
            if (in.u8(i) == IAC && in.u8(i + 1) == SUBNEGOTIATION_END) {
                return i + 2;
            }
        }
        return at;
    }

    /** Each with its parameters, without the leading octet 255. */
    public List<Bytes> commands() {
        List<Bytes> list = new ArrayList<>();
        for (int at = 0; at < end; at = next(bytes(), at)) {
            list.add(bytes().slice(at + 1, next(bytes(), at) - at - 1));
        }
        return list;
    }

    @Override
    public LayerType type() {
        return LayerType.TELNET;
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
    public void describe(FieldVisitor visitor) {
        List<Bytes> commands = commands();
        if (visitor.beginList("Commands", 0, end, commands.size())) {
            int at = 0;
            for (Bytes command : commands) {
                visitor.beginStruct("", at, command.length() + 1);
                visitor.code("Command", at + 1, 1, command.u8(0), label(command.u8(0)));
                if (command.length() > 1) {
                    visitor.number("Option", at + 2, 1, command.u8(1));
                }
                if (command.length() > 2) {
                    int length = command.length() - 4;
                    visitor.bytes(
                            "Parameters",
                            at + 3,
                            Math.max(length, 0),
                            command.slice(2).clip(length));
                }
                visitor.endStruct();
                at += command.length() + 1;
            }
        }
        visitor.endList();
    }

    private static String label(int command) {
        return switch (command) {
            case SUBNEGOTIATION_END -> "SubnegotiationEnd";
            case 241 -> "NoOperation";
            case 242 -> "DataMark";
            case 243 -> "Break";
            case 244 -> "InterruptProcess";
            case 245 -> "AbortOutput";
            case 246 -> "AreYouThere";
            case 247 -> "EraseCharacter";
            case 248 -> "EraseLine";
            case 249 -> "GoAhead";
            case SUBNEGOTIATION -> "Subnegotiation";
            case 251 -> "Will";
            case 252 -> "Wont";
            case 253 -> "Do";
            default -> "Dont";
        };
    }
}
