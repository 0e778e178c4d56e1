package dev.toami.protocols.transport;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.TransportLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.flow.EndpointKind;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * UDP-Lite packet (RFC 3828). Immutable.
 *
 * <pre>
 *  0      7 8     15 16    23 24    31
 * +--------+--------+--------+--------+
 * |   Source Port   | Destination Port|
 * +--------+--------+--------+--------+
 * |Checksum Coverage|    Checksum     |
 * +--------+--------+--------+--------+
 * </pre>
 */
public final class UdpLitePacket extends Layer implements TransportLayer, Checksummed {
    public static final int HEADER_LENGTH = 8;
    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    private static final int COVERAGE = 4;
    private static final int CHECKSUM = 6;

    private UdpLitePacket(Bytes in) {
        super(in);
    }

    public static UdpLitePacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.UDP_LITE,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "a UDP-Lite header has 8 bytes; there are " + in.length());
        }
        return new UdpLitePacket(in);
    }

    @Override
    public int sourcePort() {
        return bytes().u16(SOURCE_PORT);
    }

    @Override
    public int destinationPort() {
        return bytes().u16(DESTINATION_PORT);
    }

    /** How many bytes from the header on the checksum covers; zero means all. */
    public int checksumCoverage() {
        return bytes().u16(COVERAGE);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /**
     * Whether the checksum is right, given the network layer that carries the packet. A coverage of less than the header
     * or more than the packet makes it wrong.
     */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        if (network instanceof Layer layer && layer.isTruncated()) {
            return ChecksumStatus.UNVERIFIED;
        }
        int covered = checksumCoverage() == 0 ? bytes().length() : checksumCoverage();
        if (covered < HEADER_LENGTH || covered > bytes().length() || checksum() == 0) {
            return ChecksumStatus.BAD;
        }
        long sum = Checksums.pseudoHeader(
                network.originalSource(), network.finalDestination(), IpProtocol.UDP_LITE.value(), bytes().length());
        return Checksums.status(Checksums.add(sum, bytes().slice(0, covered)));
    }

    @Override
    public EndpointKind endpointKind() {
        return EndpointKind.UDP_LITE_PORT;
    }

    @Override
    public LayerType type() {
        return LayerType.UDP_LITE;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return dissector.byUdpPorts(sourcePort(), destinationPort(), payload());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(UdpLiteHeader.of(sourcePort(), destinationPort(), checksumCoverage()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.port("SrcPort", SOURCE_PORT, 2, sourcePort(), null);
        visitor.port("DstPort", DESTINATION_PORT, 2, destinationPort(), null);
        visitor.number("ChecksumCoverage", COVERAGE, 2, checksumCoverage());
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        if (visitor.wantsDetail()) {
            visitor.number("Length", 0, 0, bytes().length());
        }
    }
}
