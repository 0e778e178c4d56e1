package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * The optional elements of an LLDP data unit (IEEE 802.1AB, clause 8.5), up to the one that ends it. Immutable.
 *
 * <pre>
 * +--------+--------+-------+-----+--------+--------+-------+-----+
 * |  Type  | Length | Value | ... |  Type  | Length | Value | End |
 * +--------+--------+-------+-----+--------+--------+-------+-----+
 * </pre>
 */
public final class LinkLayerDiscoveryInfo extends Layer {
    private static final int ORGANIZATION_LENGTH = 4;
    private static final int CAPABILITIES_LENGTH = 4;
    private static final int ADDRESS_LEAST = 9;

    private LinkLayerDiscoveryInfo(Bytes in) {
        super(in);
    }

    /** Takes what {@link LinkLayerDiscovery} encloses: its elements are whole. */
    static LinkLayerDiscoveryInfo parse(Bytes in) throws MalformedPacketException {
        for (int at = 0; at < in.length(); at = LldpTlv.next(in, at)) {
            int required = required(in, at);
            int available = LldpTlv.length(in, at);
            if (available < required) {
                int end = at;
                throw MalformedPacketException.invalid(
                                LayerType.LINK_LAYER_DISCOVERY_INFO,
                                at,
                                required,
                                available,
                                "Invalid TLV " + LldpTlv.label(LldpTlv.type(in, at)) + " length " + available
                                        + " (wanted mimimum " + required)
                        .showing(Bytes.empty(), visitor -> describe(in, end, visitor));
            }
        }
        return new LinkLayerDiscoveryInfo(in);
    }

    /** How many bytes the value of the element at {@code at} has at least. */
    private static int required(Bytes in, int at) {
        return switch (LldpTlv.type(in, at)) {
            case LldpTlv.SYSTEM_CAPABILITIES -> CAPABILITIES_LENGTH;
            case LldpTlv.ORGANIZATION_SPECIFIC -> ORGANIZATION_LENGTH;
            case LldpTlv.MANAGEMENT_ADDRESS -> requiredOfAddress(LldpTlv.value(in, at));
            default -> 0;
        };
    }

    private static int requiredOfAddress(Bytes value) {
        if (value.length() < ADDRESS_LEAST) {
            return ADDRESS_LEAST;
        }
        int fixed = Math.max(value.u8(0), 1) + 7;
        return value.length() < fixed ? fixed : fixed + value.u8(fixed - 1);
    }

    /** The value of the last element of this type, empty if there is none. */
    private static Bytes last(Bytes in, int end, int type) {
        int found = lastAt(in, end, type);
        return found < 0 ? Bytes.empty() : LldpTlv.value(in, found);
    }

    private static int lastAt(Bytes in, int end, int type) {
        int found = -1;
        for (int at = 0; at < end; at = LldpTlv.next(in, at)) {
            found = LldpTlv.type(in, at) == type ? at : found;
        }
        return found;
    }

    private String text(int type) {
        return FixedText.all(last(bytes(), bytes().length(), type));
    }

    public String portDescription() {
        return text(LldpTlv.PORT_DESCRIPTION);
    }

    public String systemName() {
        return text(LldpTlv.SYSTEM_NAME);
    }

    public String systemDescription() {
        return text(LldpTlv.SYSTEM_DESCRIPTION);
    }

    /** Bits from the lowest: other, repeater, bridge, access point, router, telephone, cable device, station. */
    public int systemCapabilities() {
        Bytes value = last(bytes(), bytes().length(), LldpTlv.SYSTEM_CAPABILITIES);
        return value.isEmpty() ? 0 : value.u16(0);
    }

    /** Those of {@link #systemCapabilities} that are in use. */
    public int enabledCapabilities() {
        Bytes value = last(bytes(), bytes().length(), LldpTlv.SYSTEM_CAPABILITIES);
        return value.isEmpty() ? 0 : value.u16(2);
    }

