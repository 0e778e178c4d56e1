package dev.toami.protocols.lan;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;

/** Describes what the elements of a CDP message say, the last of each type, whatever their order. */
final class CdpFields {
    static final int PREFIX_LENGTH = 5;

    private final Bytes in;
    private final int end;
    private final FieldVisitor visitor;

    private CdpFields(Bytes in, int end, FieldVisitor visitor) {
        this.in = in;
        this.end = end;
        this.visitor = visitor;
    }

    /** @param end where the elements end that have been checked */
    static void describe(Bytes in, int end, FieldVisitor visitor) {
        new CdpFields(in, end, visitor).describe();
    }

    /** The value of the last element of this type, empty if there is none. */
    static Bytes last(Bytes in, int end, int type) {
        int found = lastAt(in, end, type);
        return found < 0 ? Bytes.empty() : CdpTlv.value(in, found);
    }

    private static int lastAt(Bytes in, int end, int type) {
        int found = -1;
        for (int at = 0; at < end; at += in.u16(at + 2)) {
            found = in.u16(at) == type ? at : found;
        }
        return found;
    }

    private void describe() {
        describeHello();
        text("DeviceID", CdpTlv.DEVICE_ID);
        addresses("Addresses", CdpTlv.ADDRESSES);
        text("PortID", CdpTlv.PORT_ID);
        describeCapabilities();
        text("Version", CdpTlv.SOFTWARE_VERSION);
        text("Platform", CdpTlv.PLATFORM);
        describePrefixes();
        text("VTPDomain", CdpTlv.VTP_DOMAIN);
        number("NativeVLAN", CdpTlv.NATIVE_VLAN, 2);
        describeDuplex();
        describeVlan("VLANReply", CdpTlv.VLAN_REPLY);
        describeVlan("VLANQuery", CdpTlv.VLAN_QUERY);
        number("PowerConsumption", CdpTlv.POWER_CONSUMPTION, 2);
        number("MTU", CdpTlv.MTU, 4);
        number("ExtendedTrust", CdpTlv.EXTENDED_TRUST, 1);
        number("UntrustedCOS", CdpTlv.UNTRUSTED_COS, 1);
        text("SysName", CdpTlv.SYSTEM_NAME);
        text("SysOID", CdpTlv.SYSTEM_OID);
        addresses("MgmtAddresses", CdpTlv.MANAGEMENT_ADDRESSES);
        describeLocation();
        describePower("PowerRequest", CdpTlv.POWER_REQUESTED);
        describePower("PowerAvailable", CdpTlv.POWER_AVAILABLE);
        describePoe();
        CdpEnergyWise.describe(value(CdpTlv.ENERGY_WISE), at(CdpTlv.ENERGY_WISE), visitor);
        describeUnknown();
    }

    private Bytes value(int type) {
        return last(in, end, type);
    }

    /** Where the value of {@link #value} is. */
    private int at(int type) {
        int found = lastAt(in, end, type);
        return found < 0 ? 0 : found + CiscoTlv.HEADER_LENGTH;
    }

    /** Whether to describe what a message does not have: gopacket's text shows zeros. */
    private boolean shows(Bytes value) {
        return !value.isEmpty() || !visitor.wantsDetail();
    }

    private void text(String name, int type) {
        Bytes value = value(type);
        if (shows(value)) {
            visitor.text(name, at(type), value.length(), FixedText.all(value));
        }
    }

    private void number(String name, int type, int length) {
        Bytes value = value(type);
        if (shows(value)) {
            visitor.number(name, at(type), value.isEmpty() ? 0 : length, value.isEmpty() ? 0 : read(value, 0, length));
        }
    }

    private static long read(Bytes value, int at, int length) {
        return length == 1 ? value.u8(at) : length == 2 ? value.u16(at) : value.u32(at);
    }

    private void describeHello() {
        Bytes value = value(CdpTlv.HELLO);
        int at = at(CdpTlv.HELLO);
        if (!shows(value)) {
            return;
        }
        boolean none = value.isEmpty();
        Bytes hello = none ? Bytes.wrap(new byte[32]) : value;
        visitor.bytes("OUI", at, none ? 0 : 3, none ? Bytes.empty() : hello.slice(0, 3));
        visitor.number("ProtocolID", at + 3, none ? 0 : 2, hello.u16(3));
        visitor.address("ClusterMaster", at + 5, none ? 0 : 4, none ? null : Ipv4Address.read(hello, 5));
        visitor.address("Unknown1", at + 9, none ? 0 : 4, none ? null : Ipv4Address.read(hello, 9));
        visitor.number("Version", at + 13, none ? 0 : 1, hello.u8(13));
        visitor.number("SubVersion", at + 14, none ? 0 : 1, hello.u8(14));
        visitor.number("Status", at + 15, none ? 0 : 1, hello.u8(15));
        visitor.number("Unknown2", at + 16, none ? 0 : 1, hello.u8(16));
        visitor.address("ClusterCommander", at + 17, none ? 0 : 6, none ? "" : MacAddress.read(hello, 17));
        visitor.address("SwitchMAC", at + 23, none ? 0 : 6, none ? "" : MacAddress.read(hello, 23));
        visitor.number("Unknown3", at + 29, none ? 0 : 1, hello.u8(29));
        visitor.number("ManagementVLAN", at + 30, none ? 0 : 2, hello.u16(30));
    }

