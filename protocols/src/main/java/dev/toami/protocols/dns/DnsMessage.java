package dev.toami.protocols.dns;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;

/**
 * DNS message (RFC 1035, section 4). Immutable.
 *
 * <pre>
 *  0           2           4           6           8          10          12
 * +-----------+-----------+-----------+-----------+-----------+-----------+
 * |    ID     |   Flags   |  QDCOUNT  |  ANCOUNT  |  NSCOUNT  |  ARCOUNT  |
 * +-----------+-----------+-----------+-----------+-----------+-----------+
 * | Questions, answers, authorities, additional records                  ...
 * +------------------------------------------------------------------------
 *  Flags: QR | Opcode (4) | AA | TC | RD | RA | Z (3) | RCODE (4)
 * </pre>
 *
 * <p>All names and records are checked when the message is parsed, and read each time they are asked for.
 */
public final class DnsMessage extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 12;
    private static final int ID = 0;
    private static final int FLAGS = 2;
    private static final int COUNTS = 4;
    private static final String[] COUNT_NAMES = {"QDCount", "ANCount", "NSCount", "ARCount"};
    private static final String[] SECTION_NAMES = {"Questions", "Answers", "Authorities", "Additionals"};
    private static final int UPDATE = 5;
    private static final int MAX_OP_CODE = 6;
    private static final int OPT = 41;

    /** What comes before a message over TCP. */
    private static final int LENGTH_PREFIX = 2;

    private static final int MIN_QUESTION_LENGTH = 5;
    private static final int MIN_RECORD_LENGTH = 11;

    private final LayerType type;
    private final int prefixLength;
    private final Bytes message;
    private final Section.Offsets[] sections;
    private final int extendedCode;

    private DnsMessage(
            LayerType type,
            Bytes in,
            int prefixLength,
            Bytes message,
            Section.Offsets[] sections,
            int extendedCode) {
        super(in);
        this.type = type;
        this.prefixLength = prefixLength;
        this.message = message;
        this.sections = sections;
        this.extendedCode = extendedCode;
    }

    public static DnsMessage parse(Bytes in) throws MalformedPacketException {
        return parse(LayerType.DNS, in, 0, in, false);
    }

    /** A message of multicast DNS (RFC 6762). */
    public static DnsMessage parseMulticast(Bytes in) throws MalformedPacketException {
        return parse(LayerType.MDNS, in, 0, in, false);
    }

    /** A message of link-local multicast name resolution (RFC 4795), whose AA bit means a conflict, and RD tentative. */
    public static DnsMessage parseLinkLocal(Bytes in) throws MalformedPacketException {
        return parse(LayerType.LLMNR, in, 0, in, false);
    }

    /** @param cut true to leave out what the end of {@code in} cuts off */
    private static DnsMessage parse(LayerType type, Bytes in, int prefixLength, Bytes message, boolean cut)
            throws MalformedPacketException {
        if (message.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.DNS, 0, HEADER_LENGTH, message.length(), "DNS packet too short");
        }
        RecordCheck check = new RecordCheck(message, (message.u8(FLAGS) >> 3 & 0xf) == UPDATE);
        Section.Offsets[] sections = new Section.Offsets[SECTION_NAMES.length];
        int extendedCode = 0;
        int offset = HEADER_LENGTH;
        boolean ended = false;
        for (int section = 0; section < sections.length; section++) {
            int count = ended ? 0 : message.u16(COUNTS + 2 * section);
            sections[section] = new Section.Offsets(count);
            int i = 0;
            try {
                for (; i < count; i++) {
                    sections[section].set(i, offset);
                    int end = section == 0 ? check.question(offset) : check.record(offset);
                    extendedCode |= section == 3 ? extendedCode(message, offset) : 0;
                    offset = end;
                }
            } catch (MalformedPacketException e) {
                if (!cut) {
                    throw e;
                }
                ended = true;
            }
            sections[section].finish(i, offset);
        }
        return new DnsMessage(type, in, prefixLength, message, sections, extendedCode);
    }

    /** RFC 6891, section 6.1.3: the upper bits of the response code are in the time to live of an OPT record. */
    private static int extendedCode(Bytes in, int offset) {
        int fixed = NameReader.end(in, offset);
        return in.u16(fixed + RecordCheck.TYPE) == OPT ? in.u8(fixed + RecordCheck.TIME_TO_LIVE) << 4 : 0;
    }

    /**
     * A message as TCP carries it, behind two bytes with its length (RFC 1035, section 4.2.2). What follows it is its
     * payload.
     */
    public static DnsMessage parseTcp(Bytes in) throws MalformedPacketException {
        int length = in.length() < LENGTH_PREFIX ? 0 : in.u16(0);
        if (in.length() < LENGTH_PREFIX + length) {
            throw MalformedPacketException.truncated(
                    LayerType.DNS,
                    0,
                    LENGTH_PREFIX + length,
                    in.length(),
                    "DNS message over TCP needs " + (LENGTH_PREFIX + length) + " bytes, not " + in.length());
        }
        return parse(LayerType.DNS, in, LENGTH_PREFIX, in.slice(LENGTH_PREFIX, length), false);
    }

    /**
     * The message that a TCP segment begins with, as far as it is there; a payload if the segment does not begin with
     * one.
     */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        if (!beginsWithMessage(in)) {
            return Payload.of(in);
        }
        int length = in.u16(0);
        Bytes bytes = in.slice(LENGTH_PREFIX).clip(length);
        DnsMessage message = parse(LayerType.DNS, in, LENGTH_PREFIX, bytes, bytes.length() < length);
        return message.isTruncated() && message.isEmpty() ? Payload.of(in) : message;
    }

    /** True if the first question or record is not there. */
    private boolean isEmpty() {
        return message.length() > HEADER_LENGTH && Arrays.stream(sections).allMatch(section -> section.size() == 0);
    }

    /** Whether the length has room for a header, and for as many questions and records as that promises. */
    private static boolean beginsWithMessage(Bytes in) {
        if (in.length() < LENGTH_PREFIX + HEADER_LENGTH) {
            return false;
        }
        int counts = LENGTH_PREFIX + COUNTS;
        int records = in.u16(counts + 2) + in.u16(counts + 4) + in.u16(counts + 6);
        int least = HEADER_LENGTH + MIN_QUESTION_LENGTH * in.u16(counts) + MIN_RECORD_LENGTH * records;
        return in.u16(0) >= least && (in.u8(LENGTH_PREFIX + FLAGS) >> 3 & 0xf) <= MAX_OP_CODE;
    }

    public int id() {
        return message.u16(ID);
    }

    private boolean flag(int mask) {
        return (message.u16(FLAGS) & mask) != 0;
    }

    /** True for a response, false for a query. */
    public boolean isResponse() {
        return flag(0x8000);
    }

    public DnsOpCode opCode() {
        return new DnsOpCode(message.u16(FLAGS) >> 11 & 0xf);
    }

    public boolean isAuthoritative() {
        return flag(0x0400);
    }

    /** True if the server left records out, for which one asks again over TCP; not {@link #isTruncated()}. */
    public boolean isShortened() {
        return flag(0x0200);
    }

    public boolean isRecursionDesired() {
        return flag(0x0100);
    }

    public boolean isRecursionAvailable() {
        return flag(0x0080);
    }

    /** The three bits between the flags and the response code; the lower two are AD and CD of RFC 4035. */
    public int reserved() {
        return message.u16(FLAGS) >> 4 & 7;
    }

    /** The response code, with the upper bits of it from an OPT record if there is one. */
    public DnsResponseCode responseCode() {
        return new DnsResponseCode((message.u16(FLAGS) & 0xf) | extendedCode);
    }

    public List<DnsQuestion> questions() {
        return new Section<>(sections[0], offset -> RecordReader.question(message, offset));
    }

    public List<DnsRecord> answers() {
        return records(1);
    }

    public List<DnsRecord> authorities() {
        return records(2);
    }

    public List<DnsRecord> additionals() {
        return records(3);
    }

    private List<DnsRecord> records(int section) {
        return new Section<>(sections[section], offset -> RecordReader.record(message, offset));
    }

    /** The header as a value, the response code without its upper bits. */
    public DnsHeader header() {
        return new DnsHeader(
                id(),
                isResponse(),
                opCode(),
                isAuthoritative(),
                isShortened(),
                isRecursionDesired(),
                isRecursionAvailable(),
                reserved(),
                new DnsResponseCode(message.u16(FLAGS) & 0xf));
    }

    /** The message as a value that owns its bytes, to change and to encode. */
    public DnsContents toContents() {
        return new DnsContents(header(), questions(), answers(), authorities(), additionals());
    }

    @Override
    public LayerType type() {
        return type;
    }

    /** With the length before it, over TCP. */
    @Override
    public Bytes contents() {
        return bytes().slice(0, prefixLength + message.length());
    }

    /** Over TCP, what follows the message. */
    @Override
    public Bytes payload() {
        return bytes().slice(prefixLength + message.length());
    }

    /** Of the message, without a length before it. */
    public int messageLength() {
        return message.length();
    }

    @Override
    public boolean isTruncated() {
        return prefixLength > 0 && message.length() < bytes().u16(0);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return prefixLength > 0 ? DnsMessage::parseSegment : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(prefixLength > 0 ? new DnsOverTcp(toContents()) : toContents());
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (prefixLength > 0) {
            if (visitor.wantsDetail()) {
                visitor.number("MessageLength", 0, LENGTH_PREFIX, bytes().u16(0));
            }
            describeMessage(new ShiftedVisitor(visitor, LENGTH_PREFIX));
        } else {
            describeMessage(visitor);
        }
    }

    private void describeMessage(FieldVisitor visitor) {
        int code = responseCode().value();
        visitor.number("ID", ID, 2, id());
        visitor.flag("QR", FLAGS, 1, isResponse());
        visitor.code("OpCode", FLAGS, 1, opCode().value(), DnsOpCode.label(opCode().value()));
        visitor.flag("AA", FLAGS, 1, isAuthoritative());
        visitor.flag("TC", FLAGS, 1, isShortened());
        visitor.flag("RD", FLAGS, 1, isRecursionDesired());
        visitor.flag("RA", FLAGS + 1, 1, isRecursionAvailable());
        visitor.number("Z", FLAGS + 1, 1, reserved());
        // gopacket's text knows eight of the twelve bits.
        visitor.code("ResponseCode", FLAGS + 1, 1, code, DnsResponseCode.label(code & 0xff));
        for (int section = 0; section < sections.length; section++) {
            int offset = COUNTS + 2 * section;
            visitor.number(COUNT_NAMES[section], offset, 2, message.u16(offset));
        }
        if (visitor.wantsDetail()) {
            describeFlags(visitor);
            RecordDetail detail = new RecordDetail(message, type.equals(LayerType.MDNS), visitor);
            describe(visitor, detail::question, detail::record);
        } else {
            RecordFields fields = new RecordFields(message, visitor);
            describe(visitor, fields::question, fields::record);
        }
    }

    private void describeFlags(FieldVisitor visitor) {
        visitor.number("Flags", FLAGS, 2, message.u16(FLAGS));
        visitor.flag("Reserved", FLAGS + 1, 1, flag(0x0040));
        visitor.flag("AD", FLAGS + 1, 1, flag(0x0020));
        visitor.flag("CD", FLAGS + 1, 1, flag(0x0010));
        visitor.number("RCode", FLAGS + 1, 1, message.u16(FLAGS) & 0xf);
    }

    private void describe(FieldVisitor visitor, IntConsumer question, IntConsumer record) {
        for (int section = 0; section < sections.length; section++) {
            describe(visitor, section == 0 ? question : record, section);
        }
    }

    private void describe(FieldVisitor visitor, IntConsumer element, int section) {
        Section.Offsets offsets = sections[section];
        int start = offsets.size() == 0 ? HEADER_LENGTH : offsets.get(0);
        if (visitor.beginList(SECTION_NAMES[section], start, offsets.length(), offsets.size())) {
            for (int i = 0; i < offsets.size(); i++) {
                element.accept(offsets.get(i));
            }
        }
        visitor.endList();
    }
}
