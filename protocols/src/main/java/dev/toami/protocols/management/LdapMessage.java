package dev.toami.protocols.management;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.internal.BerElement;

/**
 * Lightweight directory access protocol message (RFC 4511, section 4.1.1), in BER: a sequence of a message's number, an
 * operation and controls. Immutable.
 *
 * <pre>
 * +------+--------+------+--------+-----------+------+--------+-----------+----------
 * | 0x30 | Length | 0x02 | Length | MessageID |  Op  | Length | Operation | (Controls)
 * +------+--------+------+--------+-----------+------+--------+-----------+----------
 * </pre>
 */
public final class LdapMessage extends Layer implements ApplicationLayer {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    /** The class of a tag that an application's own standard gives out. */
    private static final int APPLICATION = 0x40;

    private static final int LARGEST_ID_LENGTH = 4;

    private final BerElement message;
    private final BerElement id;
    private final BerElement operation;

    private LdapMessage(Bytes in, BerElement message, BerElement id, BerElement operation) {
        super(in);
        this.message = message;
        this.id = id;
        this.operation = operation;
    }

    public static LdapMessage parse(Bytes in) throws MalformedPacketException {
        LdapMessage message = read(in);
        if (message == null) {
            throw MalformedPacketException.invalid(
                    LayerType.LDAP, 0, 0, in.length(), "no LDAP message in " + in.length() + " bytes");
        }
        return message;
    }

    /** The first message of a segment or datagram, or a payload where none begins. */
    public static Layer parseSegment(Bytes in) {
        LdapMessage message = read(in);
        return message != null ? message : Payload.of(in);
    }

    private static LdapMessage read(Bytes in) {
        BerElement message = BerElement.at(in, 0);
        if (message == null || message.tag() != SEQUENCE) {
            return null;
        }
        BerElement id = BerElement.at(in, message.contentStart());
        boolean isId = id != null
                && id.tag() == INTEGER
                && id.end() - id.contentStart() >= 1
                && id.end() - id.contentStart() <= LARGEST_ID_LENGTH
                && id.end() <= Math.min(message.end(), in.length());
        if (!isId) {
            return null;
        }
        BerElement operation = BerElement.at(in, (int) id.end());
        return operation != null && (operation.tag() & 0xc0) == APPLICATION && operation.end() <= message.end()
                ? new LdapMessage(in, message, id, operation)
                : null;
    }

    public long messageId() {
        return id.number(bytes());
    }

    /** The number of the operation: 0 for a bind request, and so on. */
    public int protocolOp() {
        return operation.tag() & 0x1f;
    }

    @Override
    public LayerType type() {
        return LayerType.LDAP;
    }

    @Override
    public Bytes contents() {
        return bytes().clip((int) Math.min(Integer.MAX_VALUE, message.end()));
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public boolean isTruncated() {
        return !message.isComplete(bytes());
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("MessageID", id.contentStart(), id.length(bytes()), messageId());
        visitor.code("ProtocolOp", operation.start(), 1, protocolOp(), LdapOperations.label(protocolOp()));
        Bytes content = bytes().clip((int) Math.min(Integer.MAX_VALUE, operation.end()));
        String[] names = LdapOperations.elements(protocolOp());
        int at = operation.contentStart();
        for (String name : names) {
            BerElement element = BerElement.at(content, at);
            if (element == null) {
                return;
            }
            element(name, content, element, visitor);
            if (!element.isComplete(content)) {
                return;
            }
            at = (int) element.end();
        }
        int rest = content.length() - at;
        if (rest > 0) {
            visitor.bytes("Data", at, rest, content.slice(at));
        }
    }

    private static void element(String name, Bytes in, BerElement element, FieldVisitor visitor) {
        int at = element.contentStart();
        int length = element.length(in);
        switch (element.tag()) {
            case 0x01 -> visitor.flag(name, at, length, element.number(in) != 0);
            case INTEGER -> visitor.number(name, at, length, element.number(in));
            case 0x0a -> visitor.code(name, at, length, element.number(in), LdapOperations.value(name, element.number(in)));
            case 0x04 -> visitor.text(name, at, length, new String(element.content(in).toArray(), StandardCharsets.UTF_8));
            default -> visitor.bytes(name, at, length, element.content(in));
        }
    }
}
