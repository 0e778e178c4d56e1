package dev.toami.protocols.multicast;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;

/**
 * A record of an MLDv2 report: a group, and the sources that it is wanted or not wanted from.
 *
 * @param auxiliaryData none is defined; a multiple of 4 bytes
 */
public record MldAddressRecord(RecordType type, Ipv6Address group, List<Ipv6Address> sources, Bytes auxiliaryData) {
    public MldAddressRecord {
        sources = List.copyOf(sources);
        if (auxiliaryData.length() % 4 != 0 || auxiliaryData.length() > 4 * 0xff) {
            throw new IllegalArgumentException(
                    "auxiliary data has at most 255 words of 4 bytes, not " + auxiliaryData.length() + " bytes");
        }
    }

    public static MldAddressRecord of(RecordType type, Ipv6Address group, Ipv6Address... sources) {
        return new MldAddressRecord(type, group, List.of(sources), Bytes.empty());
    }

    int encodedLength() {
        return MldV2Report.RECORD_LENGTH + Ipv6Address.LENGTH * sources.size() + auxiliaryData.length();
    }

    String gopacketText() {
        StringBuilder out = new StringBuilder("{RecordType:").append(type);
        out.append(" AuxDataLen:")
                .append(auxiliaryData.length() / 4)
                .append(" N:")
                .append(sources.size());
        out.append(" MulticastAddress:").append(MldMessage.text(group)).append(" SourceAddresses:[");
        for (int i = 0; i < sources.size(); i++) {
            out.append(i > 0 ? " " : "").append(MldMessage.text(sources.get(i)));
        }
        out.append("] AuxiliaryData:[");
        for (int i = 0; i < auxiliaryData.length(); i++) {
            out.append(i > 0 ? " " : "").append(auxiliaryData.u8(i));
        }
        return out.append("]}").toString();
    }
}
