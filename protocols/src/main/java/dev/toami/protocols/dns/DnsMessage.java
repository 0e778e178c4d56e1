package dev.toami.protocols.dns;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
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
    private static final int OPT = 41;

    private final Section.Offsets[] sections;
    private final int extendedCode;

    private DnsMessage(Bytes in, Section.Offsets[] sections, int extendedCode) {
        super(in);
        this.sections = sections;
        this.extendedCode = extendedCode;
    }

    public static DnsMessage parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.DNS, 0, HEADER_LENGTH, in.length(), "DNS packet too short");
        }
        RecordCheck check = new RecordCheck(in, (in.u8(FLAGS) >> 3 & 0xf) == UPDATE);
        Section.Offsets[] sections = new Section.Offsets[SECTION_NAMES.length];
        int extendedCode = 0;
        int offset = HEADER_LENGTH;
        for (int section = 0; section < sections.length; section++) {
            int count = in.u16(COUNTS + 2 * section);
            sections[section] = new Section.Offsets(count);
            for (int i = 0; i < count; i++) {
                sections[section].set(i, offset);
                int end = section == 0 ? check.question(offset) : check.record(offset);
                extendedCode |= section == 3 ? extendedCode(in, offset) : 0;
                offset = end;
            }
            sections[section].finish(count, offset);
        }
        return new DnsMessage(in, sections, extendedCode);
    }

    /** RFC 6891, section 6.1.3: the upper bits of the response code are in the time to live of an OPT record. */
    private static int extendedCode(Bytes in, int offset) {
        int fixed = NameReader.end(in, offset);
        return in.u16(fixed + RecordCheck.TYPE) == OPT ? in.u8(fixed + RecordCheck.TIME_TO_LIVE) << 4 : 0;
    }

    /**
     * A message as TCP carries it, behind two bytes with its length (RFC 1035, section 4.2.2). The next one begins {@code
     * 2 + message.bytes().length()} bytes further on.
     */
    public static DnsMessage parseTcp(Bytes in) throws MalformedPacketException {
        int length = in.length() < 2 ? 0 : in.u16(0);
        if (in.length() < 2 + length) {
            throw MalformedPacketException.truncated(
                    LayerType.DNS,
                    0,
                    2 + length,
                    in.length(),
                    "DNS message over TCP needs " + (2 + length) + " bytes, not " + in.length());
        }
        return parse(in.slice(2, length));
    }

    public int id() {
        return bytes().u16(ID);
    }

    private boolean flag(int mask) {
        return (bytes().u16(FLAGS) & mask) != 0;
    }

    /** True for a response, false for a query. */
    public boolean isResponse() {
        return flag(0x8000);
    }

    public DnsOpCode opCode() {
        return new DnsOpCode(bytes().u16(FLAGS) >> 11 & 0xf);
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
        return bytes().u16(FLAGS) >> 4 & 7;
    }

    /** The response code, with the upper bits of it from an OPT record if there is one. */
    public DnsResponseCode responseCode() {
        return new DnsResponseCode((bytes().u16(FLAGS) & 0xf) | extendedCode);
    }

    public List<DnsQuestion> questions() {
        return new Section<>(sections[0], offset -> RecordReader.question(bytes(), offset));
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
        return new Section<>(sections[section], offset -> RecordReader.record(bytes(), offset));
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
                new DnsResponseCode(bytes().u16(FLAGS) & 0xf));
    }

    /** The message as a value that owns its bytes, to change and to encode. */
    public DnsContents toContents() {
        return new DnsContents(header(), questions(), answers(), authorities(), additionals());
    }

    @Override
    public LayerType type() {
        return LayerType.DNS;
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
        return Optional.of(toContents());
    }

    @Override
    public void describe(FieldVisitor visitor) {
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
            visitor.number(COUNT_NAMES[section], offset, 2, bytes().u16(offset));
        }
        RecordFields fields = new RecordFields(bytes(), visitor);
        for (int section = 0; section < sections.length; section++) {
            describe(visitor, fields, section);
        }
    }

    private void describe(FieldVisitor visitor, RecordFields fields, int section) {
        Section.Offsets offsets = sections[section];
        int start = offsets.size() == 0 ? HEADER_LENGTH : offsets.get(0);
        if (visitor.beginList(SECTION_NAMES[section], start, offsets.length(), offsets.size())) {
            for (int i = 0; i < offsets.size(); i++) {
                if (section == 0) {
                    fields.question(offsets.get(i));
                } else {
                    fields.record(offsets.get(i));
                }
            }
        }
        visitor.endList();
    }
}
