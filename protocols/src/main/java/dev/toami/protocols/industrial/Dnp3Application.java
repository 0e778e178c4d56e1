package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/** Describes the transport octet and the application header among the user octets of a DNP3 frame. */
final class Dnp3Application {
    private static final int RESPONSE = 129;
    private static final int AUTHENTICATE_RESPONSE = 131;
    private static final int FIRST = 0x40;

    private final Bytes user;
    private final FieldVisitor visitor;

    Dnp3Application(Bytes user, FieldVisitor visitor) {
        this.user = user;
        this.visitor = visitor;
    }

    /** Where a user octet is in the frame. */
    private static int offset(int index) {
        return Dnp3Frame.HEADER_LENGTH + index + 2 * (index / Dnp3Frame.BLOCK);
    }

    void describe() {
        if (user.isEmpty()) {
            return;
        }
        int transport = user.u8(0);
        visitor.number("TransportControl", offset(0), 1, transport);
        visitor.flag("TransportFinal", offset(0), 1, (transport & 0x80) != 0);
        visitor.flag("TransportFirst", offset(0), 1, (transport & FIRST) != 0);
        visitor.number("TransportSequence", offset(0), 1, transport & 0x3f);
        int objects = 1;
        // Only the first segment of a fragment has the application header.
        if ((transport & FIRST) != 0 && user.length() > 2) {
            objects = application();
        }
        int length = user.length() - objects;
        if (length > 0) {
            int end = offset(user.length() - 1) + 1;
            visitor.bytes("Objects", offset(objects), end - offset(objects), user.slice(objects));
        }
    }

    /** Where the objects begin. */
    private int application() {
        int control = user.u8(1);
        visitor.number("ApplicationControl", offset(1), 1, control);
        visitor.flag("First", offset(1), 1, (control & 0x80) != 0);
        visitor.flag("Final", offset(1), 1, (control & 0x40) != 0);
        visitor.flag("Confirm", offset(1), 1, (control & 0x20) != 0);
        visitor.flag("Unsolicited", offset(1), 1, (control & 0x10) != 0);
        visitor.number("Sequence", offset(1), 1, control & 0x0f);
        int function = user.u8(2);
        visitor.code("FunctionCode", offset(2), 1, function, label(function));
        boolean isResponse = function >= RESPONSE && function <= AUTHENTICATE_RESPONSE;
        if (!isResponse || user.length() < 5) {
            return 3;
        }
        visitor.number("InternalIndications", offset(3), 2, user.u16(3));
        return 5;
    }

    static String label(int function) {
        return switch (function) {
            case 0 -> "Confirm";
            case 1 -> "Read";
            case 2 -> "Write";
            case 3 -> "Select";
            case 4 -> "Operate";
            case 5 -> "DirectOperate";
            case 6 -> "DirectOperateNoResponse";
            case 7 -> "ImmediateFreeze";
            case 8 -> "ImmediateFreezeNoResponse";
            case 9 -> "FreezeClear";
            case 10 -> "FreezeClearNoResponse";
            case 11 -> "FreezeAtTime";
            case 12 -> "FreezeAtTimeNoResponse";
            case 13 -> "ColdRestart";
            case 14 -> "WarmRestart";
            case 15 -> "InitializeData";
            case 16 -> "InitializeApplication";
            case 17 -> "StartApplication";
            case 18 -> "StopApplication";
            case 19 -> "SaveConfiguration";
            case 20 -> "EnableUnsolicited";
            case 21 -> "DisableUnsolicited";
            case 22 -> "AssignClass";
            case 23 -> "DelayMeasure";
            case 24 -> "RecordCurrentTime";
            case 25 -> "OpenFile";
            case 26 -> "CloseFile";
            case 27 -> "DeleteFile";
            case 28 -> "GetFileInfo";
            case 29 -> "AuthenticateFile";
            case 30 -> "AbortFile";
            case 31 -> "ActivateConfiguration";
            case 32 -> "AuthenticateRequest";
            case 33 -> "AuthenticateRequestNoResponse";
            case RESPONSE -> "Response";
            case 130 -> "UnsolicitedResponse";
            case AUTHENTICATE_RESPONSE -> "AuthenticateResponse";
            default -> "Unknown(" + function + ')';
        };
    }
}
