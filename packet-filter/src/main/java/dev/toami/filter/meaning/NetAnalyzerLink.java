package dev.toami.filter.meaning;

import java.util.Optional;

/** Ethernet behind the prefix of Hilscher's netANALYZER, with or without the preamble that was on the wire. */
final class NetAnalyzerLink extends EthernetLink {
    private static final int PREFIX = 4;
    private static final int PREAMBLE = 8;

    NetAnalyzerLink(Loads loads, boolean hasPreamble) {
        super(loads, Offset.of(hasPreamble ? PREFIX + PREAMBLE : PREFIX));
    }

    private NetAnalyzerLink(Loads loads, Offset header, Offset type) {
        super(loads, header, type);
    }

    @Override
    EthernetLink withType(Offset place) {
        return new NetAnalyzerLink(loads, header(), place);
    }

    /** libpcap knows no test for an LLC header here. */
    @Override
    Optional<Condition> carriesLlc() {
        return Optional.empty();
    }
}
