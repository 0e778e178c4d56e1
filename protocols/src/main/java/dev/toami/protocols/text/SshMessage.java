package dev.toami.protocols.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.format.BytesText;

/**
 * The readable beginning of SSH: the identification line (RFC 4253, section 4.2), and binary packets of the key exchange
 * (sections 6 and 7). Immutable.
 *
 * <pre>
 *  SSH-protoversion-softwareversion comments CR LF
 *
 *  0                 4                5             6
 * +-----------------+----------------+-------------+---------+---------+
 * |  Packet Length  | Padding Length | Message     |  ...    | Padding |
 * +-----------------+----------------+-------------+---------+---------+
 * </pre>
 *
 * <p>What follows in the segment is the payload. Encrypted packets are payloads, too: nothing marks them.
 */
public final class SshMessage extends Layer implements ApplicationLayer {
    public static final int KEY_EXCHANGE_INIT = 20;
    public static final int NEW_KEYS = 21;

    private static final int PACKET_HEADER_LENGTH = 6;
    private static final int MAX_PACKET_LENGTH = 35_000;
    private static final int COOKIE_LENGTH = 16;
    private static final int NAME_LISTS = PACKET_HEADER_LENGTH + COOKIE_LENGTH;
    private static final String[] NAME_LIST_NAMES = {
        "KexAlgorithms",
        "ServerHostKeyAlgorithms",
        "EncryptionAlgorithmsClientToServer",
        "EncryptionAlgorithmsServerToClient",
        "MACAlgorithmsClientToServer",
        "MACAlgorithmsServerToClient",
        "CompressionAlgorithmsClientToServer",
        "CompressionAlgorithmsServerToClient",
        "LanguagesClientToServer",
        "LanguagesServerToClient"
    };

    private SshMessage(Bytes in) {
        super(in);
    }

    public static SshMessage parse(Bytes in) throws MalformedPacketException {
        if (!isIdentification(in) && !isKeyExchangePacket(in)) {
            throw MalformedPacketException.invalid(
                    LayerType.SSH,
                    0,
                    PACKET_HEADER_LENGTH,
                    in.length(),
                    "SSH segment begins with no identification or key exchange packet");
        }
        return new SshMessage(in);
    }

    /** An identification or a packet at the beginning of a segment, or a payload if none begins there. */
    public static Layer parseSegment(Bytes in) {
        return isIdentification(in) || isKeyExchangePacket(in) ? new SshMessage(in) : Payload.of(in);
    }

    private static boolean isIdentification(Bytes in) {
        return in.length() >= 8 && in.i32(0) == 0x5353482d && in.u8(5) == '.' && (in.u8(4) == '1' || in.u8(4) == '2');
    }

    /** RFC 4253, section 7: 20 to 49 are the numbers of the key exchange; section 6 says how lengths are to be. */
    private static boolean isKeyExchangePacket(Bytes in) {
        if (in.length() < PACKET_HEADER_LENGTH) {
            return false;
        }
        long length = in.u32(0);
        int padding = in.u8(4);
        int message = in.u8(5);
        boolean fits = length <= MAX_PACKET_LENGTH && length >= padding + 2 && padding >= 4 && (length + 4) % 8 == 0;
        return fits && (isNewKeys(message, length, padding) || isInit(in, message) || isExchange(in, message));
    }

    private static boolean isNewKeys(int message, long length, int padding) {
        return message == NEW_KEYS && length == padding + 2;
    }

    private static boolean isInit(Bytes in, int message) {
        return message == KEY_EXCHANGE_INIT && in.length() >= NAME_LISTS + 4 && in.u32(NAME_LISTS) < in.u32(0);
    }

    private static boolean isExchange(Bytes in, int message) {
        int at = PACKET_HEADER_LENGTH;
        return message >= 30 && message <= 34 && in.length() >= at + 4 && in.u32(at) < in.u32(0);
    }

    /** The first line without its end; empty in a packet. */
    public Optional<String> identification() {
        return isIdentification(bytes()) ? Optional.of(BytesText.utf8(bytes(), 0, lineEnd())) : Optional.empty();
    }

    private int lineNext() {
        int next = BytesText.indexOf(bytes(), '\n', 0) + 1;
        return next == 0 ? bytes().length() : next;
    }

    private int lineEnd() {
        boolean complete = bytes().u8(lineNext() - 1) == '\n';
        return complete ? HeaderLines.contentEnd(bytes(), 0, lineNext()) : lineNext();
    }

    /** Such as {@link #KEY_EXCHANGE_INIT}; empty in an identification. */
    public OptionalInt messageNumber() {
        return isIdentification(bytes()) ? OptionalInt.empty() : OptionalInt.of(bytes().u8(5));
    }

    /**
     * The name lists of a key exchange init, as far as they are there: algorithms for key exchange, host key, encryption,
     * authentication and compression, and languages; all but the first two once for each direction.
     */
    public List<String> nameLists() {
        List<String> list = new ArrayList<>();
        if (messageNumber().orElse(0) == KEY_EXCHANGE_INIT) {
            Bytes packet = contents();
            int at = NAME_LISTS;
            while (list.size() < NAME_LIST_NAMES.length && isString(packet, at)) {
                list.add(BytesText.utf8(packet.slice(at + 4, packet.i32(at))));
                at += 4 + packet.i32(at);
            }
        }
        return list;
    }

    private static boolean isString(Bytes packet, int at) {
        return at + 4 <= packet.length() && packet.u32(at) <= packet.length() - at - 4;
    }

    @Override
    public LayerType type() {
        return LayerType.SSH;
    }

    @Override
    public Bytes contents() {
        return isIdentification(bytes()) ? bytes().slice(0, lineNext()) : bytes().clip(bytes().i32(0) + 4);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    @Override
    public boolean isTruncated() {
        return isIdentification(bytes()) ? bytes().u8(lineNext() - 1) != '\n' : bytes().length() < bytes().i32(0) + 4;
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return SshMessage::parseSegment;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (isIdentification(bytes())) {
            visitor.text("Protocol", 0, lineEnd(), BytesText.utf8(bytes(), 0, lineEnd()));
            return;
        }
        int message = bytes().u8(5);
        visitor.number("PacketLength", 0, 4, bytes().u32(0));
        visitor.number("PaddingLength", 4, 1, bytes().u8(4));
        visitor.code("MessageCode", 5, 1, message, label(message));
        if (message == KEY_EXCHANGE_INIT) {
            visitor.bytes(
                    "Cookie", PACKET_HEADER_LENGTH, COOKIE_LENGTH, bytes().slice(PACKET_HEADER_LENGTH, COOKIE_LENGTH));
            int at = NAME_LISTS;
            Bytes packet = contents();
            for (int i = 0; i < NAME_LIST_NAMES.length && isString(packet, at); i++) {
                int length = packet.i32(at);
                visitor.text(NAME_LIST_NAMES[i], at + 4, length, BytesText.utf8(packet.slice(at + 4, length)));
                at += 4 + length;
            }
        }
    }

    private static String label(int message) {
        return switch (message) {
            case KEY_EXCHANGE_INIT -> "KeyExchangeInit";
            case NEW_KEYS -> "NewKeys";
            case 30 -> "KexInit";
            case 31 -> "KexReply";
            case 32 -> "DHGexInit";
            case 33 -> "DHGexReply";
            default -> "DHGexRequest";
        };
    }
}