    private void addresses(String name, int type) {
        Bytes value = value(type);
        List<IpAddress> addresses = CdpAddresses.list(value);
        if (visitor.beginList(name, at(type), value.length(), addresses.size())) {
            addresses.forEach(address -> visitor.address("", at(type), value.length(), address));
        }
        visitor.endList();
    }

    private void describeCapabilities() {
        Bytes value = value(CdpTlv.CAPABILITIES);
        String[] names = {
            "L3Router",
            "TBBridge",
            "SPBridge",
            "L2Switch",
            "IsHost",
            "IGMPFilter",
            "L1Repeater",
            "IsPhone",
            "RemotelyManaged"
        };
        flags("Capabilities", CdpTlv.CAPABILITIES, names, 4, value.isEmpty() ? 0 : value.u32(0));
    }

    private void describePoe() {
        Bytes value = value(CdpTlv.SPARE_PAIR_POE);
        String[] names = {"PSEFourWire", "PDArchShared", "PDRequestOn", "PSEOn"};
        flags("SparePairPoe", CdpTlv.SPARE_PAIR_POE, names, 1, value.isEmpty() ? 0 : value.u8(0));
    }

    private void flags(String name, int type, String[] names, int length, long bits) {
        int at = at(type);
        int size = value(type).isEmpty() ? 0 : length;
        visitor.beginStruct(name, at, size);
        if (shows(value(type))) {
            if (visitor.wantsDetail()) {
                visitor.number("Bits", at, size, bits);
            }
            for (int i = 0; i < names.length; i++) {
                visitor.flag(names[i], at, size, (bits >> i & 1) != 0);
            }
        }
        visitor.endStruct();
    }

    private void describePrefixes() {
        int at = at(CdpTlv.IP_PREFIX);
        Bytes value = value(CdpTlv.IP_PREFIX);
        if (visitor.beginList("IPPrefixes", at, value.length(), value.length() / PREFIX_LENGTH)) {
            for (int i = 0; i < value.length(); i += PREFIX_LENGTH) {
                int length = value.u8(i + 4);
                int mask = length == 0 ? 0 : -1 << (Integer.SIZE - length);
                visitor.beginStruct("", at + i, PREFIX_LENGTH);
                visitor.address("IP", at + i, 4, new Ipv4Address(value.i32(i) & mask));
                visitor.text("Mask", at + i + 4, 1, String.format("%08x", mask));
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private void describeDuplex() {
        Bytes value = value(CdpTlv.DUPLEX);
        if (shows(value)) {
            boolean full = !value.isEmpty() && value.u8(0) == 1;
            visitor.flag("FullDuplex", at(CdpTlv.DUPLEX), value.isEmpty() ? 0 : 1, full);
        }
    }

    private void describeVlan(String name, int type) {
        Bytes value = value(type);
        int at = at(type);
        boolean none = value.isEmpty();
        visitor.beginStruct(name, at, none ? 0 : 3);
        if (shows(value)) {
            visitor.number("ID", at, none ? 0 : 1, none ? 0 : value.u8(0));
            visitor.number("VLAN", at + 1, none ? 0 : 2, none ? 0 : value.u16(1));
        }
        visitor.endStruct();
    }

    private void describeLocation() {
        Bytes value = value(CdpTlv.LOCATION);
        int at = at(CdpTlv.LOCATION);
        boolean none = value.isEmpty();
        visitor.beginStruct("Location", at, value.length());
        if (shows(value)) {
            visitor.number("Type", at, none ? 0 : 1, none ? 0 : value.u8(0));
            Bytes text = none ? value : value.slice(1);
            visitor.text("Location", at + 1, text.length(), FixedText.all(text));
        }
        visitor.endStruct();
    }

    private void describePower(String name, int type) {
        Bytes value = value(type);
        int at = at(type);
        boolean none = value.isEmpty();
        visitor.beginStruct(name, at, value.length());
        if (shows(value)) {
            visitor.number("ID", at, none ? 0 : 2, none ? 0 : value.u16(0));
            visitor.number("MgmtID", at + 2, none ? 0 : 2, none ? 0 : value.u16(2));
            int size = none ? 0 : (value.length() - 4) / 4;
            if (visitor.beginList("Values", at + 4, size * 4, size)) {
                for (int i = 1; i <= size; i++) {
                    visitor.number("", at + i * 4, 4, value.u32(i * 4));
                }
            }
            visitor.endList();
        }
        visitor.endStruct();
    }

    private void describeUnknown() {
        int size = 0;
        for (int at = 0; at < end; at += in.u16(at + 2)) {
            size += isUnknown(in.u16(at)) ? 1 : 0;
        }
        if (visitor.beginList("Unknown", 0, in.length(), size)) {
            for (int at = 0; at < end; at += in.u16(at + 2)) {
                if (isUnknown(in.u16(at))) {
                    CdpTlv.describe(in, at, visitor);
                }
            }
        }
        visitor.endList();
    }

    private static boolean isUnknown(int type) {
        return type == 0x18 || type == 0x1b || CdpTlv.label(type).equals("Unknown");
    }
}
