package dev.toami.protocols.management;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.industrial.Messages;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Remote procedure calls, LDAP and TDS. */
class RequestsTest {
    private static final Bytes CALL = Golden.layer("rpc-call", OncRpc.class).bytes();

    @Test
    void callNamesItsProcedure() {
        OncRpc call = Golden.layer("rpc-call", OncRpc.class);
        assertEquals(0x01020304, call.transactionId());
        assertFalse(call.isReply());
        assertFalse(call.isAccepted());
        assertEquals(100000, call.program());
        assertEquals(3, call.procedure());
    }

    @Test
    void replyTellsWhetherItWasAccepted() throws MalformedPacketException {
        OncRpc reply = Golden.layer("rpc-reply", OncRpc.class);
        assertTrue(reply.isReply());
        assertTrue(reply.isAccepted());
        assertEquals(0, reply.program());
        assertFalse(Golden.layer("rpc-denied", OncRpc.class).isAccepted());
        OncRpc cut = (OncRpc) OncRpc.parseSegment(reply.bytes().clip(20));
        assertTrue(cut.isTruncated());
    }

    @Test
    void callsAreRecognizedByThemselves() {
        assertNotNull(OncRpc.recognizeDatagram(CALL));
        assertNull(OncRpc.recognizeDatagram(CALL.clip(23)));
        byte[] other = CALL.toArray();
        other[11] = 3;
        assertNull(OncRpc.recognizeDatagram(Bytes.wrap(other)));
        byte[] program = CALL.toArray();
        program[12] = 0x20;
        assertNull(OncRpc.recognizeDatagram(Bytes.wrap(program)));
        byte[] record = new byte[4 + CALL.length()];
        record[0] = (byte) 0x80;
        record[3] = (byte) CALL.length();
        CALL.copyTo(0, record, 4, CALL.length());
        assertNotNull(OncRpc.recognizeSegment(Bytes.wrap(record)));
        assertNull(OncRpc.recognizeSegment(CALL));
        record[3] = 4;
        assertNull(OncRpc.recognizeSegment(Bytes.wrap(record)));
    }

    @Test
    void ldapMessageHasAnOperation() throws MalformedPacketException {
        LdapMessage search = Golden.layer("ldap-search", LdapMessage.class);
        assertEquals(2, search.messageId());
        assertEquals(3, search.protocolOp());
        assertFalse(search.isTruncated());
        assertTrue(LdapMessage.parse(search.bytes().clip(20)).isTruncated());
        LdapMessage longForm = LdapMessage.parse(Bytes.parseHex("30 84 00000005 020107 4200"));
        assertEquals(7, longForm.messageId());
        assertEquals(2, longForm.protocolOp());
    }

    @Test
    void whatIsNoMessageIsAPayload() {
        for (String hex : new String[] {
            "30",
            "31 05 020107 4200",
            "30 05 030107 4200",
            "30 05 020107 0200",
            "30 05 020107 4201",
            "30 80 020107 4200"
        }) {
            assertInstanceOf(Payload.class, LdapMessage.parseSegment(Bytes.parseHex(hex)), hex);
            assertThrows(MalformedPacketException.class, () -> LdapMessage.parse(Bytes.parseHex(hex)), hex);
        }
        for (String hex : new String[] {"12 01 0008 0000 01", "13 01 0008 0000 01 00", "12 01 0007 0000 01 00"}) {
            assertInstanceOf(Payload.class, Tds.parseSegment(Bytes.parseHex(hex)), hex);
            assertThrows(MalformedPacketException.class, () -> Tds.parse(Bytes.parseHex(hex)), hex);
        }
        assertInstanceOf(Payload.class, OncRpc.parseDatagram(CALL.clip(20)));
        assertThrows(MalformedPacketException.class, () -> OncRpc.parse(CALL.clip(20)));
    }

    @Test
    void tdsPacketIsClipped() {
        Tds tds = Golden.layer("tds-prelogin", Tds.class);
        assertEquals(18, tds.packetType());
        assertTrue(tds.isEndOfMessage());
        assertEquals(20, tds.declaredLength());
        assertEquals(12, tds.payload().length());
    }

    @Test
    void neverFails() {
        Messages.checkRobust(OncRpc::parse, CALL, 24);
        Messages.checkRobust(
                OncRpc::parseSegment, Golden.layer("rpc-reply", OncRpc.class).bytes(), 0);
        Messages.checkRobust(
                OncRpc::parseSegment, Golden.layer("rpc-denied", OncRpc.class).bytes(), 0);
        Messages.checkRobust(
                LdapMessage::parse,
                Golden.layer("ldap-search", LdapMessage.class).bytes(),
                7);
        Messages.checkRobust(
                LdapMessage::parse, Golden.layer("ldap-bind", LdapMessage.class).bytes(), 7);
        Messages.checkRobust(Tds::parse, Golden.layer("tds-prelogin", Tds.class).bytes(), 8);
    }
}
