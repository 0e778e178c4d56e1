package dev.toami.protocols.smb;

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
 * SMB2 message behind the four bytes with its length (MS-SMB2, sections 2.1 and 2.2.1). Immutable.
 *
 * <pre>
 *  0             2             4             6             8
 * +------+--------------------+---------------------------+
 * |  0   |       Length       |     254, "SMB"            |
 * +------+--------------------+---------------------------+
 * | Struct Size | Cr. Charge  |          Status           |   little-endian from here on
 * +-------------+-------------+---------------------------+
 * |   Command   |   Credits   |          Flags            |
 * +-------------+-------------+---------------------------+
 * |      Next Command         |       Message ID ...      |
 * +---------------------------+---------------------------+
 * | ... Message ID            |  Async ID, or Process ID  |
 * +---------------------------+---------------------------+
 * | and Tree ID               |       Session ID ...      |
 * +---------------------------+---------------------------+
 * | ... Session ID            |     Signature (16)        |
 * +---------------------------+---------------------------+
 * </pre>
 *
 * <p>What follows the first header is the payload, though headers of further commands may be in it.
 */
public final class Smb2Message extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 64;
    private static final int TRANSPORT_LENGTH = 4;
    private static final int MAGIC = 0xfe53_4d42;
    private static final int STATUS = 8;
    private static final int COMMAND = 12;
    private static final int CREDITS = 14;
    private static final int FLAGS = 16;
    private static final int NEXT_COMMAND = 20;
    private static final int MESSAGE_ID = 24;
    private static final int PROCESS_ID = 32;
    private static final int TREE_ID = 36;
    private static final int SESSION_ID = 40;
    private static final int SIGNATURE = 48;
    private static final String[] COMMANDS = {
        "Negotiate", "SessionSetup", "Logoff", "TreeConnect", "TreeDisconnect", "Create", "Close", "Flush", "Read",
        "Write", "Lock", "Ioctl", "Cancel", "Echo", "QueryDirectory", "ChangeNotify", "QueryInfo", "SetInfo",
        "OplockBreak"
    };

    private Smb2Message(Bytes in) {
        super(in);
    }

    public static Smb2Message parse(Bytes in) throws MalformedPacketException {
        if (in.length() < TRANSPORT_LENGTH + HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.SMB2,
                    0,
                    TRANSPORT_LENGTH + HEADER_LENGTH,
                    in.length(),
                    "SMB2 header needs " + (TRANSPORT_LENGTH + HEADER_LENGTH) + " bytes, not " + in.length());
        }
        if (in.u8(0) != 0 || in.i32(TRANSPORT_LENGTH) != MAGIC || le16(in, TRANSPORT_LENGTH + 4) != HEADER_LENGTH) {
            throw MalformedPacketException.invalid(
                    LayerType.SMB2,
                    TRANSPORT_LENGTH,
                    MAGIC,
                    in.i32(TRANSPORT_LENGTH),
                    "SMB2 message without its protocol identifier");
        }
        return new Smb2Message(in);
    }

    /** A message at the beginning of a segment, or a payload if none begins there. */
    public static Layer parseSegment(Bytes in) {
        try {
            return parse(in);
        } catch (MalformedPacketException e) {
            return Payload.of(in);
        }
    }

    private static int le16(Bytes in, int at) {
        return in.u8(at) | in.u8(at + 1) << 8;
    }

    private static long le32(Bytes in, int at) {
        return Integer.reverseBytes(in.i32(at)) & 0xffff_ffffL;
    }

    private static long le64(Bytes in, int at) {
        return Long.reverseBytes(in.i64(at));
    }

    /** Of all behind the first four bytes. */
    public int declaredLength() {
        return bytes().u24(1);
    }

    public int command() {
        return le16(bytes(), TRANSPORT_LENGTH + COMMAND);
    }

    /** Of a response; in a request it may say which channel is used. */
    public long status() {
        return le32(bytes(), TRANSPORT_LENGTH + STATUS);
    }

    public long flags() {
        return le32(bytes(), TRANSPORT_LENGTH + FLAGS);
    }

    public boolean isResponse() {
        return (flags() & 1) != 0;
    }

    /** Kept by an asynchronous message where others have process and tree. */
    public boolean isAsynchronous() {
        return (flags() & 2) != 0;
    }

    public long messageId() {
        return le64(bytes(), TRANSPORT_LENGTH + MESSAGE_ID);
    }

    public long sessionId() {
        return le64(bytes(), TRANSPORT_LENGTH + SESSION_ID);
    }

    /** Where the headers of this message and of those compounded with it are, as far as they are there. */
    private List<Integer> headers() {
        List<Integer> list = new ArrayList<>();
        int at = TRANSPORT_LENGTH;
        long next = 0;
        do {
            at += (int) next;
            list.add(at);
            next = le32(bytes(), at + NEXT_COMMAND);
        } while (next >= HEADER_LENGTH
                && next <= bytes().length() - at - HEADER_LENGTH
                && bytes().i32(at + (int) next) == MAGIC);
        return list;
    }

    @Override
    public LayerType type() {
        return LayerType.SMB2;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, TRANSPORT_LENGTH + HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(TRANSPORT_LENGTH + HEADER_LENGTH);
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < TRANSPORT_LENGTH + declaredLength();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        List<Integer> headers = headers();
        visitor.number("Length", 1, 3, declaredLength());
        if (visitor.beginList("Headers", TRANSPORT_LENGTH, bytes().length() - TRANSPORT_LENGTH, headers.size())) {
            for (int at : headers) {
                visitor.beginStruct("", at, HEADER_LENGTH);
                describe(at, visitor);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private void describe(int at, FieldVisitor visitor) {
        int command = le16(bytes(), at + COMMAND);
        long flags = le32(bytes(), at + FLAGS);
        visitor.number("Status", at + STATUS, 4, le32(bytes(), at + STATUS));
        visitor.code("Command", at + COMMAND, 2, command, label(command));
        visitor.number("Credits", at + CREDITS, 2, le16(bytes(), at + CREDITS));
        visitor.number("Flags", at + FLAGS, 4, flags);
        visitor.flag("Response", at + FLAGS, 4, (flags & 1) != 0);
        visitor.number("NextCommand", at + NEXT_COMMAND, 4, le32(bytes(), at + NEXT_COMMAND));
        visitor.number("MessageID", at + MESSAGE_ID, 8, le64(bytes(), at + MESSAGE_ID));
        if ((flags & 2) != 0) {
            visitor.number("AsyncID", at + PROCESS_ID, 8, le64(bytes(), at + PROCESS_ID));
        } else {
            visitor.number("ProcessID", at + PROCESS_ID, 4, le32(bytes(), at + PROCESS_ID));
            visitor.number("TreeID", at + TREE_ID, 4, le32(bytes(), at + TREE_ID));
        }
        visitor.number("SessionID", at + SESSION_ID, 8, le64(bytes(), at + SESSION_ID));
        visitor.bytes("Signature", at + SIGNATURE, 16, bytes().slice(at + SIGNATURE, 16));
    }

    private static String label(int command) {
        return command < COMMANDS.length ? COMMANDS[command] : "Unknown(" + command + ")";
    }
}
