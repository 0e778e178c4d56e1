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
 * Linux cooked capture header, version 1 (LINKTYPE_LINUX_SLL). Immutable.
 *
 * <pre>
 *  0             2             4             6                 14            16
 * +-------------+-------------+-------------+-----------------+-------------+---------
 * | Packet type |  Hardware   |   Address   |     Address     |  Protocol   | Payload
 * |             | type ARPHRD |   length    |     8 bytes     |             |
 * +-------------+-------------+-------------+-----------------+-------------+---------
 * </pre>
 */
public final class SllFrame extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 16;
    private static final int PACKET_TYPE = 0;
    private static final int HARDWARE_TYPE = 2;
    private static final int ADDRESS_LENGTH = 4;
    private static final int ADDRESS = 6;
    private static final int PROTOCOL = 14;

    /** ARPHRD_IPGRE: the protocol is one of GRE. */
    private static final int GRE = 778;

    private SllFrame(Bytes in) {
        super(in);
    }

    public static SllFrame parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.tooShort(
                    LayerType.LINUX_SLL, 0, HEADER_LENGTH, in.length(), "Linux SLL packet too small");
        }
        return new SllFrame(in);
    }

    /** To whom the frame was sent. */
    public PacketType packetType() {
        return PacketType.of(packetTypeCode());
    }

    /** The code of {@link #packetType()}, which may be one that has no name. */
    public int packetTypeCode() {
        return bytes().u16(PACKET_TYPE);
    }

    /** The interface's kind of hardware, an ARPHRD number. */
    public int hardwareType() {
        return bytes().u16(HARDWARE_TYPE);
    }

    /** How long the sender's address is; more than 8 bytes are not in the header. */
    public int addressLength() {
        return bytes().u16(ADDRESS_LENGTH);
    }

    /** The sender's link-layer address, or its first 8 bytes. */
    public Bytes address() {
        return bytes().slice(ADDRESS, Math.min(addressLength(), CookedProtocols.ADDRESS_ROOM));
    }

    /** What follows: an EtherType if {@link #isEtherType()}. */
    public int protocol() {
        return bytes().u16(PROTOCOL);
    }

    /** False if the protocol is a code of Linux or of the hardware type instead. */
    public boolean isEtherType() {
        return CookedProtocols.isEtherType(hardwareType(), protocol()) && protocol() >= EtherType.MINIMUM;
    }

    @Override
    public LayerType type() {
        return LayerType.LINUX_SLL;
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
        return Optional.of(SllHeader.of(packetTypeCode(), hardwareType(), address())
                .withProtocol(protocol())
                .withAddressLength(addressLength()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        String type = CookedProtocols.packetTypeLabel(packetTypeCode());
        visitor.code("PacketType", PACKET_TYPE, 2, packetTypeCode(), type);
        visitor.number("AddrLen", ADDRESS_LENGTH, 2, addressLength());
        visitor.address("Addr", ADDRESS, address().length(), EtherTypes.hardwareAddress(address()));
        visitor.code("EthernetType", PROTOCOL, 2, protocol(), EtherType.label(protocol()));
        visitor.number("AddrType", HARDWARE_TYPE, 2, hardwareType());
        if (visitor.wantsDetail()) {
            visitor.number(hardwareType() == GRE ? "GREType" : "TypeField", PROTOCOL, 2, protocol());
        }
    }
}
