package dev.toami.protocols.multicast;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;

/**
 * A record of an IGMPv3 report: a group, and the sources that it is wanted or not wanted from.
 *
 * @param auxiliaryData none is defined; a multiple of 4 bytes
 */
public record IgmpGroupRecord(RecordType type, Ipv4Address group, List<Ipv4Address> sources, Bytes auxiliaryData) {
    public IgmpGroupRecord {
        sources = List.copyOf(sources);
        if (auxiliaryData.length() % 4 != 0 || auxiliaryData.length() > 4 * 0xff) {
            throw new IllegalArgumentException(
                    "auxiliary data has at most 255 words of 4 bytes, not " + auxiliaryData.length() + " bytes");
        }
    }

    public static IgmpGroupRecord of(RecordType type, Ipv4Address group, Ipv4Address... sources) {
        return new IgmpGroupRecord(type, group, List.of(sources), Bytes.empty());
    }

    int encodedLength() {
        return IgmpReport.RECORD_LENGTH + Ipv4Address.LENGTH * sources.size() + auxiliaryData.length();
    }
}
