package dev.toami.protocols.lan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * The elements of a CDP message, which describe a device and its port. Immutable.
 *
 * <pre>
 *  0               15 16              31
 * +------------------+------------------+----------+-----
 * |       Type       |      Length      | Value... | ...
 * +------------------+------------------+----------+-----
 * </pre>
 */
public final class CiscoDiscoveryInfo extends Layer {
    private CiscoDiscoveryInfo(Bytes in) {
        super(in);
    }

    /** Takes what {@link CiscoDiscovery} encloses: its elements are whole. */
    static CiscoDiscoveryInfo parse(Bytes in) throws MalformedPacketException {
        for (int at = 0; at < in.length(); at += in.u16(at + 2)) {
            int end = at;
            try {
                CdpCheck.element(in.u16(at), CdpTlv.value(in, at), at);
            } catch (MalformedPacketException e) {
                throw e.showing(in, visitor -> CdpFields.describe(in, end, visitor));
            }
        }
        return new CiscoDiscoveryInfo(in);
    }

    private Bytes last(int type) {
        return CdpFields.last(bytes(), bytes().length(), type);
    }

    public String deviceId() {
        return FixedText.all(last(CdpTlv.DEVICE_ID));
    }

    public String portId() {
        return FixedText.all(last(CdpTlv.PORT_ID));
    }

    public String platform() {
        return FixedText.all(last(CdpTlv.PLATFORM));
    }

    public String softwareVersion() {
        return FixedText.all(last(CdpTlv.SOFTWARE_VERSION));
    }

    /** Bits from the lowest: router, transparent and source-route bridge, switch, host, IGMP, repeater, phone, remote. */
    public long capabilities() {
        Bytes value = last(CdpTlv.CAPABILITIES);
        return value.isEmpty() ? 0 : value.u32(0);
    }

    /** Zero if there is none. */
    public int nativeVlan() {
        Bytes value = last(CdpTlv.NATIVE_VLAN);
        return value.isEmpty() ? 0 : value.u16(0);
    }

    /** The addresses of the device that are IPv4 or IPv6. */
    public List<IpAddress> addresses() {
        return CdpAddresses.list(last(CdpTlv.ADDRESSES));
    }

    public List<IpAddress> managementAddresses() {
        return CdpAddresses.list(last(CdpTlv.MANAGEMENT_ADDRESSES));
    }

    @Override
    public LayerType type() {
        return LayerType.CISCO_DISCOVERY_INFO;
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
        List<CdpTlv> elements = new ArrayList<>();
        for (int at = 0; at < bytes().length(); at += bytes().u16(at + 2)) {
            elements.add(new CdpTlv(bytes().u16(at), CdpTlv.value(bytes(), at)));
        }
        return Optional.of(new CdpTlvs(elements));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        CdpFields.describe(bytes(), bytes().length(), visitor);
    }
}
