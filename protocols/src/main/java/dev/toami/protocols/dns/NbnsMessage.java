package dev.toami.protocols.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Message of the NetBIOS name service (RFC 1002, section 4.2), which has the form of DNS. Immutable.
 *
 * <pre>
 *  0           2           4           6           8          10          12
 * +-----------+-----------+-----------+-----------+-----------+-----------+
 * |NAME_TRN_ID|   Flags   |  QDCOUNT  |  ANCOUNT  |  NSCOUNT  |  ARCOUNT  |
 * +-----------+-----------+-----------+-----------+-----------+-----------+
 * | Questions, answers, authorities, additional records                  ...
 * +------------------------------------------------------------------------
 *  Flags: R | OPCODE (4) | AA | TC | RD | RA | 0 | 0 | B | RCODE (4)
 * </pre>
 */
public final class NbnsMessage extends Layer implements ApplicationLayer {
    /** The type of records that hold addresses. */
    public static final DnsType NB = new DnsType(0x20);

    /** The type of records that tell the state of a node. */
    public static final DnsType NBSTAT = new DnsType(0x21);

    private static final int FLAGS = 2;
    private static final int COUNTS = 4;
    private static final int ADDRESS_LENGTH = 6;
    private static final int STATE_LENGTH = NetbiosName.LENGTH + 2;
    private static final String[] COUNT_NAMES = {"QDCount", "ANCount", "NSCount", "ARCount"};
    private static final String[] SECTION_NAMES = {"Questions", "Answers", "Authorities", "Additionals"};

    private final Section.Offsets[] sections;

    private NbnsMessage(Bytes in, Section.Offsets[] sections) {
        super(in);
        this.sections = sections;
    }

    public static NbnsMessage parse(Bytes in) throws MalformedPacketException {
        require(in, 0, DnsMessage.HEADER_LENGTH);
        Section.Offsets[] sections = new Section.Offsets[SECTION_NAMES.length];
        int offset = DnsMessage.HEADER_LENGTH;
        for (int section = 0; section < sections.length; section++) {
            int count = in.u16(COUNTS + 2 * section);
            sections[section] = new Section.Offsets(count);
            for (int i = 0; i < count; i++) {
                sections[section].set(i, offset);
                offset = section == 0 ? questionEnd(in, offset) : recordEnd(in, offset);
            }
            sections[section].finish(count, offset);
        }
        return new NbnsMessage(in, sections);
    }

    private static int nameEnd(Bytes in, int offset) throws MalformedPacketException {
        try {
            return NameReader.check(in, in.length(), offset);
        } catch (MalformedPacketException e) {
            throw MalformedPacketException.invalid(
                    LayerType.NBNS, e.offset(), e.required(), e.available(), e.getMessage());
        }
    }

    private static int questionEnd(Bytes in, int offset) throws MalformedPacketException {
        int fixed = nameEnd(in, offset);
        require(in, fixed, RecordCheck.QUESTION_FIXED_LENGTH);
        return fixed + RecordCheck.QUESTION_FIXED_LENGTH;
    }

    private static int recordEnd(Bytes in, int offset) throws MalformedPacketException {
        int fixed = nameEnd(in, offset);
        require(in, fixed, RecordCheck.DATA);
        int length = in.u16(fixed + RecordCheck.DATA_LENGTH);
        require(in, fixed + RecordCheck.DATA, length);
        return fixed + RecordCheck.DATA + length;
    }

    private static void require(Bytes in, int offset, int length) throws MalformedPacketException {
        if (in.length() - offset < length) {
            throw MalformedPacketException.truncated(
                    LayerType.NBNS,
                    offset,
                    length,
                    in.length() - offset,
                    "NBNS needs " + length + " bytes at " + offset + "; there are " + (in.length() - offset));
        }
    }

    public int id() {
        return bytes().u16(0);
    }

    private boolean flag(int mask) {
        return (bytes().u16(FLAGS) & mask) != 0;
    }

    public boolean isResponse() {
        return flag(0x8000);
    }

