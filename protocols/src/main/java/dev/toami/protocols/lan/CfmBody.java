package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;

/** What follows the common header of a CFM message (IEEE 802.1Q, clauses 21.6 to 21.9). */
final class CfmBody {
    private static final int BODY = CfmPdu.HEADER_LENGTH;
    private static final int CCM_LENGTH = 54;
    private static final int LTM_LENGTH = 17;

    private CfmBody() {}

    static void describe(int opcode, Bytes in, FieldVisitor visitor) {
        int length = in.length() - BODY;
        int done = 0;
        if (opcode == 1 && length >= CCM_LENGTH) {
            visitor.number("SequenceNumber", BODY, 4, in.u32(BODY));
            visitor.number("MEPID", BODY + 4, 2, in.u16(BODY + 4) & 0x1fff);
            visitor.bytes("MAID", BODY + 6, 48, in.slice(BODY + 6, 48));
            done = CCM_LENGTH;
        } else if ((opcode == 2 || opcode == 3) && length >= 4) {
            visitor.number("LoopbackTransactionID", BODY, 4, in.u32(BODY));
            done = 4;
        } else if (opcode == 5 && length >= LTM_LENGTH) {
            visitor.number("LinktraceTransactionID", BODY, 4, in.u32(BODY));
            visitor.number("LinktraceTTL", BODY + 4, 1, in.u8(BODY + 4));
            visitor.address("OriginalMAC", BODY + 5, MacAddress.LENGTH, MacAddress.read(in, BODY + 5));
            visitor.address("TargetMAC", BODY + 11, MacAddress.LENGTH, MacAddress.read(in, BODY + 11));
            done = LTM_LENGTH;
        }
        if (done < length) {
            visitor.bytes("Body", BODY + done, length - done, in.slice(BODY + done));
        }
    }
}
