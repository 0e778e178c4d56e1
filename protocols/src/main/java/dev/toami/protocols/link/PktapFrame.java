package dev.toami.protocols.link;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;

/**
 * Header that Darwin's pktap interface puts in front of frames of other interfaces (LINKTYPE_PKTAP), with the least
 * significant byte of numbers first. Immutable.
 *
 * <pre>
 *  0          4          8          12                   36      40         44
 * +----------+----------+----------+--------------------+-------+----------+---------
 * |  Length  | Rec type | Linktype |   Interface name   | Flags | Protocol | Lengths,
 * +----------+----------+----------+--------------------+-------+----------+  process
 * </pre>
 */
public final class PktapFrame extends Layer implements LinkLayer {
    /** Of the first version; later ones are longer. */
    public static final int HEADER_LENGTH = 108;

    private static final int LINK_TYPE = 8;
    private static final int NAME = 12;
    private static final int NAME_LENGTH = 24;
    private static final int FLAGS = 36;
    private static final int FAMILY = 40;
    private static final int PID = 52;
    private static final int COMMAND = 56;
    private static final int COMMAND_LENGTH = 20;
    private static final int SERVICE_CLASS = 76;
    private static final int EFFECTIVE_PID = 84;
    private static final int EFFECTIVE_COMMAND = 88;

    private final int headerLength;

    private PktapFrame(Bytes in, int headerLength) {
        super(in);
        this.headerLength = headerLength;
    }

    public static PktapFrame parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.PKTAP,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "Pktap header needs " + HEADER_LENGTH + " bytes, not " + in.length());
        }
        long declared = Integer.toUnsignedLong(Integer.reverseBytes(in.i32(0)));
        if (declared < HEADER_LENGTH || declared > in.length()) {
            int length = (int) Math.min(declared, Integer.MAX_VALUE);
            throw MalformedPacketException.invalid(
                    LayerType.PKTAP,
                    0,
                    HEADER_LENGTH,
                    length,
                    "Pktap header length " + declared + " is not from " + HEADER_LENGTH + " to " + in.length());
        }
        return new PktapFrame(in, (int) declared);
    }

    private long number(int at) {
        return Integer.toUnsignedLong(Integer.reverseBytes(bytes().i32(at)));
    }

    /** The link type of the frame that follows. */
    public int linkType() {
        return (int) Math.min(number(LINK_TYPE), 0xffff);
    }

    public String interfaceName() {
        return text(NAME, NAME_LENGTH);
    }

    /** The process that sent the packet or is to have it, 0 if that is not known. */
    public long processId() {
        return number(PID);
    }

    /** The name of that process. */
    public String command() {
        return text(COMMAND, COMMAND_LENGTH);
    }

    private String text(int at, int length) {
        int end = 0;
        while (end < length && bytes().u8(at + end) != 0) {
            end++;
        }
        return new String(bytes().slice(at, end).toArray(), StandardCharsets.UTF_8);
    }

    @Override
    public LayerType type() {
        return LayerType.PKTAP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        LayerParser parser = dissector.find(DispatchTable.LINK_TYPE, linkType());
        return parser != null ? parser : Payload.undecoded("Unable to decode LinkType " + linkType());
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("HeaderLength", 0, 4, headerLength);
        visitor.number("RecordType", 4, 4, number(4));
        visitor.number("LinkType", LINK_TYPE, 4, number(LINK_TYPE));
        visitor.text("InterfaceName", NAME, NAME_LENGTH, interfaceName());
        visitor.number("Flags", FLAGS, 4, number(FLAGS));
        visitor.number("ProtocolFamily", FAMILY, 4, number(FAMILY));
        visitor.number("LinkHeaderLength", FAMILY + 4, 4, number(FAMILY + 4));
        visitor.number("LinkTrailerLength", FAMILY + 8, 4, number(FAMILY + 8));
        visitor.number("ProcessID", PID, 4, processId());
        visitor.text("Command", COMMAND, COMMAND_LENGTH, command());
        visitor.number("ServiceClass", SERVICE_CLASS, 4, number(SERVICE_CLASS));
        visitor.number("EffectiveProcessID", EFFECTIVE_PID, 4, number(EFFECTIVE_PID));
        visitor.text("EffectiveCommand", EFFECTIVE_COMMAND, COMMAND_LENGTH, text(EFFECTIVE_COMMAND, COMMAND_LENGTH));
    }
}
