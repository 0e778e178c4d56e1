package dev.toami.protocols.industrial;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.FieldCursor;

/**
 * BACnet network layer protocol data unit (ANSI/ASHRAE 135, clause 6.2). Immutable.
 *
 * <pre>
 *  0         1         2        (4)   (5)     ...
 * +---------+---------+---------+-----+------+---------+-----+------+-----------+------
 * |Version 1| Control | (DNET)  |(DLEN| DADR)| (SNET)  |(SLEN| SADR)|(Hop Count)| APDU
 * +---------+---------+---------+-----+------+---------+-----+------+-----------+------
 * </pre>
 */
public final class BacnetNetwork extends MeasuredLayer implements ApplicationLayer {
    private static final int VERSION = 1;
    private static final int LEAST = 2;
    private static final int NETWORK_MESSAGE = 0x80;
    private static final int DESTINATION = 0x20;
    private static final int SOURCE = 0x08;
    private static final int PROPRIETARY = 0x80;

    private BacnetNetwork(Bytes in, int headerLength) {
        super(in, LayerType.BACNET, headerLength, in.length());
    }

    public static BacnetNetwork parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.BACNET, LEAST);
        if (in.u8(0) != VERSION) {
            throw invalid(LayerType.BACNET, 0, VERSION, in.u8(0), "version");
        }
        int control = in.u8(1);
        int at = LEAST;
        if ((control & DESTINATION) != 0) {
            at = afterAddress(in, at);
        }
        if ((control & SOURCE) != 0) {
            at = afterAddress(in, at);
        }
        at += (control & DESTINATION) != 0 ? 1 : 0;
        require(in, LayerType.BACNET, at);
        return new BacnetNetwork(in, (control & NETWORK_MESSAGE) != 0 ? in.length() : at);
    }

    private static int afterAddress(Bytes in, int at) throws MalformedPacketException {
        require(in, LayerType.BACNET, at + 3);
        return at + 3 + in.u8(at + 2);
    }

    public int control() {
        return bytes().u8(1);
    }

    /** Whether this is a message between routers, and none of an application. */
    public boolean isNetworkMessage() {
        return (control() & NETWORK_MESSAGE) != 0;
    }

    public boolean isReplyExpected() {
        return (control() & 0x04) != 0;
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return BacnetApplication::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new BacnetNetworkHeader(control(), contents().slice(LEAST)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(contents(), 0, visitor);
        cursor.number("Version", 1);
        cursor.flag("NetworkMessage", 1, NETWORK_MESSAGE)
                .flag("DestinationSpecifier", 1, DESTINATION)
                .flag("SourceSpecifier", 1, SOURCE)
                .flag("ExpectingReply", 1, 0x04)
                .bits("Priority", 1, 0x03);
        cursor.number("Control", 1);
        if ((control() & DESTINATION) != 0) {
            cursor.number("DNET", 2);
            int length = (int) cursor.number("DLEN", 1);
            cursor.bytes("DADR", length);
        }
        if ((control() & SOURCE) != 0) {
            cursor.number("SNET", 2);
            int length = (int) cursor.number("SLEN", 1);
            cursor.bytes("SADR", length);
        }
        if ((control() & DESTINATION) != 0) {
            cursor.number("HopCount", 1);
        }
        if (isNetworkMessage()) {
            long type = cursor.code("MessageType", 1, BacnetNetwork::label);
            if (type >= PROPRIETARY) {
                cursor.number("VendorID", 2);
            }
            cursor.bytes("Data", cursor.left());
        }
    }

    private static String label(long type) {
        return switch ((int) type) {
            case 0x00 -> "WhoIsRouterToNetwork";
            case 0x01 -> "IAmRouterToNetwork";
            case 0x02 -> "ICouldBeRouterToNetwork";
            case 0x03 -> "RejectMessageToNetwork";
            case 0x04 -> "RouterBusyToNetwork";
            case 0x05 -> "RouterAvailableToNetwork";
            case 0x06 -> "InitializeRoutingTable";
            case 0x07 -> "InitializeRoutingTableAck";
            case 0x08 -> "EstablishConnectionToNetwork";
            case 0x09 -> "DisconnectConnectionToNetwork";
            case 0x12 -> "WhatIsNetworkNumber";
            case 0x13 -> "NetworkNumberIs";
            default -> "Unknown(" + type + ')';
        };
    }
}
