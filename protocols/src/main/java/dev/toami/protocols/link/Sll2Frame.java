package dev.toami.protocols.link;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.PacketType;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.EtherType;

/**
 * Linux cooked capture header, version 2 (LINKTYPE_LINUX_SLL2). Immutable.
 *
 * <pre>
 *  0          2          4           8           10     11      12              20
 * +----------+----------+-----------+-----------+------+-------+---------------+---------
 * | Protocol | Reserved | Interface | Hardware  | Pkt. | Addr. |    Address    | Payload
 * |          |          |   index   |   type    | type | len.  |    8 bytes    |
 * +----------+----------+-----------+-----------+------+-------+---------------+---------
 * </pre>
 */
public final class Sll2Frame extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 20;
    private static final int PROTOCOL = 0;
    private static final int INTERFACE_INDEX = 4;
    private static final int HARDWARE_TYPE = 8;
    private static final int PACKET_TYPE = 10;
    private static final int ADDRESS_LENGTH = 11;
    private static final int ADDRESS = 12;

    private Sll2Frame(Bytes in) {
        super(in);
    }

    public static Sll2Frame parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.tooShort(
                    LayerType.LINUX_SLL2, 0, HEADER_LENGTH, in.length(), "Linux SLL2 packet too small");
        }
        return new Sll2Frame(in);
    }

    /** What follows: an EtherType if {@link #isEtherType()}. */
    public int protocol() {
        return bytes().u16(PROTOCOL);
    }

    /** False if the protocol is a code of Linux or of the hardware type instead. */
    public boolean isEtherType() {
        return CookedProtocols.isEtherType(hardwareType(), protocol()) && protocol() >= EtherType.MINIMUM;
    }

    /** The interface on which the frame was seen, 32 bits. */
    public long interfaceIndex() {
        return bytes().u32(INTERFACE_INDEX);
    }

    /** The interface's kind of hardware, an ARPHRD number. */
    public int hardwareType() {
        return bytes().u16(HARDWARE_TYPE);
    }

    /** To whom the frame was sent. */
    public PacketType packetType() {
        return PacketType.of(packetTypeCode());
    }

    /** The code of {@link #packetType()}, which may be one that has no name. */
    public int packetTypeCode() {
        return bytes().u8(PACKET_TYPE);
    }

    /** How long the sender's address is; more than 8 bytes are not in the header. */
    public int addressLength() {
        return bytes().u8(ADDRESS_LENGTH);
    }

    /** The sender's link-layer address, or its first 8 bytes. */
    public Bytes address() {
        return bytes().slice(ADDRESS, Math.min(addressLength(), CookedProtocols.ADDRESS_ROOM));
    }

    @Override
    public LayerType type() {
        return LayerType.LINUX_SLL2;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return CookedProtocols.next(dissector, hardwareType(), protocol());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(Sll2Header.of(interfaceIndex(), hardwareType(), packetTypeCode(), address())
                .withProtocol(protocol())
                .withAddressLength(addressLength()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        String type = CookedProtocols.packetTypeLabel(packetTypeCode());
        visitor.code("ProtocolType", PROTOCOL, 2, protocol(), EtherType.label(protocol()));
        visitor.number("InterfaceIndex", INTERFACE_INDEX, 4, interfaceIndex());
        visitor.number("ARPHardwareType", HARDWARE_TYPE, 2, hardwareType());
        visitor.code("PacketType", PACKET_TYPE, 1, packetTypeCode(), type);
        visitor.number("AddrLength", ADDRESS_LENGTH, 1, addressLength());
        visitor.address("Addr", ADDRESS, address().length(), EtherTypes.hardwareAddress(address()));
    }
}