    @Override
    public LayerType type() {
        return LayerType.LINK_LAYER_DISCOVERY_INFO;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new LldpTlvs(LldpTlv.list(bytes())));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describe(bytes(), bytes().length(), visitor);
    }

    private static void describe(Bytes in, int end, FieldVisitor visitor) {
        describeText("PortDescription", in, end, LldpTlv.PORT_DESCRIPTION, visitor);
        describeText("SysName", in, end, LldpTlv.SYSTEM_NAME, visitor);
        describeText("SysDescription", in, end, LldpTlv.SYSTEM_DESCRIPTION, visitor);
        int capabilities = lastAt(in, end, LldpTlv.SYSTEM_CAPABILITIES) + LldpTlv.HEADER_LENGTH;
        boolean none = capabilities < LldpTlv.HEADER_LENGTH;
        visitor.beginStruct("SysCapabilities", none ? 0 : capabilities, none ? 0 : CAPABILITIES_LENGTH);
        describeCapabilities("SystemCap", in, none ? 0 : capabilities, none, visitor);
        describeCapabilities("EnabledCap", in, none ? 0 : capabilities + 2, none, visitor);
        visitor.endStruct();
        describeManagementAddress(in, lastAt(in, end, LldpTlv.MANAGEMENT_ADDRESS), visitor);
        describeOrganizations(in, end, visitor);
        visitor.beginList("Unknown", 0, 0, 0);
        visitor.endList();
    }

    private static void describeText(String name, Bytes in, int end, int type, FieldVisitor visitor) {
        int at = lastAt(in, end, type);
        if (at >= 0) {
            Bytes value = LldpTlv.value(in, at);
            visitor.text(name, at + LldpTlv.HEADER_LENGTH, value.length(), FixedText.all(value));
        } else if (!visitor.wantsDetail()) {
            visitor.text(name, 0, 0, "");
        }
    }

    private static void describeCapabilities(String name, Bytes in, int at, boolean none, FieldVisitor visitor) {
        int bits = none ? 0 : in.u16(at);
        int length = none ? 0 : 2;
        String[] names = {
            "Other",
            "Repeater",
            "Bridge",
            "WLANAP",
            "Router",
            "Phone",
            "DocSis",
            "StationOnly",
            "CVLAN",
            "SVLAN",
            "TMPR"
        };
        visitor.beginStruct(name, at, length);
        if (none && visitor.wantsDetail()) {
            visitor.endStruct();
            return;
        }
        if (visitor.wantsDetail()) {
            visitor.number("Bits", at, length, bits);
        }
        for (int i = 0; i < names.length; i++) {
            visitor.flag(names[i], at, length, (bits >> i & 1) != 0);
        }
        visitor.endStruct();
    }

    private static void describeManagementAddress(Bytes in, int tlv, FieldVisitor visitor) {
        Bytes value = tlv < 0 ? Bytes.empty() : LldpTlv.value(in, tlv);
        int at = tlv < 0 ? 0 : tlv + LldpTlv.HEADER_LENGTH;
        visitor.beginStruct("MgmtAddress", at, value.length());
        if (tlv >= 0) {
            int length = Math.max(value.u8(0), 1);
            int behind = length + 1;
            Bytes address = value.slice(2, length - 1);
            visitor.code("Subtype", at + 1, 1, value.u8(1), AddressFamilies.label(value.u8(1)));
            visitor.bytes("Address", at + 2, address.length(), address);
            int kind = value.u8(behind);
            visitor.code("InterfaceSubtype", at + behind, 1, kind, interfaceLabel(kind));
            visitor.number("InterfaceNumber", at + behind + 1, 4, value.u32(behind + 1));
            Bytes oid = value.slice(behind + 6, value.u8(behind + 5));
            visitor.text("OID", at + behind + 6, oid.length(), FixedText.all(oid));
            if (visitor.wantsDetail() && value.u8(1) == 1 && address.length() == Ipv4Address.LENGTH) {
                visitor.address("IPv4", at + 2, Ipv4Address.LENGTH, Ipv4Address.read(address, 0));
            } else if (visitor.wantsDetail() && value.u8(1) == 2 && address.length() == Ipv6Address.LENGTH) {
                visitor.address("IPv6", at + 2, Ipv6Address.LENGTH, Ipv6Address.read(address, 0));
            }
        } else if (!visitor.wantsDetail()) {
            visitor.code("Subtype", 0, 0, 0, AddressFamilies.label(0));
            visitor.bytes("Address", 0, 0, Bytes.empty());
            visitor.code("InterfaceSubtype", 0, 0, 0, interfaceLabel(0));
            visitor.number("InterfaceNumber", 0, 0, 0);
            visitor.text("OID", 0, 0, "");
        }
        visitor.endStruct();
    }

    private static String interfaceLabel(int subtype) {
        return switch (subtype) {
            case 2 -> "IfIndex";
            case 3 -> "System Port Number";
            default -> "Unknown";
        };
    }

    private static void describeOrganizations(Bytes in, int end, FieldVisitor visitor) {
        int size = 0;
        for (int at = 0; at < end; at = LldpTlv.next(in, at)) {
            size += LldpTlv.type(in, at) == LldpTlv.ORGANIZATION_SPECIFIC ? 1 : 0;
        }
        if (visitor.beginList("OrgTLVs", 0, in.length(), size)) {
            for (int at = 0; at < end; at = LldpTlv.next(in, at)) {
                if (LldpTlv.type(in, at) == LldpTlv.ORGANIZATION_SPECIFIC) {
                    Bytes value = LldpTlv.value(in, at);
                    int start = at + LldpTlv.HEADER_LENGTH;
                    visitor.beginStruct("", start, value.length());
                    visitor.number("OUI", start, 3, value.u24(0));
                    visitor.number("SubType", start + 3, 1, value.u8(3));
                    visitor.bytes("Info", start + 4, value.length() - 4, value.slice(4));
                    visitor.endStruct();
                }
            }
        }
        visitor.endList();
    }
}
