package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * LLDP data unit (IEEE 802.1AB, clause 8): who sends, on which port, and how long that is true; the elements that may
 * follow are {@link LinkLayerDiscoveryInfo}. Immutable.
 *
 * <pre>
 * +------------+---------+--------------+----------------------+-----+
 * | Chassis ID | Port ID | Time to Live | optional elements... | End |
 * +------------+---------+--------------+----------------------+-----+
 * </pre>
 */
public final class LinkLayerDiscovery extends Layer {
    private static final int LEAST_ELEMENTS = 4;
    private static final int CHASSIS_COMPONENT_MAC = 4;
    private static final int PORT_COMPONENT_MAC = 3;
    private static final int CHASSIS_NETWORK_ADDRESS = 5;
    private static final int PORT_NETWORK_ADDRESS = 4;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;

    private LinkLayerDiscovery(Bytes in) {
        super(in);
    }

    public static LinkLayerDiscovery parse(Bytes in) throws MalformedPacketException {
        int count = 0;
        boolean ended = false;
        for (int at = 0; at < in.length(); at = LldpTlv.next(in, at)) {
            int rest = in.length() - at;
            if (rest < LldpTlv.HEADER_LENGTH) {
                throw truncated(at, LldpTlv.HEADER_LENGTH, rest, "LLDP vdata < 2 bytes");
            }
            int required = LldpTlv.HEADER_LENGTH + LldpTlv.length(in, at);
            if (rest < required) {
                throw truncated(at, required, rest, "LLDP VData < " + required + " bytes");
            }
            count++;
            ended = LldpTlv.type(in, at) == LldpTlv.END;
        }
        if (count < LEAST_ELEMENTS) {
            throw invalid(0, LEAST_ELEMENTS, count, "Missing mandatory LinkLayerDiscovery TLV");
        }
        checkMandatory(in, ended);
        return new LinkLayerDiscovery(in);
    }

    private static void checkMandatory(Bytes in, boolean ended) throws MalformedPacketException {
        for (int at = 0; at < in.length(); at = LldpTlv.next(in, at)) {
            String name = mandatoryName(LldpTlv.type(in, at));
            if (name != null && LldpTlv.length(in, at) < 2) {
                throw invalid(at, 2, LldpTlv.length(in, at), "Malformed LinkLayerDiscovery " + name + " TLV");
            }
        }
        if (subtype(in, LldpTlv.CHASSIS_ID) == 0 || subtype(in, LldpTlv.PORT_ID) == 0 || !ended) {
            throw invalid(0, 1, 0, "Missing mandatory LinkLayerDiscovery TLV");
        }
    }

    private static String mandatoryName(int type) {
        return switch (type) {
            case LldpTlv.CHASSIS_ID -> "ChassisID";
            case LldpTlv.PORT_ID -> "PortID";
            case LldpTlv.TIME_TO_LIVE -> "TTL";
            default -> null;
        };
    }

    private static MalformedPacketException truncated(int at, int required, int available, String message) {
        return MalformedPacketException.truncated(LayerType.LINK_LAYER_DISCOVERY, at, required, available, message);
    }

    private static MalformedPacketException invalid(int at, int required, int available, String message) {
        return MalformedPacketException.invalid(LayerType.LINK_LAYER_DISCOVERY, at, required, available, message);
    }

    /** Where the last element of this type begins, -1 if there is none. */
    private static int find(Bytes in, int type) {
        int found = -1;
        for (int at = 0; at < in.length(); at = LldpTlv.next(in, at)) {
            found = LldpTlv.type(in, at) == type ? at : found;
        }
        return found;
    }

    private static int subtype(Bytes in, int type) {
        int at = find(in, type);
        return at < 0 ? 0 : in.u8(at + LldpTlv.HEADER_LENGTH);
    }

    private Bytes id(int type) {
        return LldpTlv.value(bytes(), find(bytes(), type)).slice(1);
    }

    /** What {@link #chassisId} is: 4 is a MAC address, 5 a network address, others are text. */
    public int chassisIdSubtype() {
        return subtype(bytes(), LldpTlv.CHASSIS_ID);
    }

    public Bytes chassisId() {
        return id(LldpTlv.CHASSIS_ID);
    }

    /** What {@link #portId} is: 3 is a MAC address, 4 a network address, others are text. */
    public int portIdSubtype() {
        return subtype(bytes(), LldpTlv.PORT_ID);
    }

    public Bytes portId() {
        return id(LldpTlv.PORT_ID);
    }

    /** In seconds; zero means that the sender goes. */
    public int timeToLive() {
        int at = find(bytes(), LldpTlv.TIME_TO_LIVE);
        return at < 0 ? 0 : bytes().u16(at + LldpTlv.HEADER_LENGTH);
    }

