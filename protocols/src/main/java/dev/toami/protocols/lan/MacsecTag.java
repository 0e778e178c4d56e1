package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;
import dev.toami.protocols.numbers.EtherType;

/**
 * Security tag of MACsec (IEEE 802.1AE, clause 9), behind its EtherType, with the integrity check value at the end of the
 * frame. Where the data are neither encrypted nor changed, they begin with an EtherType, which is read as part of the tag.
 * Immutable.
 *
 * <pre>
 *  0               8               16                           31
 * +-----------+---+---+-----------+-------------------------------+
 * |V|ES|SC|SCB|E|C|AN | |   SL    |        Packet Number...       |
 * +-----------+---+---+-----------+-------------------------------+
 *  (4), Secure Channel Identifier (8, if SC), data, ICV (16)
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class MacsecTag extends Layer {
    public static final int ICV_LENGTH = 16;
    static final int SHORT_LENGTH_HEADER = 6;
    static final int SCI_LENGTH = 8;
    static final int CONTROL = 0;
    static final int SHORT_LENGTH = 1;
    static final int PACKET_NUMBER = 2;
    static final int SCI = 6;
    static final int SC = 0x20;
    private static final int ENCRYPTED = 0x08;
    private static final int CHANGED = 0x04;

    private MacsecTag(Bytes in) {
        super(in);
    }

    public static MacsecTag parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, SHORT_LENGTH_HEADER, LayerType.MACSEC);
        HeaderLength.require(in, headerLength(in), LayerType.MACSEC);
        return new MacsecTag(in);
    }

    private static int headerLength(Bytes in) {
        return tagLength(in) + (isReadable(in) ? 2 : 0);
    }

    private static int tagLength(Bytes in) {
        return SHORT_LENGTH_HEADER + ((in.u8(CONTROL) & SC) != 0 ? SCI_LENGTH : 0);
    }

    private static boolean isReadable(Bytes in) {
        return (in.u8(CONTROL) & (ENCRYPTED | CHANGED)) == 0;
    }

    /** Version, ES, SC, SCB, E and C bit: the upper six bits of the first byte. */
    public int tagControlInformation() {
        return bytes().u8(CONTROL) >> 2;
    }

    public int associationNumber() {
        return bytes().u8(CONTROL) & 3;
    }

    /** The length of the data if it is less than 48, otherwise 0. */
    public int shortLength() {
        return bytes().u8(SHORT_LENGTH) & 0x3f;
    }

    public long packetNumber() {
        return bytes().u32(PACKET_NUMBER);
    }

    /** The secure channel identifier: MAC address and port. */
    public OptionalLong secureChannel() {
        return (bytes().u8(CONTROL) & SC) != 0 ? OptionalLong.of(bytes().i64(SCI)) : OptionalLong.empty();
    }

    /** Of the data, if they can be read. */
    public OptionalInt etherType() {
        return isReadable(bytes()) ? OptionalInt.of(bytes().u16(tagLength(bytes()))) : OptionalInt.empty();
    }

    /** The integrity check value, empty if the frame is too short for it. */
    public Bytes integrityCheckValue() {
        int end = end();
        Bytes rest = bytes().slice(end);
        return rest.length() >= ICV_LENGTH ? rest.clip(ICV_LENGTH) : Bytes.empty();
    }

    /** Where the data end. */
    private int end() {
        int header = headerLength(bytes());
        int there = Math.max(bytes().length() - ICV_LENGTH, header);
        int declared = tagLength(bytes()) + shortLength();
        return shortLength() == 0 ? there : Math.max(Math.min(there, declared), header);
    }

    @Override
    public LayerType type() {
        return LayerType.MACSEC;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength(bytes()));
    }

    @Override
    public Bytes payload() {
        int header = headerLength(bytes());
        return bytes().slice(header, end() - header);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return isReadable(bytes()) ? dissector.afterEtherType(bytes().u16(tagLength(bytes()))) : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new MacsecHeader(
                tagControlInformation(),
                associationNumber(),
                OptionalInt.empty(),
                packetNumber(),
                secureChannel(),
                etherType(),
                integrityCheckValue()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int control = bytes().u8(CONTROL);
        visitor.number("TCI", CONTROL, 1, tagControlInformation());
        visitor.number("Version", CONTROL, 1, control >> 7);
        visitor.flag("EndStation", CONTROL, 1, (control & 0x40) != 0);
        visitor.flag("SecureChannel", CONTROL, 1, (control & SC) != 0);
        visitor.flag("SingleCopyBroadcast", CONTROL, 1, (control & 0x10) != 0);
        visitor.flag("Encrypted", CONTROL, 1, (control & ENCRYPTED) != 0);
        visitor.flag("Changed", CONTROL, 1, (control & CHANGED) != 0);
        visitor.number("AssociationNumber", CONTROL, 1, associationNumber());
        visitor.number("ShortLength", SHORT_LENGTH, 1, shortLength());
        visitor.number("PacketNumber", PACKET_NUMBER, 4, packetNumber());
        if (secureChannel().isPresent()) {
            visitor.address("SystemIdentifier", SCI, MacAddress.LENGTH, MacAddress.read(bytes(), SCI));
            visitor.number("PortIdentifier", SCI + 6, 2, bytes().u16(SCI + 6));
        }
        if (etherType().isPresent()) {
            int value = etherType().getAsInt();
            visitor.code("EtherType", tagLength(bytes()), 2, value, EtherType.label(value));
        }
        visitor.bytes("ICV", end(), integrityCheckValue().length(), integrityCheckValue());
    }
}