    /** 0 for a query, 5 for a registration, 6 for a release, 7 for WACK, 8 for a refresh. */
    public int opCode() {
        return bytes().u16(FLAGS) >> 11 & 0xf;
    }

    public boolean isBroadcast() {
        return flag(0x0010);
    }

    public int responseCode() {
        return bytes().u16(FLAGS) & 0xf;
    }

    /** Their names in the form of {@link NetbiosName#encode}. */
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
        return new Section<>(sections[section], this::record);
    }

    private DnsRecord record(int offset) {
        int fixed = NameReader.end(bytes(), offset);
        int length = bytes().u16(fixed + RecordCheck.DATA_LENGTH);
        return new DnsRecord(
                NameReader.read(bytes(), offset),
                new DnsType(bytes().u16(fixed + RecordCheck.TYPE)),
                new DnsClass(bytes().u16(fixed + RecordCheck.CLASS)),
                bytes().u32(fixed + RecordCheck.TIME_TO_LIVE),
                new DnsData.Opaque(
                        bytes().slice(fixed + RecordCheck.DATA, length).copy()));
    }

    /** The addresses of all answers of type NB. */
    public List<Ipv4Address> addresses() {
        List<Ipv4Address> addresses = new ArrayList<>();
        for (DnsRecord answer : answers()) {
            Bytes data = ((DnsData.Opaque) answer.data()).bytes();
            for (int at = 0; answer.type().equals(NB) && at + ADDRESS_LENGTH <= data.length(); at += ADDRESS_LENGTH) {
                addresses.add(Ipv4Address.read(data, at + 2));
            }
        }
        return List.copyOf(addresses);
    }

    @Override
    public LayerType type() {
        return LayerType.NBNS;
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
        DnsHeader header = new DnsHeader(
                id(),
                isResponse(),
                new DnsOpCode(opCode()),
                flag(0x0400),
                flag(0x0200),
                flag(0x0100),
                flag(0x0080),
                bytes().u16(FLAGS) >> 4 & 7,
                new DnsResponseCode(responseCode()));
        return Optional.of(new DnsContents(header, questions(), answers(), authorities(), additionals()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("ID", 0, 2, id());
        visitor.number("Flags", FLAGS, 2, bytes().u16(FLAGS));
        visitor.flag("QR", FLAGS, 1, isResponse());
        visitor.code("OpCode", FLAGS, 1, opCode(), opCodeLabel(opCode()));
        visitor.flag("AA", FLAGS, 1, flag(0x0400));
        visitor.flag("TC", FLAGS, 1, flag(0x0200));
        visitor.flag("RD", FLAGS, 1, flag(0x0100));
        visitor.flag("RA", FLAGS + 1, 1, flag(0x0080));
        visitor.flag("Broadcast", FLAGS + 1, 1, isBroadcast());
        visitor.code("RCode", FLAGS + 1, 1, responseCode(), responseLabel(responseCode()));
        for (int section = 0; section < sections.length; section++) {
            int offset = COUNTS + 2 * section;
            visitor.number(COUNT_NAMES[section], offset, 2, bytes().u16(offset));
        }
        for (int section = 0; section < sections.length; section++) {
            Section.Offsets offsets = sections[section];
            int start = offsets.size() == 0 ? DnsMessage.HEADER_LENGTH : offsets.get(0);
            if (visitor.beginList(SECTION_NAMES[section], start, offsets.length(), offsets.size())) {
                for (int i = 0; i < offsets.size(); i++) {
                    describeElement(offsets.get(i), section > 0, visitor);
                }
            }
            visitor.endList();
        }
    }

    private void describeElement(int offset, boolean isRecord, FieldVisitor visitor) {
        int fixed = NameReader.end(bytes(), offset);
        int data = fixed + (isRecord ? RecordCheck.DATA : RecordCheck.QUESTION_FIXED_LENGTH);
        int length = isRecord ? bytes().u16(fixed + RecordCheck.DATA_LENGTH) : 0;
        visitor.beginStruct("", offset, data + length - offset);
        visitor.text("Name", offset, fixed - offset, NetbiosName.text(bytes(), offset));
        int type = bytes().u16(fixed + RecordCheck.TYPE);
        visitor.code("Type", fixed + RecordCheck.TYPE, 2, type, typeLabel(type));
        visitor.number("Class", fixed + RecordCheck.CLASS, 2, bytes().u16(fixed + RecordCheck.CLASS));
        if (isRecord) {
            visitor.number("TTL", fixed + RecordCheck.TIME_TO_LIVE, 4, bytes().u32(fixed + RecordCheck.TIME_TO_LIVE));
            visitor.number("DataLength", fixed + RecordCheck.DATA_LENGTH, 2, length);
            if (type == NB.value() && length % ADDRESS_LENGTH == 0) {
                describeAddresses(data, length, visitor);
            } else if (type == NBSTAT.value() && length > 0 && bytes().u8(data) * STATE_LENGTH < length) {
                describeState(data, length, visitor);
            } else {
                visitor.bytes("Data", data, length, bytes().slice(data, length));
            }
        }
        visitor.endStruct();
    }

    private void describeAddresses(int data, int length, FieldVisitor visitor) {
        if (visitor.beginList("Addresses", data, length, length / ADDRESS_LENGTH)) {
            for (int at = data; at < data + length; at += ADDRESS_LENGTH) {
                visitor.beginStruct("", at, ADDRESS_LENGTH);
                visitor.number("NBFlags", at, 2, bytes().u16(at));
                visitor.flag("Group", at, 1, (bytes().u8(at) & 0x80) != 0);
                visitor.number("OwnerNodeType", at, 1, bytes().u8(at) >> 5 & 3);
                visitor.address("Address", at + 2, 4, Ipv4Address.read(bytes(), at + 2));
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private void describeState(int data, int length, FieldVisitor visitor) {
        int size = bytes().u8(data);
        visitor.number("NumNames", data, 1, size);
        int at = data + 1;
        if (visitor.beginList("Names", at, size * STATE_LENGTH, size)) {
            for (int i = 0; i < size; i++) {
                int name = at + i * STATE_LENGTH;
                int flags = name + NetbiosName.LENGTH;
                visitor.beginStruct("", name, STATE_LENGTH);
                visitor.text(
                        "Name",
                        name,
                        NetbiosName.LENGTH,
                        NetbiosName.read(bytes(), name).toString());
                visitor.number("NameFlags", flags, 2, bytes().u16(flags));
                visitor.flag("Group", flags, 1, (bytes().u8(flags) & 0x80) != 0);
                visitor.endStruct();
            }
        }
        visitor.endList();
        int statistics = at + size * STATE_LENGTH;
        int rest = data + length - statistics;
        if (rest >= 6) {
            visitor.bytes("UnitID", statistics, 6, bytes().slice(statistics, 6));
            visitor.bytes("Statistics", statistics + 6, rest - 6, bytes().slice(statistics + 6, rest - 6));
        }
    }

    private static String typeLabel(int type) {
        return switch (type) {
            case 0x01 -> "A";
            case 0x02 -> "NS";
            case 0x0a -> "NULL";
            case 0x20 -> "NB";
            case 0x21 -> "NBSTAT";
            default -> "Unknown(" + type + ")";
        };
    }

    private static String opCodeLabel(int code) {
        return switch (code) {
            case 0 -> "Query";
            case 5 -> "Registration";
            case 6 -> "Release";
            case 7 -> "WACK";
            case 8, 9 -> "Refresh";
            case 15 -> "MultihomedRegistration";
            default -> "Unknown(" + code + ")";
        };
    }

    private static String responseLabel(int code) {
        return switch (code) {
            case 0 -> "NoError";
            case 1 -> "FormatError";
            case 2 -> "ServerFailure";
            case 3 -> "NameError";
            case 4 -> "UnsupportedRequest";
            case 5 -> "Refused";
            case 6 -> "ActiveError";
            case 7 -> "NameInConflict";
            default -> "Unknown(" + code + ")";
        };
    }
}
