package dev.toami.protocols.multicast;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.wire.Elements;

/**
 * IGMPv3 membership report (RFC 3376, section 4.2). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |  Type = 0x22  |   Reserved    |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |            Reserved           |  Number of Group Records (M)  |
 * +-------------------------------+-------------------------------+
 * |                     Group Record, M times                     |
 * +---------------------------------------------------------------+
 *   a group record:
 * +---------------+---------------+-------------------------------+
 * |  Record Type  | Aux Data Len  |     Number of Sources (N)     |
 * +---------------+---------------+-------------------------------+
 * |                       Multicast Address                       |
 * +---------------------------------------------------------------+
 * |         Source Address, N times, then Auxiliary Data          |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class IgmpReport extends Message implements Checksummed {
    public static final int HEADER_LENGTH = 8;
    static final int RECORD_LENGTH = 8;
    private static final int RECORDS = 6;
    private static final int TYPE = 0;
    private static final int AUX_LENGTH = 1;
    private static final int SOURCES = 2;
    private static final int ADDRESS = 4;

    private IgmpReport(Bytes in) {
        super(in, LayerType.IGMP);
    }

    /** Short reports are shown as far as they go: an IGMP type alone makes one. */
    public static IgmpReport parse(Bytes in) throws MalformedPacketException {
        if (in.isEmpty()) {
            throw MalformedPacketException.truncated(LayerType.IGMP, 0, 1, 0, "IGMP packet is too small");
        }
        return new IgmpReport(in);
    }

    private boolean hasHeader() {
        return bytes().length() >= HEADER_LENGTH;
    }

    /** Zero if it is not there. */
    public int checksum() {
        return hasHeader() ? bytes().u16(IgmpMessage.CHECKSUM) : 0;
    }

    /** Whether the checksum is right, given the network layer that tells if all of the message is there. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return checksumStatus(bytes(), network);
    }

    /** How many group records the header declares; zero if it is not there. */
    public int declaredRecords() {
        return hasHeader() ? bytes().u16(RECORDS) : 0;
    }

    /** As many as are there, and declared. */
    public List<IgmpGroupRecord> records() {
        return elements(true).map(IgmpReport::read);
    }

    /** gopacket takes auxiliary data, which IGMPv3 does not define, for the next record. */
    private Elements elements(boolean withAuxiliaryData) {
        return Elements.of(bytes(), HEADER_LENGTH, RECORD_LENGTH, (in, at) -> lengthAt(in, at, withAuxiliaryData))
                .limit(declaredRecords());
    }

    private static int lengthAt(Bytes in, int at, boolean withAuxiliaryData) {
        int words = in.u16(at + SOURCES) + (withAuxiliaryData ? in.u8(at + AUX_LENGTH) : 0);
        return RECORD_LENGTH + 4 * words;
    }

    private static IgmpGroupRecord read(Bytes in) {
        int sourcesEnd = RECORD_LENGTH + 4 * in.u16(SOURCES);
        return new IgmpGroupRecord(
                new RecordType(in.u8(TYPE)),
                Ipv4Address.read(in, ADDRESS),
                Elements.of(in.clip(sourcesEnd), RECORD_LENGTH, 4).map(source -> Ipv4Address.read(source, 0)),
                in.slice(sourcesEnd));
    }

    @Override
    public Optional<LayerValue> toValue() {
        if (records().size() < declaredRecords() || elements(true).end() < bytes().length()) {
            return Optional.empty();
        }
        return Optional.of(new IgmpReportHeader(records(), OptionalInt.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Type", IgmpMessage.TYPE, 1, bytes().u8(TYPE), IgmpType.label(bytes().u8(TYPE)));
        boolean asGopacket = !visitor.wantsDetail();
        if (asGopacket) {
            visitor.text("MaxResponseTime", 0, 0, "0s");
        }
        visitor.number("Checksum", hasHeader() ? IgmpMessage.CHECKSUM : 0, hasHeader() ? 2 : 0, checksum());
        if (asGopacket) {
            visitor.address("GroupAddress", 0, 0, null);
            visitor.flag("SupressRouterProcessing", 0, 0, false);
            visitor.number("RobustnessValue", 0, 0, 0);
            visitor.text("IntervalTime", 0, 0, "0s");
            visitor.beginList("SourceAddresses", 0, 0, 0);
            visitor.endList();
        }
        visitor.number("NumberOfGroupRecords", hasHeader() ? RECORDS : 0, hasHeader() ? 2 : 0, declaredRecords());
        if (asGopacket) {
            visitor.number("NumberOfSources", 0, 0, 0);
        }
        elements(visitor.wantsDetail()).describe(visitor, "GroupRecords", IgmpReport::describeRecord);
        visitor.number("Version", 0, 0, 3);
    }

    private static void describeRecord(FieldVisitor visitor, Bytes in, int at, int length) {
        int type = in.u8(at);
        int sourcesEnd = at + RECORD_LENGTH + 4 * in.u16(at + SOURCES);
        visitor.code("Type", at, 1, type, RecordType.label(type, ""));
        visitor.number("AuxDataLen", at + AUX_LENGTH, 1, in.u8(at + AUX_LENGTH));
        visitor.number("NumberOfSources", at + SOURCES, 2, in.u16(at + SOURCES));
        visitor.address("MulticastAddress", at + ADDRESS, 4, Ipv4Address.read(in, at + ADDRESS));
        Elements.of(in.clip(sourcesEnd), at + RECORD_LENGTH, 4)
                .describePlain(visitor, "SourceAddresses", Ipv4List::describe);
        int auxiliary = at + length - sourcesEnd;
        if (!visitor.wantsDetail()) {
            visitor.number("AuxData", 0, 0, 0);
        } else if (auxiliary > 0) {
            visitor.bytes("AuxiliaryData", sourcesEnd, auxiliary, in.slice(sourcesEnd, auxiliary));
        }
    }
}
