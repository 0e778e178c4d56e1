package dev.toami.protocols.management;

import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.format.BytesText;

/**
 * SNMP message (RFC 1157, RFC 3416, RFC 3412), in BER. Immutable.
 *
 * <pre>
 *  v1, v2c:  SEQUENCE { version, community, PDU }
 *  v3:       SEQUENCE { version, SEQUENCE { msgID, msgMaxSize, msgFlags, msgSecurityModel }, ... }
 *  PDU:      [type] { request-id, error-status, error-index, SEQUENCE { SEQUENCE { name, value } ... } }
 * </pre>
 */
public final class SnmpMessage extends Layer implements ApplicationLayer {
    public static final int GET_REQUEST = 0;
    public static final int GET_NEXT_REQUEST = 1;
    public static final int RESPONSE = 2;
    public static final int SET_REQUEST = 3;
    public static final int TRAP_V1 = 4;
    public static final int GET_BULK_REQUEST = 5;
    public static final int INFORM_REQUEST = 6;
    public static final int TRAP = 7;
    public static final int REPORT = 8;
    private static final int PDU_TAG = 0xa0;

    private SnmpMessage(Bytes in) {
        super(in);
    }

    public static SnmpMessage parse(Bytes in) throws MalformedPacketException {
        BerReader outer = new BerReader(in, 0, in.length());
        if (!outer.advance(BerReader.SEQUENCE)) {
            throw failure(in, 0, "SNMP message that is no sequence");
        }
        BerReader fields = outer.inside();
        if (!fields.advance(BerReader.INTEGER) || fields.length() == 0) {
            throw failure(in, outer.start(), "SNMP message without a version");
        }
        return new SnmpMessage(in);
    }

    private static MalformedPacketException failure(Bytes in, int offset, String message) {
        return MalformedPacketException.invalid(LayerType.SNMP, offset, 5, in.length(), message);
    }

    /** Behind the version. */
    private BerReader fields() {
        BerReader outer = outer();
        BerReader fields = outer.inside();
        fields.advance();
        return fields;
    }

    private BerReader outer() {
        BerReader outer = new BerReader(bytes(), 0, bytes().length());
        outer.advance();
        return outer;
    }

    /** As it is on the wire: 0 is SNMPv1, 1 is SNMPv2c, 3 is SNMPv3. */
    public int version() {
        return (int) fields().number();
    }

    /** Empty in SNMPv3. */
    public String community() {
        BerReader fields = fields();
        return fields.advance(BerReader.OCTET_STRING) ? BytesText.utf8(fields.value()) : "";
    }

    /** Such as {@link #GET_REQUEST}; empty in SNMPv3, where it may be encrypted, or if it is not there. */
    public OptionalInt pduType() {
        BerReader pdu = pdu();
        return pdu == null ? OptionalInt.empty() : OptionalInt.of(pdu.tag() & 0x1f);
    }

    public OptionalLong requestId() {
        BerReader pdu = pdu();
        if (pdu == null || (pdu.tag() & 0x1f) == TRAP_V1) {
            return OptionalLong.empty();
        }
        BerReader inside = pdu.inside();
        return inside.advance(BerReader.INTEGER) ? OptionalLong.of(inside.number()) : OptionalLong.empty();
    }

    private BerReader pdu() {
        BerReader fields = fields();
        boolean there = fields.advance(BerReader.OCTET_STRING)
                && (fields.peek() & 0xe0) == PDU_TAG
                && fields.peek() >= 0
                && fields.advance();
        return there ? fields : null;
    }

    @Override
    public LayerType type() {
        return LayerType.SNMP;
    }

    @Override
    public Bytes contents() {
        BerReader outer = outer();
        return bytes().slice(0, outer.start() + outer.length());
    }

    /** Nothing: bytes behind the message are not SNMP's. */
    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public boolean isTruncated() {
        return outer().isCut();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        BerReader fields = fields();
        visitor.code("Version", fields.start(), fields.length(), version(), versionLabel());
        if (fields.advance(BerReader.OCTET_STRING)) {
            visitor.text("Community", fields.start(), fields.length(), BytesText.utf8(fields.value()));
            BerReader pdu = pdu();
            if (pdu != null) {
                describePdu(pdu, visitor);
            }
        } else if (fields.advance(BerReader.SEQUENCE)) {
            describeGlobalData(fields.inside(), visitor);
            describeSecurity(fields, visitor);
        }
    }

    private static void describePdu(BerReader pdu, FieldVisitor visitor) {
        int type = pdu.tag() & 0x1f;
        BerReader inside = pdu.inside();
        visitor.code("PDUType", pdu.start(), pdu.length(), type, pduLabel(type));
        if (type == TRAP_V1) {
            describeTrap(inside, visitor);
        } else {
            boolean bulk = type == GET_BULK_REQUEST;
            number("RequestID", inside, visitor);
            number(bulk ? "NonRepeaters" : "ErrorStatus", inside, visitor);
            number(bulk ? "MaxRepetitions" : "ErrorIndex", inside, visitor);
        }
        if (inside.advance(BerReader.SEQUENCE)) {
            describeBindings(inside, visitor);
        }
    }

