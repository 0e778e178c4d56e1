package dev.toami.protocols.management;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.internal.FieldCursor;

/**
 * Remote procedure call message (RFC 5531, section 9), with the record mark that it has over TCP (section 11). Immutable.
 *
 * <pre>
 *  0             4           8          (12)      (16)      (20)        (24)
 * +-------------+-----------+-----------+---------+---------+-----------+-------------+------
 * |(Record mark)|    Xid    | Call 0    | RPC 2   | Program |  Version  |  Procedure  | Auth.
 * +-------------+-----------+-----------+---------+---------+-----------+-------------+------
 * |(Record mark)|    Xid    | Reply 1   | State   | Verifier or reason
 * +-------------+-----------+-----------+---------+---------+-----------
 * </pre>
 */
public final class OncRpc extends Layer implements ApplicationLayer {
    private static final int MARK_LENGTH = 4;
    private static final int CALL_LENGTH = 24;
    private static final int REPLY_LENGTH = 12;
    private static final int RPC_VERSION = 2;
    private static final int LAST_FRAGMENT = 0x80000000;
    /** The type and length of an authentication's body. */
    private static final int AUTHENTICATION_HEADER = 8;

    private static final int TYPE = 4;
    private static final int VERSION_OR_STATE = 8;
    private static final int PROGRAM = 12;
    private static final int PROCEDURE = 20;

    /** Where the message begins: behind the record mark if there is one. */
    private final int start;

    private OncRpc(Bytes in, int start) {
        super(in);
        this.start = start;
    }

    /** A datagram's message. */
    public static OncRpc parse(Bytes in) throws MalformedPacketException {
        if (!isMessage(in, 0)) {
            throw MalformedPacketException.invalid(
                    LayerType.RPC, 0, REPLY_LENGTH, in.length(), "no ONC RPC message in " + in.length() + " bytes");
        }
        return new OncRpc(in, 0);
    }

    /** A datagram's message, or a payload if it is none: ports of procedures are given out at run time. */
    public static Layer parseDatagram(Bytes in) {
        return isMessage(in, 0) ? new OncRpc(in, 0) : Payload.of(in);
    }

    /** The first record of a segment, or a payload where none begins. */
    public static Layer parseSegment(Bytes in) {
        return isRecord(in) ? new OncRpc(in, MARK_LENGTH) : Payload.of(in);
    }

    /** Recognizes the call of a procedure in a datagram. */
    public static LayerParser recognizeDatagram(Bytes payload) {
        return isCall(payload, 0) && isRegistered(payload, 0) ? OncRpc::parse : null;
    }

    /** Recognizes the call of a procedure in a segment. */
    public static LayerParser recognizeSegment(Bytes payload) {
        return isRecord(payload) && isCall(payload, MARK_LENGTH) && isRegistered(payload, MARK_LENGTH)
                ? OncRpc::parseSegment
                : null;
    }

    private static boolean isRegistered(Bytes in, int start) {
        long program = in.u32(start + PROGRAM);
        return program >= 100000 && program < 101000;
    }

    private static boolean isRecord(Bytes in) {
        return in.length() >= MARK_LENGTH + REPLY_LENGTH
                && (in.i32(0) & ~LAST_FRAGMENT) >= REPLY_LENGTH
                && isMessage(in, MARK_LENGTH);
    }

    private static boolean isMessage(Bytes in, int start) {
        return isCall(in, start)
                || (in.length() - start >= REPLY_LENGTH
                        && in.u32(start + TYPE) == 1
                        && in.u32(start + VERSION_OR_STATE) <= 1);
    }

    private static boolean isCall(Bytes in, int start) {
        return in.length() - start >= CALL_LENGTH
                && in.u32(start + TYPE) == 0
                && in.u32(start + VERSION_OR_STATE) == RPC_VERSION;
    }

    /** What a reply has of its call. */
    public long transactionId() {
        return bytes().u32(start);
    }

    public boolean isReply() {
        return bytes().u32(start + TYPE) == 1;
    }