    /** Where the first element that is not mandatory begins. */
    private int headerLength() {
        int at = 0;
        while (mandatoryName(LldpTlv.type(bytes(), at)) != null) {
            at = LldpTlv.next(bytes(), at);
        }
        return at;
    }

    @Override
    public LayerType type() {
        return LayerType.LINK_LAYER_DISCOVERY;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return LinkLayerDiscoveryInfo::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new LldpTlvs(LldpTlv.list(contents())));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describeId("ChassisID", LldpTlv.CHASSIS_ID, chassisLabel(chassisIdSubtype()), visitor);
        describeId("PortID", LldpTlv.PORT_ID, portLabel(portIdSubtype()), visitor);
        int ttl = find(bytes(), LldpTlv.TIME_TO_LIVE);
        visitor.number("TTL", Math.max(ttl, 0) + LldpTlv.HEADER_LENGTH, ttl < 0 ? 0 : 2, timeToLive());
        describeList("Values", false, visitor);
        if (visitor.wantsDetail()) {
            describeList("TLVs", true, visitor);
        }
    }

    private void describeId(String name, int type, String label, FieldVisitor visitor) {
        int at = find(bytes(), type) + LldpTlv.HEADER_LENGTH;
        int subtype = bytes().u8(at);
        Bytes id = id(type);
        visitor.beginStruct(name, at, 1 + id.length());
        visitor.code("Subtype", at, 1, subtype, label);
        visitor.bytes("ID", at + 1, id.length(), id);
        if (visitor.wantsDetail()) {
            boolean chassis = type == LldpTlv.CHASSIS_ID;
            if (subtype == (chassis ? CHASSIS_COMPONENT_MAC : PORT_COMPONENT_MAC) && id.length() == MacAddress.LENGTH) {
                visitor.address("MAC", at + 1, MacAddress.LENGTH, MacAddress.read(id, 0));
            } else if (subtype == (chassis ? CHASSIS_NETWORK_ADDRESS : PORT_NETWORK_ADDRESS)) {
                describeNetworkAddress(id, at + 1, visitor);
            } else {
                visitor.text("Text", at + 1, id.length(), FixedText.all(id));
            }
        }
        visitor.endStruct();
    }

    private static void describeNetworkAddress(Bytes id, int at, FieldVisitor visitor) {
        visitor.number("AddressFamily", at, 1, id.u8(0));
        if (id.u8(0) == IPV4 && id.length() == 1 + Ipv4Address.LENGTH) {
            visitor.address("IPv4", at + 1, Ipv4Address.LENGTH, Ipv4Address.read(id, 1));
        } else if (id.u8(0) == IPV6 && id.length() == 1 + Ipv6Address.LENGTH) {
            visitor.address("IPv6", at + 1, Ipv6Address.LENGTH, Ipv6Address.read(id, 1));
        }
    }

    private void describeList(String name, boolean all, FieldVisitor visitor) {
        int size = 0;
        for (int at = 0; at < bytes().length(); at = LldpTlv.next(bytes(), at)) {
            size += all || isValue(at) ? 1 : 0;
        }
        if (visitor.beginList(name, 0, bytes().length(), size)) {
            for (int at = 0; at < bytes().length(); at = LldpTlv.next(bytes(), at)) {
                if (all) {
                    visitor.beginStruct("", at, LldpTlv.HEADER_LENGTH);
                    visitor.number("Type", at, 1, LldpTlv.type(bytes(), at));
                    visitor.number("Length", at, 2, LldpTlv.length(bytes(), at));
                    visitor.endStruct();
                } else if (isValue(at)) {
                    LldpTlv.describe(bytes(), at, visitor);
                }
            }
        }
        visitor.endList();
    }

    private boolean isValue(int at) {
        int type = LldpTlv.type(bytes(), at);
        return type != LldpTlv.END && mandatoryName(type) == null;
    }

    private static String chassisLabel(int subtype) {
        return switch (subtype) {
            case 0 -> "Reserved";
            case 1 -> "Chassis Component";
            case 2 -> "Interface Alias";
            case 3 -> "Port Component";
            case 4 -> "MAC Address";
            case 5 -> "Network Address";
            case 6 -> "Interface Name";
            case 7 -> "Local";
            default -> "Unknown";
        };
    }

    private static String portLabel(int subtype) {
        return switch (subtype) {
            case 0 -> "Reserved";
            case 1 -> "Interface Alias";
            case 2 -> "Port Component";
            case 3 -> "MAC Address";
            case 4 -> "Network Address";
            case 5 -> "Interface Name";
            case 6 -> "Agent Circuit ID";
            case 7 -> "Local";
            default -> "Unknown";
        };
    }
}
