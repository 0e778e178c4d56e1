package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/** Whether the elements of a CDP message have what their types demand. */
final class CdpCheck {
    private CdpCheck() {}

    static void element(int type, Bytes value, int offset) throws MalformedPacketException {
        int required = required(type);
        boolean prefixes = type != CdpTlv.IP_PREFIX || value.length() % CdpFields.PREFIX_LENGTH == 0;
        if (value.length() < required || !prefixes) {
            throw invalid(
                    offset,
                    required,
                    value.length(),
                    "Invalid TLV " + CdpTlv.label(type) + " length " + value.length());
        }
        if (type == CdpTlv.ADDRESSES || type == CdpTlv.MANAGEMENT_ADDRESSES) {
            CdpAddresses.check(value, offset);
        } else if (type == CdpTlv.ENERGY_WISE) {
            energyWise(value, offset);
        } else if (type == CdpTlv.IP_PREFIX) {
            for (int at = 4; at < value.length(); at += CdpFields.PREFIX_LENGTH) {
                if (value.u8(at) > Integer.SIZE) {
                    throw invalid(offset, 0, value.u8(at), "an IPv4 prefix has up to 32 bits, not " + value.u8(at));
                }
            }
        }
    }

    private static int required(int type) {
        return switch (type) {
            case CdpTlv.ADDRESSES,
                    CdpTlv.MANAGEMENT_ADDRESSES,
                    CdpTlv.CAPABILITIES,
                    CdpTlv.MTU,
                    CdpTlv.POWER_REQUESTED,
                    CdpTlv.POWER_AVAILABLE -> 4;
            case CdpTlv.IP_PREFIX -> CdpFields.PREFIX_LENGTH;
            case CdpTlv.HELLO -> 32;
            case CdpTlv.NATIVE_VLAN, CdpTlv.POWER_CONSUMPTION, CdpTlv.LOCATION -> 2;
            case CdpTlv.DUPLEX, CdpTlv.EXTENDED_TRUST, CdpTlv.UNTRUSTED_COS, CdpTlv.SPARE_PAIR_POE -> 1;
            case CdpTlv.VLAN_REPLY, CdpTlv.VLAN_QUERY -> 3;
            case CdpTlv.ENERGY_WISE -> CdpEnergyWise.FIXED_LENGTH;
            default -> 0;
        };
    }

    private static void energyWise(Bytes value, int offset) throws MalformedPacketException {
        int declared = value.u16(CdpEnergyWise.TABLE_LENGTH);
        int number = value.u16(CdpEnergyWise.TABLE_COUNT);
        Bytes table = value.slice(CdpEnergyWise.FIXED_LENGTH);
        if (table.length() < declared) {
            throw invalid(offset, declared, table.length(), "Invalid TLV length " + declared + " vs " + table.length());
        }
        for (int seen = 1; table.length() > CdpEnergyWise.ENTRY_HEADER; seen++) {
            long length = table.u32(4);
            int rest = table.length() - CdpEnergyWise.ENTRY_HEADER;
            if (seen > number) {
                throw invalid(offset, number, seen, "Too many TLV's - wanted " + number + ", saw " + seen);
            }
            if (length > rest) {
                throw invalid(offset, (int) length, rest, "Invalid TLV length " + length + " vs " + rest);
            }
            table = table.slice(CdpEnergyWise.ENTRY_HEADER + (int) length);
        }
    }

    private static MalformedPacketException invalid(int offset, int required, int available, String message) {
        return MalformedPacketException.invalid(LayerType.CISCO_DISCOVERY_INFO, offset, required, available, message);
    }
}
