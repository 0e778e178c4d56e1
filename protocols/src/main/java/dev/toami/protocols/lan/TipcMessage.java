package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Transparent inter-process communication header, version 2, its first four words (TIPC 2.0, section 4). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-----+-------+-------+-+-+-+-+---------------------------------+
 * |  V  |  User |   HS  |N|D|S|S|           MessageSize           |
 * +-----+-------+-------+---+-----+-------------------------------+
 * |  MT |   EC  |   RC  | LS|  OP |          BroadcastAck         |
 * +-------------------------------+-------------------------------+
 * |            LinkAck            |          LinkSequence         |
 * +---------------------------------------------------------------+
 * |                          PreviousNode                         |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class TipcMessage extends Layer {
    public static final int HEADER_LENGTH = 16;
    private static final int VERSION = 0;
    private static final int MESSAGE_TYPE = 4;
    private static final int BROADCAST_ACK = 6;
    private static final int LINK_ACK = 8;
    private static final int LINK_SEQUENCE = 10;
    private static final int PREVIOUS_NODE = 12;

    private TipcMessage(Bytes in) {
        super(in);
    }

    public static TipcMessage parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.TIPC);
        return new TipcMessage(in);
    }

    public int version() {
        return (int) (bytes().u32(VERSION) >> 29);
    }

    public int user() {
        return (int) (bytes().u32(VERSION) >> 25 & 0xf);
    }

    /** In words of four bytes. */
    public int headerSize() {
        return (int) (bytes().u32(VERSION) >> 21 & 0xf);
    }

    public boolean nonSequenced() {
        return (bytes().u32(VERSION) & 0x100000) != 0;
    }

    public boolean destinationDroppable() {
        return (bytes().u32(VERSION) & 0x80000) != 0;
    }

    public boolean sourceDroppable() {
        return (bytes().u32(VERSION) & 0x40000) != 0;
    }

    public boolean synchronizationFlag() {
        return (bytes().u32(VERSION) & 0x20000) != 0;
    }

    /** Header and data, in bytes. */
    public int messageSize() {
        return (int) (bytes().u32(VERSION) & 0x1ffff);
    }

    public int messageType() {
        return bytes().u16(MESSAGE_TYPE) >> 13;
    }

    public int errorCode() {
        return bytes().u16(MESSAGE_TYPE) >> 9 & 0xf;
    }

    public int rerouteCounter() {
        return bytes().u16(MESSAGE_TYPE) >> 5 & 0xf;
    }

    public int lookupScope() {
        return bytes().u16(MESSAGE_TYPE) >> 3 & 0x3;
    }

    public int optionPosition() {
        return bytes().u16(MESSAGE_TYPE) & 0x7;
    }

    public int broadcastAck() {
        return bytes().u16(BROADCAST_ACK);
    }

    public int linkAck() {
        return bytes().u16(LINK_ACK);
    }

    public int linkSequence() {
        return bytes().u16(LINK_SEQUENCE);
    }

    public long previousNode() {
        return bytes().u32(PREVIOUS_NODE);
    }

    @Override
    public LayerType type() {
        return LayerType.TIPC;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH).clip(Math.max(messageSize() - HEADER_LENGTH, 0));
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < messageSize();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new TipcHeader(
                version(),
                user(),
                headerSize(),
                nonSequenced(),
                destinationDroppable(),
                sourceDroppable(),
                synchronizationFlag(),
                OptionalInt.empty(),
                messageType(),
                errorCode(),
                rerouteCounter(),
                lookupScope(),
                optionPosition(),
                broadcastAck(),
                linkAck(),
                linkSequence(),
                previousNode()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", VERSION, 1, version());
        visitor.number("User", VERSION, 1, user());
        visitor.number("HeaderSize", VERSION, 2, headerSize());
        visitor.flag("NonSequenced", VERSION + 1, 1, nonSequenced());
        visitor.flag("DestinationDroppable", VERSION + 1, 1, destinationDroppable());
        visitor.flag("SourceDroppable", VERSION + 1, 1, sourceDroppable());
        visitor.flag("SynchronizationFlag", VERSION + 1, 1, synchronizationFlag());
        visitor.number("MessageSize", VERSION + 1, 3, messageSize());
        visitor.number("MessageType", MESSAGE_TYPE, 1, messageType());
        visitor.number("ErrorCode", MESSAGE_TYPE, 1, errorCode());
        visitor.number("RerouteCounter", MESSAGE_TYPE, 2, rerouteCounter());
        visitor.number("LookupScope", MESSAGE_TYPE + 1, 1, lookupScope());
        visitor.number("OptionPosition", MESSAGE_TYPE + 1, 1, optionPosition());
        visitor.number("BroadcastAck", BROADCAST_ACK, 2, broadcastAck());
        visitor.number("LinkAck", LINK_ACK, 2, linkAck());
        visitor.number("LinkSequence", LINK_SEQUENCE, 2, linkSequence());
        visitor.number("PreviousNode", PREVIOUS_NODE, 4, previousNode());
    }
}
