package dev.toami.protocols.lan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Message of Linux's netfilter log (LINKTYPE_NFLOG): a header and elements, one of which is the packet. The lengths and types
 * of elements are in the byte order of the capturing host: little-endian, unless only big-endian makes sense. Immutable.
 *
 * <pre>
 *  0               8               16                           31
 * +---------------+---------------+-------------------------------+
 * |    Family     |    Version    |          Resource ID          |
 * +---------------+---------------+-------------------------------+
 * |            Length             |             Type              |
 * +-------------------------------+-------------------------------+
 * |           Value, filled up to a multiple of four...           |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class NflogPacket extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 4;
    /** The type of the element that is the packet. */
    public static final int PAYLOAD = 9;
    /** The type of the element that is the text of the rule. */
    public static final int PREFIX = 10;

    static final int ELEMENT_HEADER = 4;
    private static final int FAMILY = 0;
    private static final int VERSION = 1;
    private static final int RESOURCE_ID = 2;
    private static final int IPV4 = 2;
    private static final int IPV6 = 10;

    private final boolean bigEndian;
    private final int packetAt;
    private final boolean hasPacket;

    private NflogPacket(Bytes in, boolean bigEndian, int packetAt, boolean hasPacket) {
        super(in);
        this.bigEndian = bigEndian;
        this.packetAt = packetAt;
        this.hasPacket = hasPacket;
    }

    public static NflogPacket parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.NFLOG);
        boolean bigEndian = in.length() >= HEADER_LENGTH + ELEMENT_HEADER
                && u16(in, HEADER_LENGTH, false) > in.length() - HEADER_LENGTH
                && u16(in, HEADER_LENGTH, true) >= ELEMENT_HEADER
                && u16(in, HEADER_LENGTH, true) <= in.length() - HEADER_LENGTH;
        for (int at = HEADER_LENGTH; at < in.length(); at = next(in, at, bigEndian)) {
            int rest = in.length() - at;
            if (rest < ELEMENT_HEADER) {
                throw MalformedPacketException.truncated(
                        LayerType.NFLOG, at, ELEMENT_HEADER, rest, "NFLOG element of " + rest + " bytes");
            }
            int length = u16(in, at, bigEndian);
            if (length < ELEMENT_HEADER) {
                throw MalformedPacketException.invalid(
                        LayerType.NFLOG, at, ELEMENT_HEADER, length, "NFLOG element with a length of " + length);
            }
            if (u16(in, at + 2, bigEndian) == PAYLOAD) {
                return new NflogPacket(in, bigEndian, at + ELEMENT_HEADER, true);
            }
            if (length > rest) {
                throw MalformedPacketException.truncated(
                        LayerType.NFLOG, at, length, rest, "NFLOG element of " + length + " bytes, of which " + rest);
            }
        }
        return new NflogPacket(in, bigEndian, in.length(), false);
    }

    private static int u16(Bytes in, int at, boolean bigEndian) {
        return bigEndian ? in.u16(at) : EthernetCtp.u16(in, at);
    }

    private static int next(Bytes in, int at, boolean bigEndian) {
        return at + (u16(in, at, bigEndian) + 3 & ~3);
    }

    /** An address family: 2 for IPv4, 10 for IPv6. */
    public int family() {
        return bytes().u8(FAMILY);
    }

    public int version() {
        return bytes().u8(VERSION);
    }

    /** The number of the log group. */
    public int resourceId() {
        return bytes().u16(RESOURCE_ID);
    }

    /** The text of the rule that logged, empty if it has none. */
    public String prefix() {
        for (int at = HEADER_LENGTH; at < packetAt; at = next(bytes(), at, bigEndian)) {
            if (u16(bytes(), at + 2, bigEndian) == PREFIX) {
                return FixedText.read(value(at));
            }
        }
        return "";
    }

    private Bytes value(int at) {
        return bytes().slice(at + ELEMENT_HEADER).clip(u16(bytes(), at, bigEndian) - ELEMENT_HEADER);
    }

    private int packetLength() {
        return hasPacket ? u16(bytes(), packetAt - ELEMENT_HEADER, bigEndian) - ELEMENT_HEADER : 0;
    }

    @Override
    public LayerType type() {
        return LayerType.NFLOG;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, packetAt);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(packetAt).clip(packetLength());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() - packetAt < packetLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        LayerParser parser =
                switch (family()) {
                    case IPV4 -> dissector.byEtherType(0x0800);
                    case IPV6 -> dissector.byEtherType(0x86dd);
                    default -> null;
                };
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        List<NflogHeader.Element> elements = new ArrayList<>();
        int end = hasPacket ? packetAt - ELEMENT_HEADER : bytes().length();
        for (int at = HEADER_LENGTH; at < end; at = next(bytes(), at, bigEndian)) {
            elements.add(new NflogHeader.Element(u16(bytes(), at + 2, bigEndian), value(at)));
        }
        return Optional.of(new NflogHeader(family(), version(), resourceId(), elements));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Family", FAMILY, 1, family());
        visitor.number("Version", VERSION, 1, version());
        visitor.number("ResourceID", RESOURCE_ID, 2, resourceId());
        int size = hasPacket ? 1 : 0;
        int end = hasPacket ? packetAt - ELEMENT_HEADER : bytes().length();
        for (int at = HEADER_LENGTH; at < end; at = next(bytes(), at, bigEndian)) {
            size++;
        }
        if (visitor.beginList("TLVs", HEADER_LENGTH, bytes().length() - HEADER_LENGTH, size)) {
            int at = HEADER_LENGTH;
            for (int i = 0; i < size; i++) {
                describeElement(at, visitor);
                at = next(bytes(), at, bigEndian);
            }
        }
        visitor.endList();
    }

    private void describeElement(int at, FieldVisitor visitor) {
        int type = u16(bytes(), at + 2, bigEndian);
        Bytes value = value(at);
        int valueAt = at + ELEMENT_HEADER;
        visitor.beginStruct("", at, ELEMENT_HEADER + value.length());
        visitor.number("Length", at, 2, u16(bytes(), at, bigEndian));
        visitor.code("Type", at + 2, 2, type, label(type));
        if (type == PREFIX) {
            visitor.text("Prefix", valueAt, value.length(), FixedText.read(value));
        } else if (type == 1 && value.length() == 4) {
            visitor.number("HardwareProtocol", valueAt, 2, value.u16(0));
            visitor.number("Hook", valueAt + 2, 1, value.u8(2));
        } else if ((type == 4 || type == 5 || type == 6 || type == 7 || type == 11) && value.length() == 4) {
            visitor.number(label(type), valueAt, 4, value.u32(0));
        } else if (type != PAYLOAD) {
            visitor.bytes("Value", valueAt, value.length(), value);
        }
        visitor.endStruct();
    }

    private static String label(int type) {
        return switch (type) {
            case 1 -> "PacketHeader";
            case 2 -> "Mark";
            case 3 -> "Timestamp";
            case 4 -> "IfIndexInDev";
            case 5 -> "IfIndexOutDev";
            case 6 -> "IfIndexPhysInDev";
            case 7 -> "IfIndexPhysOutDev";
            case 8 -> "HardwareAddress";
            case PAYLOAD -> "Payload";
            case PREFIX -> "Prefix";
            case 11 -> "UID";
            case 12 -> "Sequence";
            case 13 -> "SequenceGlobal";
            case 14 -> "GID";
            case 15 -> "HardwareType";
            case 16 -> "HardwareHeader";
            case 17 -> "HardwareHeaderLength";
            default -> "Unknown(" + type + ")";
        };
    }
}
