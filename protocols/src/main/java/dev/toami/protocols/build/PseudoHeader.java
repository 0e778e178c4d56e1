package dev.toami.protocols.build;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.numbers.IpProtocol;

/** A layer whose addresses are in the checksums of the transport layers over it. */
public interface PseudoHeader {
    IpAddress source();

    IpAddress destination();

    /** The checksum over these addresses and {@code segment}, whose own checksum field is zero. */
    default int checksum(IpProtocol protocol, Bytes segment) {
        long sum = Checksums.pseudoHeader(source(), destination(), protocol.value(), segment.length());
        return Checksums.finish(Checksums.add(sum, segment));
    }
}