    /** Of a call, 0 of a reply. */
    public long program() {
        return isReply() ? 0 : bytes().u32(start + PROGRAM);
    }

    /** Of a call, 0 of a reply. */
    public long procedure() {
        return isReply() ? 0 : bytes().u32(start + PROCEDURE);
    }

    /** True for a reply that the call was accepted, though it may have failed. */
    public boolean isAccepted() {
        return isReply() && bytes().u32(start + VERSION_OR_STATE) == 0;
    }

    @Override
    public LayerType type() {
        return LayerType.RPC;
    }

    @Override
    public Bytes contents() {
        return bytes().clip(total());
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    /** With the record mark, if there is one. */
    private int total() {
        return start == 0
                ? bytes().length()
                : (int) Math.min(Integer.MAX_VALUE, MARK_LENGTH + (long) (bytes().i32(0) & ~LAST_FRAGMENT));
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < total();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(contents(), 0, visitor);
        if (start > 0) {
            cursor.flag("LastFragment", 4, LAST_FRAGMENT & 0xffff_ffffL)
                    .bits("FragmentLength", 4, 0x7fff_ffffL)
                    .skip(MARK_LENGTH);
        }
        cursor.number("XID", 4);
        cursor.code("MessageType", 4, value -> value == 0 ? "Call" : "Reply");
        if (isReply()) {
            reply(cursor, visitor);
        } else {
            cursor.number("Version", 4);
            cursor.code("Program", 4, OncRpc::programLabel);
            cursor.number("ProgramVersion", 4);
            cursor.number("Procedure", 4);
            authentication("Credentials", cursor, visitor);
            authentication("Verifier", cursor, visitor);
        }
        cursor.bytes("Data", cursor.left());
    }

    private void reply(FieldCursor cursor, FieldVisitor visitor) {
        cursor.code("ReplyState", 4, value -> value == 0 ? "Accepted" : "Denied");
        if (isAccepted()) {
            authentication("Verifier", cursor, visitor);
            cursor.code("AcceptState", 4, OncRpc::acceptLabel);
        } else {
            cursor.code("RejectState", 4, value -> value == 0 ? "RPCMismatch" : "AuthError");
        }
    }

    private static void authentication(String name, FieldCursor cursor, FieldVisitor visitor) {
        if (!cursor.has(AUTHENTICATION_HEADER)) {
            cursor.bytes(name + "Start", cursor.left());
            return;
        }
        visitor.beginStruct(name, cursor.at(), AUTHENTICATION_HEADER);
        cursor.code("Flavor", 4, OncRpc::flavorLabel);
        long declared = cursor.number("Length", 4);
        int length = (int) Math.min(declared, cursor.left());
        cursor.bytes("Body", length);
        visitor.endStruct();
    }

    private static String flavorLabel(long flavor) {
        return switch ((int) flavor) {
            case 0 -> "AUTH_NONE";
            case 1 -> "AUTH_SYS";
            case 2 -> "AUTH_SHORT";
            case 3 -> "AUTH_DH";
            case 6 -> "RPCSEC_GSS";
            case 7 -> "AUTH_TLS";
            default -> "Unknown(" + flavor + ')';
        };
    }

    private static String acceptLabel(long state) {
        return switch ((int) state) {
            case 0 -> "Success";
            case 1 -> "ProgramUnavailable";
            case 2 -> "ProgramMismatch";
            case 3 -> "ProcedureUnavailable";
            case 4 -> "GarbageArguments";
            case 5 -> "SystemError";
            default -> "Unknown(" + state + ')';
        };
    }

    private static String programLabel(long program) {
        return switch ((int) program) {
            case 100000 -> "portmapper";
            case 100003 -> "nfs";
            case 100004 -> "ypserv";
            case 100005 -> "mount";
            case 100011 -> "rquota";
            case 100021 -> "nlockmgr";
            case 100024 -> "status";
            case 100227 -> "nfs_acl";
            default -> "Unknown(" + program + ')';
        };
    }
}
