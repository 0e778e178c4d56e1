package dev.toami.protocols.transport;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 * TCP segment (RFC 9293). Immutable.
 *
 * <pre>
 *  0      4     7                 16                             31
 * +-------------------------------+-------------------------------+
 * |          Source Port          |       Destination Port        |
 * +-------------------------------+-------------------------------+
 * |                        Sequence Number                        |
 * +---------------------------------------------------------------+
 * |                    Acknowledgment Number                      |
 * +------+-----+------------------+-------------------------------+
 * |Offset|Rsrvd| NS CWR ECE URG   |            Window             |
 * |      |     | ACK PSH RST SYN  |                               |
 * |      |     | FIN              |                               |
 * +------+-----+------------------+-------------------------------+
 * |           Checksum            |        Urgent Pointer         |
 * +-------------------------------+-------------------------------+
 * |                  Options, padded to 32 bits                   |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class TcpSegment extends Layer implements TransportLayer, Checksummed {
    /** Of a header without options. */
    public static final int HEADER_LENGTH = 20;

    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    private static final int SEQUENCE_NUMBER = 4;
    private static final int ACKNOWLEDGMENT_NUMBER = 8;
    private static final int OFFSET_FLAGS = 12;
    private static final int WINDOW = 14;
    private static final int CHECKSUM = 16;
    private static final int URGENT_POINTER = 18;

    private static final Bytes ZEROS = Bytes.wrap(new byte[HEADER_LENGTH]);

    private TcpSegment(Bytes in) {
        super(in);
    }

    public static TcpSegment parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                            LayerType.TCP,
                            0,
                            HEADER_LENGTH,
                            in.length(),
                            "Invalid TCP header. Length " + in.length() + " less than " + HEADER_LENGTH)
                    .showing(Bytes.empty(), visitor -> describe(ZEROS, Bytes.empty(), -1, Bytes.empty(), visitor));
        }
        int length = headerLength(in);
        if (length < HEADER_LENGTH) {
            throw MalformedPacketException.invalid(
                            LayerType.TCP,
                            OFFSET_FLAGS,
                            HEADER_LENGTH / 4,
                            length / 4,
                            "Invalid TCP data offset " + (length / 4) + " < 5")
                    .showing(Bytes.empty(), visitor -> describe(in, Bytes.empty(), -1, Bytes.empty(), visitor));
        }
        if (length > in.length()) {
            throw MalformedPacketException.truncated(
                            LayerType.TCP, 0, length, in.length(), "TCP data offset greater than packet length")
                    .showing(in, visitor -> describe(in, Bytes.empty(), -1, Bytes.empty(), visitor));
        }
        if (length > HEADER_LENGTH) {
            checkOptions(in, length);
        }
        return new TcpSegment(in);
    }

    private static void checkOptions(Bytes in, int length) throws MalformedPacketException {
        Bytes options = in.slice(HEADER_LENGTH, length - HEADER_LENGTH);
        try {
            TcpOptions.check(options);
        } catch (MalformedPacketException e) {
            int at = e.offset() - HEADER_LENGTH;
            Bytes good = options.slice(0, at);
            throw e.showing(
                    in.slice(0, length),
                    in.slice(length),
                    visitor -> describe(in, good, options.u8(at), Bytes.empty(), visitor));
        }
    }

    @Override
    public int sourcePort() {
        return bytes().u16(SOURCE_PORT);
    }

    @Override
    public int destinationPort() {
        return bytes().u16(DESTINATION_PORT);
    }

    public long sequenceNumber() {
        return bytes().u32(SEQUENCE_NUMBER);
    }

    public long acknowledgmentNumber() {
        return bytes().u32(ACKNOWLEDGMENT_NUMBER);
    }

    /** With options. */
    public int headerLength() {
        return headerLength(bytes());
    }

    private static int headerLength(Bytes in) {
        return (in.u8(OFFSET_FLAGS) >> 4) * 4;
    }

    public boolean has(TcpFlag flag) {
        return (bytes().u16(OFFSET_FLAGS) & flag.bit()) != 0;
    }

    public Set<TcpFlag> flags() {
        return TcpFlag.read(bytes().u16(OFFSET_FLAGS));
    }

    /** The three bits AE, CWR and ECE as the counter that they are once accurate ECN is agreed on (RFC 9768). */
    public int accurateEcnCounter() {
        return bytes().u16(OFFSET_FLAGS) >> 6 & 7;
    }

    /** As it stands there, not scaled. */
    public int window() {
        return bytes().u16(WINDOW);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Whether the checksum is right, given the network layer that carries the segment. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return Checksums.verify(network, IpProtocol.TCP, bytes());
    }

    public int urgentPointer() {
        return bytes().u16(URGENT_POINTER);
    }

    public List<TcpOption> options() {
        return TcpOptions.list(optionArea());
    }

    /** What follows an end-of-list option. */
    public Bytes padding() {
        return optionArea().slice(TcpOptions.end(optionArea()));
    }

    private Bytes optionArea() {
        return bytes().slice(HEADER_LENGTH, headerLength() - HEADER_LENGTH);
    }

    @Override
    public EndpointKind endpointKind() {
        return EndpointKind.TCP_PORT;
    }

    @Override
    public LayerType type() {
        return LayerType.TCP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return dissector.byTcpPorts(sourcePort(), destinationPort(), payload());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(TcpHeader.of(this));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describe(bytes(), optionArea(), -1, padding(), visitor);
    }

    private static void describe(Bytes in, Bytes options, int failedOption, Bytes padding, FieldVisitor visitor) {
        int source = in.u16(SOURCE_PORT);
        int destination = in.u16(DESTINATION_PORT);
        visitor.port("SrcPort", SOURCE_PORT, 2, source, ServiceNames.tcp(source));
        visitor.port("DstPort", DESTINATION_PORT, 2, destination, ServiceNames.tcp(destination));
        visitor.number("Seq", SEQUENCE_NUMBER, 4, in.u32(SEQUENCE_NUMBER));
        visitor.number("Ack", ACKNOWLEDGMENT_NUMBER, 4, in.u32(ACKNOWLEDGMENT_NUMBER));
        visitor.number("DataOffset", OFFSET_FLAGS, 1, in.u8(OFFSET_FLAGS) >> 4);
        int bits = in.u16(OFFSET_FLAGS);
        for (TcpFlag flag : TcpFlag.values()) {
            visitor.flag(
                    flag.name(), flag == TcpFlag.NS ? OFFSET_FLAGS : OFFSET_FLAGS + 1, 1, (bits & flag.bit()) != 0);
        }
        visitor.number("Window", WINDOW, 2, in.u16(WINDOW));
        visitor.number("Checksum", CHECKSUM, 2, in.u16(CHECKSUM));
        visitor.number("Urgent", URGENT_POINTER, 2, in.u16(URGENT_POINTER));
        TcpOptions.describe(options, failedOption, visitor);
        visitor.bytes("Padding", headerLength(in) - padding.length(), padding.length(), padding);
        if (visitor.wantsDetail()) {
            visitor.number("HeaderLength", OFFSET_FLAGS, 1, headerLength(in));
            visitor.number("Flags", OFFSET_FLAGS, 2, bits & 0xfff);
            visitor.number("Reserved", OFFSET_FLAGS, 1, bits >> 9 & 7);
            visitor.number("ACE", OFFSET_FLAGS, 2, bits >> 6 & 7);
            visitor.number("SegmentLength", 0, 0, Math.max(0, in.length() - headerLength(in)));
        }
    }
}
