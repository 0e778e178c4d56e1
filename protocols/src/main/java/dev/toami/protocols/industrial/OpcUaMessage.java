package dev.toami.protocols.industrial;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.internal.FieldCursor;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Message chunk of OPC UA's connection protocol (OPC 10000-6, section 7.1). Numbers have their least significant byte first.
 * Immutable.
 *
 * <pre>
 *  0                 3        4                          8
 * +-----------------+--------+--------------------------+------
 * | Type, ASCII     | Chunk  | Size, with the header    | Body
 * +-----------------+--------+--------------------------+------
 * </pre>
 */
public final class OpcUaMessage extends MeasuredLayer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 8;
    private static final int SIZE = 4;
    private static final Set<String> TYPES = Set.of("HEL", "ACK", "ERR", "RHE", "OPN", "MSG", "CLO");

    private OpcUaMessage(Bytes in) {
        super(in, LayerType.OPC_UA, size(in), size(in));
    }

    public static OpcUaMessage parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.OPC_UA, HEADER_LENGTH);
        if (!TYPES.contains(type(in))) {
            throw MalformedPacketException.invalid(
                    LayerType.OPC_UA,
                    0,
                    0,
                    in.u24(0),
                    "OPC UA has no message type 0x" + Integer.toHexString(in.u24(0)));
        }
        if (size(in) < HEADER_LENGTH) {
            throw tooSmall(LayerType.OPC_UA, SIZE, HEADER_LENGTH, size(in), "size");
        }
        return new OpcUaMessage(in);
    }

    /** A message, or a payload where none begins. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        boolean isMessage = in.length() >= HEADER_LENGTH && TYPES.contains(type(in)) && size(in) >= HEADER_LENGTH;
        return isMessage ? parse(in) : Payload.of(in);
    }

    private static String type(Bytes in) {
        return new String(in.clip(3).toArray(), StandardCharsets.ISO_8859_1);
    }

    private static int size(Bytes in) {
        return (int) Math.min(Integer.MAX_VALUE, LittleEndian.u32(in, SIZE));
    }

    /** Three letters, such as {@code MSG}. */
    public String messageType() {
        return type(bytes());
    }

    /** With the header. */
    public long declaredSize() {
        return LittleEndian.u32(bytes(), SIZE);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(message(), 0, visitor).littleEndian();
        cursor.text("MessageType", 3);
        cursor.text("ChunkType", 1);
        cursor.number("MessageSize", 4);
        switch (messageType()) {
            case "HEL", "ACK" -> {
                cursor.number("ProtocolVersion", 4);
                cursor.number("ReceiveBufferSize", 4);
                cursor.number("SendBufferSize", 4);
                cursor.number("MaxMessageSize", 4);
                cursor.number("MaxChunkCount", 4);
                if (messageType().equals("HEL")) {
                    string(cursor, "EndpointUrl");
                }
            }
            case "ERR" -> {
                cursor.number("Error", 4);
                string(cursor, "Reason");
            }
            case "OPN" -> {
                cursor.number("SecureChannelID", 4);
                string(cursor, "SecurityPolicyUri");
            }
            case "MSG", "CLO" -> {
                cursor.number("SecureChannelID", 4);
                cursor.number("SecurityTokenID", 4);
                cursor.number("SequenceNumber", 4);
                cursor.number("RequestID", 4);
            }
            default -> {}
        }
        cursor.bytes("Data", cursor.left());
    }

    /** A length, all ones for a string that is none, then UTF-8. */
    private static void string(FieldCursor cursor, String name) {
        long length = cursor.peek(4);
        cursor.skip(4);
        if (length != 0xffff_ffffL) {
            cursor.text(name, (int) Math.min(length, cursor.left()));
        }
    }
}