    private static void describeTrap(BerReader inside, FieldVisitor visitor) {
        if (inside.advance(BerReader.OBJECT_IDENTIFIER)) {
            visitor.text("Enterprise", inside.start(), inside.length(), inside.objectIdentifier());
        }
        if (inside.advance(0x40) && inside.length() == 4) {
            visitor.address("AgentAddress", inside.start(), 4, Ipv4Address.read(inside.value(), 0));
        }
        number("GenericTrap", inside, visitor);
        number("SpecificTrap", inside, visitor);
        if (inside.advance(0x43)) {
            visitor.number("Timestamp", inside.start(), inside.length(), inside.number());
        }
    }

    private static void number(String name, BerReader at, FieldVisitor visitor) {
        if (at.advance(BerReader.INTEGER)) {
            visitor.text(name, at.start(), at.length(), Long.toString(at.number()));
        }
    }

    private static void describeBindings(BerReader list, FieldVisitor visitor) {
        BerReader counter = list.inside();
        int count = 0;
        while (counter.advance(BerReader.SEQUENCE)) {
            count++;
        }
        if (visitor.beginList("VariableBindings", list.start(), list.length(), count)) {
            BerReader bindings = list.inside();
            while (bindings.advance(BerReader.SEQUENCE)) {
                visitor.beginStruct("", bindings.start(), bindings.length());
                describeBinding(bindings.inside(), visitor);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private static void describeBinding(BerReader at, FieldVisitor visitor) {
        if (at.advance(BerReader.OBJECT_IDENTIFIER)) {
            visitor.text("Name", at.start(), at.length(), at.objectIdentifier());
        }
        if (!at.advance()) {
            return;
        }
        switch (at.tag()) {
            case BerReader.INTEGER -> visitor.text("Value", at.start(), at.length(), Long.toString(at.number()));
            case BerReader.OBJECT_IDENTIFIER -> visitor.text("Value", at.start(), at.length(), at.objectIdentifier());
            case 0x41, 0x42, 0x43, 0x46 -> visitor.number("Value", at.start(), at.length(), at.number());
            case BerReader.NULL -> visitor.text("Value", at.start(), at.length(), "");
            default -> visitor.bytes("Value", at.start(), at.length(), at.value());
        }
    }

    private static void describeGlobalData(BerReader at, FieldVisitor visitor) {
        number("MsgID", at, visitor);
        number("MsgMaxSize", at, visitor);
        if (at.advance(BerReader.OCTET_STRING) && at.length() > 0) {
            int flags = at.value().u8(0);
            visitor.number("MsgFlags", at.start(), 1, flags);
            visitor.flag("Reportable", at.start(), 1, (flags & 4) != 0);
            visitor.flag("Encrypted", at.start(), 1, (flags & 2) != 0);
            visitor.flag("Authenticated", at.start(), 1, (flags & 1) != 0);
        }
        if (at.advance(BerReader.INTEGER)) {
            long model = at.number();
            visitor.code(
                    "MsgSecurityModel", at.start(), at.length(), model, model == 3 ? "USM" : "Unknown(" + model + ")");
        }
    }

    /** The user-based security model's parameters (RFC 3414, section 2.4). */
    private static void describeSecurity(BerReader fields, FieldVisitor visitor) {
        if (!fields.advance(BerReader.OCTET_STRING)) {
            return;
        }
        BerReader wrapped = fields.inside();
        if (!wrapped.advance(BerReader.SEQUENCE)) {
            return;
        }
        BerReader at = wrapped.inside();
        if (at.advance(BerReader.OCTET_STRING)) {
            visitor.bytes("AuthoritativeEngineID", at.start(), at.length(), at.value());
        }
        number("AuthoritativeEngineBoots", at, visitor);
        number("AuthoritativeEngineTime", at, visitor);
        if (at.advance(BerReader.OCTET_STRING)) {
            visitor.text("UserName", at.start(), at.length(), BytesText.utf8(at.value()));
        }
    }

    private String versionLabel() {
        return switch (version()) {
            case 0 -> "SNMPv1";
            case 1 -> "SNMPv2c";
            case 3 -> "SNMPv3";
            default -> "Unknown(" + version() + ")";
        };
    }

    private static String pduLabel(int type) {
        return switch (type) {
            case GET_REQUEST -> "GetRequest";
            case GET_NEXT_REQUEST -> "GetNextRequest";
            case RESPONSE -> "Response";
            case SET_REQUEST -> "SetRequest";
            case TRAP_V1 -> "Trap";
            case GET_BULK_REQUEST -> "GetBulkRequest";
            case INFORM_REQUEST -> "InformRequest";
            case TRAP -> "SNMPv2Trap";
            case REPORT -> "Report";
            default -> "Unknown(" + type + ")";
        };
    }
}
