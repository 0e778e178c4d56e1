package dev.toami.protocols.wan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.EtherType;
import dev.toami.protocols.ppp.PppFrame;

/**
 * Frame of Cisco's HDLC (LINKTYPE_C_HDLC). Immutable.
 *
 * <pre>
 *  0        8        16                31
 * +--------+--------+------------------+---------
 * | Address| Control|     Protocol     | Payload
 * +--------+--------+------------------+---------
 * </pre>
 */
public final class CiscoHdlcFrame extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 4;
    public static final int UNICAST = 0x0f;
    public static final int MULTICAST = 0x8f;

    private static final int SLARP = 0x8035;
    private static final int OSI = 0xfefe;
    private static final int OSI_SAP = 0xfe;
    private static final long CISCO = 0x00000cL << 16;

    private CiscoHdlcFrame(Bytes in) {
        super(in);
    }

    public static CiscoHdlcFrame parse(Bytes in) throws MalformedPacketException {
        int required = in.length() >= HEADER_LENGTH ? headerLength(in) : HEADER_LENGTH;
        if (in.length() < required) {
            throw MalformedPacketException.tooShort(
                    LayerType.CISCO_HDLC,
                    0,
                    required,
                    in.length(),
                    "Cisco HDLC header of " + in.length() + " bytes, not " + required);
        }
        return new CiscoHdlcFrame(in);
    }

    /** On a serial line, where the first byte tells this framing from PPP's. */
    public static Layer parseSerial(Bytes in) throws MalformedPacketException {
        boolean isCisco = !in.isEmpty() && (in.u8(0) == UNICAST || in.u8(0) == MULTICAST);
        return isCisco ? parse(in) : PppFrame.parse(in);
    }

    /** A byte of padding stands before OSI's packets. */
    private static int headerLength(Bytes in) {
        return in.u16(2) == OSI ? HEADER_LENGTH + 1 : HEADER_LENGTH;
    }

    /** {@link #UNICAST} or {@link #MULTICAST}. */
    public int address() {
        return bytes().u8(0);
    }

    public int control() {
        return bytes().u8(1);
    }

    /** An EtherType, or a number of Cisco's. */
    public EtherType protocol() {
        return new EtherType(bytes().u16(2));
    }

    @Override
    public LayerType type() {
        return LayerType.CISCO_HDLC;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength(bytes()));
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength(bytes()));
    }

    @Override
    public LayerParser next(Dissector dissector) {
        int protocol = bytes().u16(2);
        LayerParser parser =
                switch (protocol) {
                    case SLARP -> SlarpPacket::parse;
                    case OSI -> dissector.find(DispatchTable.LLC_SAP, OSI_SAP);
                    default -> dissector.find(DispatchTable.SNAP_PROTOCOL, CISCO | protocol);
                };
        if (parser == null && protocol >= EtherType.MINIMUM) {
            parser = dissector.byEtherType(protocol);
        }
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new CiscoHdlcHeader(
                address(), control(), Optional.of(protocol()), contents().slice(HEADER_LENGTH)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int protocol = bytes().u16(2);
        visitor.code("Address", 0, 1, address(), addressLabel());
        visitor.number("Control", 1, 1, control());
        visitor.code("Protocol", 2, 2, protocol, label(protocol));
        if (protocol == OSI) {
            visitor.number("Padding", HEADER_LENGTH, 1, bytes().u8(HEADER_LENGTH));
        }
    }

    private String addressLabel() {
        return switch (address()) {
            case UNICAST -> "Unicast";
            case MULTICAST -> "Multicast";
            default -> "Unknown(" + address() + ")";
        };
    }

    private static String label(int protocol) {
        return switch (protocol) {
            case SLARP -> "SLARP";
            case OSI -> "OSI";
            default -> EtherType.label(protocol);
        };
    }
}
