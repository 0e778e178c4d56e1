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
import dev.toami.protocols.numbers.ServiceNames;

/**
 * UDP datagram (RFC 768). Immutable.
 *
 * <pre>
 *  0      7 8     15 16    23 24    31
 * +--------+--------+--------+--------+
 * |   Source Port   | Destination Port|
 * +--------+--------+--------+--------+
 * |     Length      |    Checksum     |
 * +--------+--------+--------+--------+
 * </pre>
 */
public final class UdpDatagram extends Layer implements TransportLayer, Checksummed {
    public static final int HEADER_LENGTH = 8;
    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    private static final int LENGTH = 4;
    private static final int CHECKSUM = 6;

    private UdpDatagram(Bytes in) {
        super(in);
    }

    public static UdpDatagram parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                            LayerType.UDP,
                            0,
                            HEADER_LENGTH,
                            in.length(),
                            "Invalid UDP header. Length " + in.length() + " less than 8")
                    .showing(Bytes.empty(), visitor -> describe(ZEROS, visitor));
        }
        int declared = in.u16(LENGTH);
        if (declared != 0 && declared < HEADER_LENGTH) {
            throw MalformedPacketException.invalid(
                            LayerType.UDP,
                            LENGTH,
                            HEADER_LENGTH,
                            declared,
                            "UDP packet too small: " + declared + " bytes")
                    .showing(in.slice(0, HEADER_LENGTH), visitor -> describe(in, visitor));
        }
        return new UdpDatagram(in);
    }

    private static final Bytes ZEROS = Bytes.wrap(new byte[HEADER_LENGTH]);

    @Override
    public int sourcePort() {
        return bytes().u16(SOURCE_PORT);
    }

    @Override
    public int destinationPort() {
        return bytes().u16(DESTINATION_PORT);
    }

    /** Header and payload; zero means a jumbogram (RFC 2675): all that is there. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Whether the checksum is right, given the network layer that carries the datagram. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        if (checksum() == 0) {
            return ChecksumStatus.ABSENT;
        }
        if (isTruncated()) {
            return ChecksumStatus.UNVERIFIED;
        }
        Bytes covered = bytes().slice(0, HEADER_LENGTH + payload().length());
        return Checksums.verify(network, IpProtocol.UDP, covered);
    }

    @Override
    public EndpointKind endpointKind() {
        return EndpointKind.UDP_PORT;
    }

    @Override
    public LayerType type() {
        return LayerType.UDP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        Bytes rest = bytes().slice(HEADER_LENGTH);
        return declaredLength() == 0 ? rest : rest.clip(declaredLength() - HEADER_LENGTH);
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < declaredLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return dissector.byUdpPorts(sourcePort(), destinationPort(), payload());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(UdpHeader.of(sourcePort(), destinationPort()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describe(bytes(), visitor);
    }

    private static void describe(Bytes in, FieldVisitor visitor) {
        int source = in.u16(SOURCE_PORT);
        int destination = in.u16(DESTINATION_PORT);
        visitor.port("SrcPort", SOURCE_PORT, 2, source, ServiceNames.udp(source));
        visitor.port("DstPort", DESTINATION_PORT, 2, destination, ServiceNames.udp(destination));
        visitor.number("Length", LENGTH, 2, in.u16(LENGTH));
        visitor.number("Checksum", CHECKSUM, 2, in.u16(CHECKSUM));
    }
}
