package dev.toami.protocols.sctp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
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
import dev.toami.protocols.numbers.ServiceNames;

/**
 * SCTP packet (RFC 9260, section 3): the common header, with chunks behind it. Immutable.
 *
 * <pre>
 *  0                              16                             31
 * +-------------------------------+-------------------------------+
 * |          Source Port          |       Destination Port        |
 * +-------------------------------+-------------------------------+
 * |                       Verification Tag                        |
 * +---------------------------------------------------------------+
 * |                            Checksum                           |
 * +---------------------------------------------------------------+
 * |                             Chunks                            |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>Each chunk is a layer, up to the first that carries user data; that one knows the chunks behind it.
 */
public final class SctpPacket extends Layer implements TransportLayer, Checksummed {
    public static final int HEADER_LENGTH = 12;
    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    private static final int VERIFICATION_TAG = 4;
    private static final int CHECKSUM = 8;
    private static final Bytes ZEROS = Bytes.wrap(new byte[HEADER_LENGTH]);

    private SctpPacket(Bytes in) {
        super(in);
    }

    public static SctpPacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                            LayerType.SCTP, 0, HEADER_LENGTH, in.length(), "Invalid SCTP common header length")
                    .showing(Bytes.empty(), visitor -> describeHeader(ZEROS, visitor));
        }
        return new SctpPacket(in);
    }

    @Override
    public int sourcePort() {
        return bytes().u16(SOURCE_PORT);
    }

    @Override
    public int destinationPort() {
        return bytes().u16(DESTINATION_PORT);
    }

    public long verificationTag() {
        return bytes().u32(VERIFICATION_TAG);
    }

    /** As it stands there; a CRC-32C goes least significant byte first. */
    public long checksum() {
        return bytes().u32(CHECKSUM);
    }

    /**
     * Whether the checksum is right: the CRC-32C of RFC 9260, or the Adler-32 of RFC 2960, its predecessor.
     *
     * @param network the layer that carries the packet
     */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return network instanceof Layer layer && layer.isTruncated() ? ChecksumStatus.UNVERIFIED : checksumStatus();
    }

    private ChecksumStatus checksumStatus() {
        byte[] packet = bytes().toArray();
        return checksum() == crc32c(packet) || checksum() == sum(new Adler32(), packet)
                ? ChecksumStatus.GOOD
                : ChecksumStatus.BAD;
    }

    /** What the checksum field of {@code packet} is to be, whatever stands there now. */
    static long crc32c(byte[] packet) {
        return Integer.reverseBytes((int) sum(new CRC32C(), packet)) & 0xffff_ffffL;
    }

    private static long sum(Checksum checksum, byte[] packet) {
        checksum.update(packet, 0, CHECKSUM);
        checksum.update(new byte[4], 0, 4);
        checksum.update(packet, HEADER_LENGTH, packet.length - HEADER_LENGTH);
        return checksum.getValue();
    }

    /** The chunks, up to one that is not valid. */
    public List<SctpChunk> chunks() {
        return chunks(payload());
    }

    static List<SctpChunk> chunks(Bytes in) {
        List<SctpChunk> chunks = new ArrayList<>();
        Bytes rest = in;
        try {
            while (!rest.isEmpty()) {
                SctpChunk chunk = SctpChunk.parse(rest);
                chunks.add(chunk);
                rest = rest.slice(Math.min(chunk.paddedLength(), rest.length()));
            }
        } catch (MalformedPacketException e) {
            return List.copyOf(chunks);
        }
        return List.copyOf(chunks);
    }

    @Override
    public EndpointKind endpointKind() {
        return EndpointKind.SCTP_PORT;
    }

    @Override
    public LayerType type() {
        return LayerType.SCTP;
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
        int source = sourcePort();
        int destination = destinationPort();
        return in -> SctpChunk.parse(in, source, destination);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(SctpHeader.of(sourcePort(), destinationPort(), verificationTag()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describeHeader(bytes(), visitor);
        if (visitor.wantsDetail()) {
            boolean good = checksumStatus() == ChecksumStatus.GOOD;
            visitor.code("ChecksumStatus", CHECKSUM, 4, good ? 1 : 0, good ? "Good" : "Bad");
        }
    }

    private static void describeHeader(Bytes in, FieldVisitor visitor) {
        int source = in.u16(SOURCE_PORT);
        int destination = in.u16(DESTINATION_PORT);
        visitor.port("SrcPort", SOURCE_PORT, 2, source, ServiceNames.sctp(source));
        visitor.port("DstPort", DESTINATION_PORT, 2, destination, ServiceNames.sctp(destination));
        visitor.number("VerificationTag", VERIFICATION_TAG, 4, in.u32(VERIFICATION_TAG));
        visitor.number("Checksum", CHECKSUM, 4, in.u32(CHECKSUM));
    }
}
