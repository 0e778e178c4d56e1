package dev.toami.protocols.dns;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * Header of the NetBIOS datagram service (RFC 1002, section 4.4). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |   MSG_TYPE    |     FLAGS     |            DGM_ID             |
 * +---------------+---------------+-------------------------------+
 * |                           SOURCE_IP                           |
 * +-------------------------------+-------------------------------+
 * |          SOURCE_PORT          |    DGM_LENGTH, if with data   |
 * +-------------------------------+-------------------------------+
 * |  PACKET_OFFSET, if with data  |  SOURCE_NAME, if with data    |
 * +-------------------------------+-------------------------------+
 * |                  DESTINATION_NAME, or an error code           |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class NbdsDatagram extends Layer implements ApplicationLayer {
    private static final int FIXED_LENGTH = 10;
    private static final int LENGTH = 10;
    private static final int NAMES = 14;

    private final int destinationName;
    private final int headerLength;

    private NbdsDatagram(Bytes in, int destinationName, int headerLength) {
        super(in);
        this.destinationName = destinationName;
        this.headerLength = headerLength;
    }

    public static NbdsDatagram parse(Bytes in) throws MalformedPacketException {
        require(in, FIXED_LENGTH);
        int type = in.u8(0);
        if (type >= 0x10 && type <= 0x12) {
            require(in, NAMES);
            int destination = nameEnd(in, NAMES);
            return new NbdsDatagram(in, destination, nameEnd(in, destination));
        }
        if (type == 0x13) {
            require(in, FIXED_LENGTH + 1);
            return new NbdsDatagram(in, -1, FIXED_LENGTH + 1);
        }
        if (type >= 0x14 && type <= 0x16) {
            return new NbdsDatagram(in, FIXED_LENGTH, nameEnd(in, FIXED_LENGTH));
        }
        throw MalformedPacketException.invalid(
                LayerType.NBDS, 0, 0x10, type, "NetBIOS datagrams are of type 16 to 22, not " + type);
    }

    private static void require(Bytes in, int length) throws MalformedPacketException {
        if (in.length() < length) {
            throw MalformedPacketException.truncated(
                    LayerType.NBDS,
                    0,
                    length,
                    in.length(),
                    "a NetBIOS datagram has at least " + length + " bytes; there are " + in.length());
        }
    }

    private static int nameEnd(Bytes in, int offset) throws MalformedPacketException {
        try {
            return NameReader.check(in, in.length(), offset);
        } catch (MalformedPacketException e) {
            throw MalformedPacketException.invalid(
                    LayerType.NBDS, e.offset(), e.required(), e.available(), e.getMessage());
        }
    }

    /** 16 to 18 with data, 19 for an error, 20 to 22 about a name. */
    public int messageType() {
        return bytes().u8(0);
    }

    public int flags() {
        return bytes().u8(1);
    }

    public int id() {
        return bytes().u16(2);
    }

    public Ipv4Address sourceAddress() {
        return Ipv4Address.read(bytes(), 4);
    }

    public int sourcePort() {
        return bytes().u16(8);
    }

    private boolean hasData() {
        return messageType() <= 0x12;
    }

    /** Of datagrams with data. */
    public Optional<NetbiosName> sourceName() {
        return hasData() ? NetbiosName.decode(NameReader.read(bytes(), NAMES)) : Optional.empty();
    }

    /** Of all but errors. */
    public Optional<NetbiosName> destinationName() {
        return destinationName < 0 ? Optional.empty() : NetbiosName.decode(NameReader.read(bytes(), destinationName));
    }

    @Override
    public LayerType type() {
        return LayerType.NBDS;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength);
    }

    @Override
    public Bytes payload() {
        return hasData() ? bytes().slice(headerLength) : Bytes.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("MessageType", 0, 1, messageType(), label(messageType()));
        visitor.number("Flags", 1, 1, flags());
        visitor.flag("MoreFragments", 1, 1, (flags() & 1) != 0);
        visitor.flag("FirstFragment", 1, 1, (flags() & 2) != 0);
        visitor.number("SourceNodeType", 1, 1, flags() >> 2 & 3);
        visitor.number("DatagramID", 2, 2, id());
        visitor.address("SourceIP", 4, 4, sourceAddress());
        visitor.port("SourcePort", 8, 2, sourcePort(), null);
        if (hasData()) {
            visitor.number("DatagramLength", LENGTH, 2, bytes().u16(LENGTH));
            visitor.number("PacketOffset", LENGTH + 2, 2, bytes().u16(LENGTH + 2));
            visitor.text("SourceName", NAMES, destinationName - NAMES, NetbiosName.text(bytes(), NAMES));
        }
        if (destinationName < 0) {
            visitor.number("ErrorCode", FIXED_LENGTH, 1, bytes().u8(FIXED_LENGTH));
        } else {
            visitor.text(
                    "DestinationName",
                    destinationName,
                    headerLength - destinationName,
                    NetbiosName.text(bytes(), destinationName));
        }
    }

    private static String label(int type) {
        return switch (type) {
            case 0x10 -> "DirectUnique";
            case 0x11 -> "DirectGroup";
            case 0x12 -> "Broadcast";
            case 0x13 -> "Error";
            case 0x14 -> "QueryRequest";
            case 0x15 -> "PositiveQueryResponse";
            default -> "NegativeQueryResponse";
        };
    }
}
