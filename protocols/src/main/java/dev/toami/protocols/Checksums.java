package dev.toami.protocols;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.protocols.numbers.IpProtocol;

/** The Internet checksum (RFC 1071). */
public final class Checksums {
    private Checksums() {}

    /** The ones' complement sum of {@code bytes}, added to {@code sum}, not folded yet. */
    public static long add(long sum, Bytes bytes) {
        int even = bytes.length() & ~1;
        long total = sum;
        for (int i = 0; i < even; i += 2) {
            total += bytes.u16(i);
        }
        return even < bytes.length() ? total + (bytes.u8(even) << 8) : total;
    }

    /** The sum of the pseudo-header of RFC 793 or RFC 8200, section 8.1. */
    public static long pseudoHeader(IpAddress source, IpAddress destination, int protocol, int length) {
        long sum = add(add(0, Bytes.wrap(source.toArray())), Bytes.wrap(destination.toArray()));
        return sum + protocol + (length >>> 16) + (length & 0xffff);
    }

    /** Whether the checksum within {@code segment}, which covers all of it and a pseudo-header, is right. */
    public static ChecksumStatus verify(NetworkLayer network, IpProtocol protocol, Bytes segment) {
        if (network instanceof Layer layer && layer.isTruncated()) {
            return ChecksumStatus.UNVERIFIED;
        }
        long sum =
                pseudoHeader(network.originalSource(), network.finalDestination(), protocol.value(), segment.length());
        return status(add(sum, segment));
    }

    /** What the sum of all that a checksum covers, itself included, tells of it. */
    public static ChecksumStatus status(long sum) {
        return finish(sum) == 0 ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
    }

    /** The checksum of a sum: folded to 16 bits and complemented. */
    public static int finish(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) ~folded & 0xffff;
    }
}
