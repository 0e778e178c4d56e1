package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Message of Nortel's discovery protocol (SNAP 00-00-81, 0x01a1 and 0x01a2). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------------------------------------------------------+
 * |                          IP Address                           |
 * +-----------------------------------------------+---------------+
 * |                  Segment ID                   |    Chassis    |
 * +---------------+---------------+---------------+---------------+
 * |   Backplane   |     State     |     Links     |
 * +---------------+---------------+---------------+
 * </pre>
 */
public final class NortelDiscovery extends Layer {
    public static final int HEADER_LENGTH = 11;
    private static final int IP_ADDRESS = 0;
    private static final int SEGMENT_ID = 4;
    private static final int CHASSIS = 7;
    private static final int BACKPLANE = 8;
    private static final int STATE = 9;
    private static final int LINKS = 10;

    private NortelDiscovery(Bytes in) {
        super(in);
    }

    public static NortelDiscovery parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.tooShort(
                    LayerType.NORTEL_DISCOVERY,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "Invalid NortelDiscovery packet length " + in.length());
        }
        return new NortelDiscovery(in);
    }

    /** Of the sender. */
    public Ipv4Address ipAddress() {
        return Ipv4Address.read(bytes(), IP_ADDRESS);
    }

    /** Slot, port and so on, 24 bits. */
    public int segmentId() {
        return bytes().u24(SEGMENT_ID);
    }

    public int chassis() {
        return bytes().u8(CHASSIS);
    }

    public int backplane() {
        return bytes().u8(BACKPLANE);
    }

    /** 1 after a change of the topology, 2 for a heartbeat, 3 for a new device. */
    public int state() {
        return bytes().u8(STATE);
    }

    public int links() {
        return bytes().u8(LINKS);
    }

    @Override
    public LayerType type() {
        return LayerType.NORTEL_DISCOVERY;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(
                new NortelDiscoveryHeader(ipAddress(), segmentId(), chassis(), backplane(), state(), links()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.address("IPAddress", IP_ADDRESS, Ipv4Address.LENGTH, ipAddress());
        visitor.bytes("SegmentID", SEGMENT_ID, 3, bytes().slice(SEGMENT_ID, 3));
        visitor.code("Chassis", CHASSIS, 1, chassis(), NortelChassis.label(chassis()));
        visitor.code("Backplane", BACKPLANE, 1, backplane(), backplaneLabel(backplane()));
        visitor.code("State", STATE, 1, state(), stateLabel(state()));
        visitor.number("NumLinks", LINKS, 1, links());
        if (visitor.wantsDetail()) {
            visitor.number("SegmentNumber", SEGMENT_ID, 3, segmentId());
        }
    }

    private static String backplaneLabel(int backplane) {
        return switch (backplane) {
            case 1 -> "Other";
            case 2 -> "Ethernet";
            case 3 -> "Ethernet and Tokenring";
            case 4 -> "Ethernet and FDDI";
            case 5 -> "Ethernet, Tokenring and FDDI";
            case 6 -> "Ethernet and Tokenring with redundant power";
            case 7 -> "Ethernet, Tokenring, FDDI with redundant power";
            case 8 -> "Token Ring";
            case 9 -> "Ethernet, Tokenring and Fast Ethernet";
            case 10 -> "Ethernet and Fast Ethernet";
            case 11 -> "Ethernet, Tokenring, Fast Ethernet with redundant power";
            case 12 -> "Ethernet, Fast Ethernet and Gigabit Ethernet";
            default -> "Unknown";
        };
    }

    private static String stateLabel(int state) {
        return switch (state) {
            case 1 -> "Topology Change";
            case 2 -> "Heartbeat";
            case 3 -> "New";
            default -> "Unknown";
        };
    }
}
