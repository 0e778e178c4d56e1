package dev.toami.protocols.multicast;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.wire.Elements;

/**
 * Multicast listener report of version 2 (RFC 3810, section 5.2), behind the ICMPv6 type, code and checksum. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +-------------------------------+-------------------------------+
 * |            Reserved           |  Number of Address Records (M)|
 * +-------------------------------+-------------------------------+
 * |               Multicast Address Record, M times               |
 * +---------------------------------------------------------------+
 *   an address record:
 * +---------------+---------------+-------------------------------+
 * |  Record Type  | Aux Data Len  |     Number of Sources (N)     |
 * +---------------+---------------+-------------------------------+
 * |                  Multicast Address, 128 bits                  |
 * +---------------------------------------------------------------+
 * |    Source Address, 128 bits, N times, then Auxiliary Data     |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class MldV2Report extends Message {
    public static final int HEADER_LENGTH = 4;
    static final int RECORD_LENGTH = 20;
    private static final String WHAT = "Multicast Listener Report Message V2";

    private MldV2Report(Bytes in) {
        super(in, LayerType.MLDV2_REPORT);
    }

    public static MldV2Report parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw truncated(0, HEADER_LENGTH, in.length(), "ICMP layer less than 4 bytes for " + WHAT);
        }
        int at = HEADER_LENGTH;
        for (int i = in.u16(2); i > 0; i--) {
            at += checkRecord(in, at);
        }
        return new MldV2Report(in);
    }

    private static int checkRecord(Bytes in, int at) throws MalformedPacketException {
        int rest = in.length() - at;
        if (rest < RECORD_LENGTH) {
            throw truncated(at, RECORD_LENGTH, rest, WHAT + " layer less than 4 bytes for Multicast Address Record");
        }
        int declared = sourcesEnd(in, at);
        int length = lengthAt(in, at);
        if (rest < length) {
            int whole = (rest - RECORD_LENGTH) / Ipv6Address.LENGTH;
            int required = Math.min(declared, RECORD_LENGTH + (whole + 1) * Ipv6Address.LENGTH);
            throw truncated(
                    at, length, rest, WHAT + " layer less than " + required + " bytes for Multicast Address Record");
        }
        return length;
    }

    private static MalformedPacketException truncated(int offset, int required, int available, String message) {
        return MalformedPacketException.truncated(LayerType.MLDV2_REPORT, offset, required, available, message);
    }

    private static int sourcesEnd(Bytes in, int at) {
        return RECORD_LENGTH + Ipv6Address.LENGTH * in.u16(at + 2);
    }

    private static int lengthAt(Bytes in, int at) {
        return sourcesEnd(in, at) + 4 * in.u8(at + 1);
    }

    public List<MldAddressRecord> records() {
        return elements().map(MldV2Report::read);
    }

    private int numberOfRecords() {
        return bytes().u16(2);
    }

    private Elements elements() {
        return Elements.of(bytes(), HEADER_LENGTH, RECORD_LENGTH, MldV2Report::lengthAt)
                .limit(numberOfRecords());
    }

    private static Elements sources(Bytes in, int at) {
        return Elements.of(in.clip(at + sourcesEnd(in, at)), at + RECORD_LENGTH, Ipv6Address.LENGTH);
    }

    private static MldAddressRecord read(Bytes in) {
        return new MldAddressRecord(
                new RecordType(in.u8(0)),
                Ipv6Address.read(in, 4),
                sources(in, 0).map(source -> Ipv6Address.read(source, 0)),
                in.slice(sourcesEnd(in, 0)));
    }

    @Override
    public Optional<LayerValue> toValue() {
        if (elements().end() < bytes().length()) {
            return Optional.empty();
        }
        return Optional.of(new MldV2ReportBody(records()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (!visitor.wantsDetail()) {
            visitor.text("", 0, bytes().length(), text());
            return;
        }
        visitor.number("NumberOfMulticastAddressRecords", 2, 2, numberOfRecords());
        elements().describe(visitor, "MulticastAddressRecords", MldV2Report::describeRecord);
    }

    private static void describeRecord(FieldVisitor visitor, Bytes in, int at, int length) {
        int end = at + sourcesEnd(in, at);
        visitor.code("RecordType", at, 1, in.u8(at), new RecordType(in.u8(at)).toString());
        visitor.number("AuxDataLen", at + 1, 1, in.u8(at + 1));
        visitor.number("N", at + 2, 2, in.u16(at + 2));
        visitor.address("MulticastAddress", at + 4, Ipv6Address.LENGTH, Ipv6Address.read(in, at + 4));
        sources(in, at)
                .describePlain(
                        visitor,
                        "SourceAddresses",
                        (to, bytes, from, size) -> to.address("", from, size, Ipv6Address.read(bytes, from)));
        if (end < at + length) {
            visitor.bytes("AuxiliaryData", end, at + length - end, in.slice(end, at + length - end));
        }
    }

    private String text() {
        StringBuilder out = new StringBuilder("Number of Mcast Addr Records: ")
                .append(numberOfRecords())
                .append(" (actual ")
                .append(numberOfRecords())
                .append("), Multicast Address Records: [");
        String separator = "";
        for (MldAddressRecord each : records()) {
            out.append(separator).append(each.gopacketText());
            separator = " ";
        }
        return out.append(']').toString();
    }
}
