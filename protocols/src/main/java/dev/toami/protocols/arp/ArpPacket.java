package dev.toami.protocols.arp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.EtherType;

/**
 * Address Resolution Protocol packet (RFC 826), of hardware addresses of h bytes and protocol addresses of p. Immutable.
 *
 * <pre>
 *  0             2             4       5       6            8
 * +-------------+-------------+-------+-------+------------+
 * |  Hardware   |  Protocol   |   h   |   p   | Operation  |
 * +-------------+-------------+-------+-------+------------+
 * | Sender hardware address (h)| Sender protocol address (p)|
 * +----------------------------+----------------------------+
 * | Target hardware address (h)| Target protocol address (p)|
 * +----------------------------+----------------------------+
 * </pre>
 */
public final class ArpPacket extends Layer {
    /** As far as the addresses. */
    public static final int FIXED_LENGTH = 8;

    public static final int HARDWARE_ETHERNET = 1;
    public static final int REQUEST = 1;
    public static final int REPLY = 2;

    private static final int HARDWARE_TYPE = 0;
    private static final int PROTOCOL_TYPE = 2;
    private static final int HARDWARE_LENGTH = 4;
    private static final int PROTOCOL_LENGTH = 5;
    private static final int OPERATION = 6;

    private ArpPacket(Bytes in) {
        super(in);
    }

    public static ArpPacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < FIXED_LENGTH) {
            throw tooShort(in, FIXED_LENGTH, "");
        }
        int required = FIXED_LENGTH + 2 * (in.u8(HARDWARE_LENGTH) + in.u8(PROTOCOL_LENGTH));
        if (in.length() < required) {
            throw tooShort(in, required, ", " + required + " expected");
        }
        return new ArpPacket(in);
    }

    private static MalformedPacketException tooShort(Bytes in, int required, String expected) {
        return MalformedPacketException.truncated(
                LayerType.ARP, 0, required, in.length(), "ARP length " + in.length() + " too short" + expected);
    }

    public int hardwareType() {
        return bytes().u16(HARDWARE_TYPE);
    }

    public EtherType protocolType() {
        return new EtherType(bytes().u16(PROTOCOL_TYPE));
    }

    public int hardwareAddressLength() {
        return bytes().u8(HARDWARE_LENGTH);
    }

    public int protocolAddressLength() {
        return bytes().u8(PROTOCOL_LENGTH);
    }

    /** {@link #REQUEST}, {@link #REPLY}, or another of IANA's ARP operation codes. */
    public int operation() {
        return bytes().u16(OPERATION);
    }

    public boolean isRequest() {
        return operation() == REQUEST;
    }

    public boolean isReply() {
        return operation() == REPLY;
    }

    public Bytes senderHardwareAddress() {
        return bytes().slice(FIXED_LENGTH, hardwareAddressLength());
    }

    public Bytes senderProtocolAddress() {
        return bytes().slice(senderProtocol(), protocolAddressLength());
    }

    public Bytes targetHardwareAddress() {
        return bytes().slice(targetHardware(), hardwareAddressLength());
    }

    public Bytes targetProtocolAddress() {
        return bytes().slice(targetProtocol(), protocolAddressLength());
    }

    private int senderProtocol() {
        return FIXED_LENGTH + hardwareAddressLength();
    }

    private int targetHardware() {
        return senderProtocol() + protocolAddressLength();
    }

    private int targetProtocol() {
        return targetHardware() + hardwareAddressLength();
    }

    /** The sender's MAC address, if hardware addresses have six bytes. */
    public Optional<MacAddress> senderMac() {
        return mac(FIXED_LENGTH);
    }

    /** The target's MAC address, if hardware addresses have six bytes. */
    public Optional<MacAddress> targetMac() {
        return mac(targetHardware());
    }

    private Optional<MacAddress> mac(int offset) {
        return hardwareAddressLength() == MacAddress.LENGTH
                ? Optional.of(MacAddress.read(bytes(), offset))
                : Optional.empty();
    }

    /** The sender's address, if the protocol is IPv4. */
    public Optional<Ipv4Address> senderIp() {
        return ip(senderProtocol());
    }

    /** The target's address, if the protocol is IPv4. */
    public Optional<Ipv4Address> targetIp() {
        return ip(targetProtocol());
    }

    private Optional<Ipv4Address> ip(int offset) {
        boolean ipv4 = bytes().u16(PROTOCOL_TYPE) == EtherType.IPV4.value();
        return ipv4 && protocolAddressLength() == Ipv4Address.LENGTH
                ? Optional.of(Ipv4Address.read(bytes(), offset))
                : Optional.empty();
    }

    /** True if sender and target have the same protocol address: the sender announces itself. */
    public boolean isGratuitous() {
        return senderProtocolAddress().equals(targetProtocolAddress());
    }

    @Override
    public LayerType type() {
        return LayerType.ARP;
    }

    private int headerLength() {
        return targetProtocol() + protocolAddressLength();
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    /** What lies behind the addresses: the padding of a short Ethernet frame. */
    @Override
    public Bytes payload() {
        return bytes().slice(headerLength());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(ArpHeader.of(
                hardwareType(),
                protocolType(),
                operation(),
                senderHardwareAddress(),
                senderProtocolAddress(),
                targetHardwareAddress(),
                targetProtocolAddress()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int hardware = hardwareAddressLength();
        int protocol = protocolAddressLength();
        int protocolType = bytes().u16(PROTOCOL_TYPE);
        visitor.code("AddrType", HARDWARE_TYPE, 2, hardwareType(), hardwareLabel(hardwareType()));
        visitor.code("Protocol", PROTOCOL_TYPE, 2, protocolType, EtherType.label(protocolType));
        visitor.number("HwAddressSize", HARDWARE_LENGTH, 1, hardware);
        visitor.number("ProtAddressSize", PROTOCOL_LENGTH, 1, protocol);
        visitor.number("Operation", OPERATION, 2, operation());
        visitor.bytes("SourceHwAddress", FIXED_LENGTH, hardware, senderHardwareAddress());
        visitor.bytes("SourceProtAddress", senderProtocol(), protocol, senderProtocolAddress());
        visitor.bytes("DstHwAddress", targetHardware(), hardware, targetHardwareAddress());
        visitor.bytes("DstProtAddress", targetProtocol(), protocol, targetProtocolAddress());
        if (visitor.wantsDetail()) {
            senderMac().ifPresent(mac -> visitor.address("SenderMAC", FIXED_LENGTH, hardware, mac));
            senderIp().ifPresent(ip -> visitor.address("SenderIP", senderProtocol(), protocol, ip));
            targetMac().ifPresent(mac -> visitor.address("TargetMAC", targetHardware(), hardware, mac));
            targetIp().ifPresent(ip -> visitor.address("TargetIP", targetProtocol(), protocol, ip));
        }
    }

    /** gopacket's text takes the low byte of the hardware type for a link type of capture files. */
    private static String hardwareLabel(int hardwareType) {
        return switch (hardwareType & 0xff) {
            case 0 -> "Null";
            case 1 -> "Ethernet";
            case 9 -> "PPP";
            case 10 -> "FDDI";
            case 12, 101 -> "Raw";
            case 105 -> "802.11";
            case 108 -> "Loop";
            case 113 -> "Linux SLL";
            case 117 -> "PFLog";
            case 119 -> "Prism";
            case 127 -> "RadioTap";
            case 220 -> "USB";
            default -> "UnknownLinkType";
        };
    }
}
