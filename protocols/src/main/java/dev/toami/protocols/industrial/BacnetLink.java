package dev.toami.protocols.industrial;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.FieldCursor;

/**
 * BACnet virtual link control of BACnet/IP (ANSI/ASHRAE 135, annex J). Immutable.
 *
 * <pre>
 *  0        1         2                4
 * +--------+---------+----------------+----------------------------
 * |  0x81  |Function |     Length     | Address, parameters or NPDU
 * +--------+---------+----------------+----------------------------
 * </pre>
 */
public final class BacnetLink extends MeasuredLayer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 4;
    public static final int RESULT = 0;
    public static final int FORWARDED_NPDU = 4;
    public static final int DISTRIBUTE_BROADCAST = 9;
    public static final int ORIGINAL_UNICAST = 10;
    public static final int ORIGINAL_BROADCAST = 11;

    static final int TYPE = 0x81;
    private static final int LENGTH = 2;
    private static final int ADDRESS_LENGTH = 6;
    private static final int BROADCAST_ENTRY = 10;

    private BacnetLink(Bytes in) {
        super(in, LayerType.BACNET_LINK, headerLength(in), in.u16(LENGTH));
    }

    public static BacnetLink parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.BACNET_LINK, HEADER_LENGTH);
        if (in.u8(0) != TYPE) {
            throw invalid(LayerType.BACNET_LINK, 0, TYPE, in.u8(0), "type");
        }
        int least = carriesNpdu(in) ? headerLength(in) : HEADER_LENGTH;
        if (in.u16(LENGTH) < least) {
            throw tooSmall(LayerType.BACNET_LINK, LENGTH, least, in.u16(LENGTH), "length");
        }
        require(in, LayerType.BACNET_LINK, least);
        return new BacnetLink(in);
    }

    private static boolean carriesNpdu(Bytes in) {
        int function = in.u8(1);
        return function == FORWARDED_NPDU || (function >= DISTRIBUTE_BROADCAST && function <= ORIGINAL_BROADCAST);
    }

    private static int headerLength(Bytes in) {
        if (!carriesNpdu(in)) {
            return Math.max(HEADER_LENGTH, in.u16(LENGTH));
        }
        return in.u8(1) == FORWARDED_NPDU ? HEADER_LENGTH + ADDRESS_LENGTH : HEADER_LENGTH;
    }

    public int function() {
        return bytes().u8(1);
    }

    /** With the header. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return BacnetNetwork::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new BacnetLinkHeader(function(), contents().slice(HEADER_LENGTH)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(contents(), 0, visitor);
        cursor.number("Type", 1);
        cursor.code("Function", 1, BacnetLink::label);
        cursor.number("Length", 2);
        visitor.number("HeaderLength", 0, 0, contents().length());
        switch (function()) {
            case RESULT -> cursor.code("Result", 2, BacnetLink::resultLabel);
            case 1, 3 -> broadcastTable(cursor, visitor);
            case FORWARDED_NPDU -> address(cursor, visitor, "Forwarding");
            case 5 -> cursor.number("RegistrationTTL", 2);
            case 8 -> address(cursor, visitor, "Foreign");
            default -> {}
        }
        cursor.bytes("Data", cursor.left());
    }

    private void broadcastTable(FieldCursor cursor, FieldVisitor visitor) {
        int count = cursor.left() / BROADCAST_ENTRY;
        if (visitor.beginList("BroadcastTable", cursor.at(), count * BROADCAST_ENTRY, count)) {
            for (int i = 0; i < count; i++) {
                visitor.beginStruct("", cursor.at(), BROADCAST_ENTRY);
                address(cursor, visitor, "");
                cursor.bytes("Mask", 4);
                visitor.endStruct();
            }
        } else {
            cursor.skip(count * BROADCAST_ENTRY);
        }
        visitor.endList();
    }

    private void address(FieldCursor cursor, FieldVisitor visitor, String prefix) {
        if (cursor.has(ADDRESS_LENGTH)) {
            visitor.address(prefix + "IP", cursor.at(), 4, Ipv4Address.read(contents(), cursor.at()));
            cursor.skip(4);
            cursor.number(prefix + "Port", 2);
        }
    }

    private static String label(long function) {
        return switch ((int) function) {
            case RESULT -> "Result";
            case 1 -> "WriteBroadcastDistributionTable";
            case 2 -> "ReadBroadcastDistributionTable";
            case 3 -> "ReadBroadcastDistributionTableAck";
            case FORWARDED_NPDU -> "ForwardedNPDU";
            case 5 -> "RegisterForeignDevice";
            case 6 -> "ReadForeignDeviceTable";
            case 7 -> "ReadForeignDeviceTableAck";
            case 8 -> "DeleteForeignDeviceTableEntry";
            case DISTRIBUTE_BROADCAST -> "DistributeBroadcastToNetwork";
            case ORIGINAL_UNICAST -> "OriginalUnicastNPDU";
            case ORIGINAL_BROADCAST -> "OriginalBroadcastNPDU";
            case 12 -> "SecureBVLL";
            default -> "Unknown(" + function + ')';
        };
    }

    private static String resultLabel(long result) {
        return switch ((int) result) {
            case 0x00 -> "Success";
            case 0x10 -> "WriteBroadcastDistributionTableNAK";
            case 0x20 -> "ReadBroadcastDistributionTableNAK";
            case 0x30 -> "RegisterForeignDeviceNAK";
            case 0x40 -> "ReadForeignDeviceTableNAK";
            case 0x50 -> "DeleteForeignDeviceTableEntryNAK";
            case 0x60 -> "DistributeBroadcastToNetworkNAK";
            default -> "Unknown(" + result + ')';
        };
    }
}
