package dev.toami.protocols.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.TransportLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.flow.EndpointKind;

/**
 * Segment of the Reliable Data Protocol (RFC 908 with RFC 1151), which gopacket calls RUDP. Immutable.
 *
 * <pre>
 *  0                               8              16
 * +-------------------------------+---------------+
 * |SYN|ACK|EACK|RST|NUL|0|Version | Header Length |
 * +-------------------------------+---------------+
 * |          Source Port          |   Dest. Port  |
 * +-------------------------------+---------------+
 * |                  Data Length                  |
 * +-----------------------------------------------+
 * |             Sequence Number (32)              |
 * +-----------------------------------------------+
 * |          Acknowledgment Number (32)           |
 * +-----------------------------------------------+
 * |                 Checksum (32)                 |
 * +-----------------------------------------------+
 * |             Variable Header Area              |
 * +-----------------------------------------------+
 * </pre>
 */
public final class RudpSegment extends Layer implements TransportLayer {
    /** Of a header without a variable area. */
    public static final int HEADER_LENGTH = 18;

    private static final int FLAGS = 0;
    private static final int LENGTH = 1;
    private static final int SOURCE_PORT = 2;
    private static final int DESTINATION_PORT = 3;
    private static final int DATA_LENGTH = 4;
    private static final int SEQUENCE = 6;
    private static final int ACKNOWLEDGMENT = 10;
    private static final int CHECKSUM = 14;
    private static final int SYN_AREA = 6;

    private RudpSegment(Bytes in) {
        super(in);
    }

    public static RudpSegment parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.RUDP,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "a RUDP header has at least 18 bytes; there are " + in.length());
        }
        int length = in.u8(LENGTH);
        if (length * 2 < HEADER_LENGTH) {
            throw MalformedPacketException.invalid(
                    LayerType.RUDP,
                    LENGTH,
                    HEADER_LENGTH / 2,
                    length,
                    "RUDP packet with too-short header length " + length);
        }
        if (length * 2 > in.length()) {
            throw MalformedPacketException.truncated(
                    LayerType.RUDP,
                    0,
                    length * 2,
                    in.length(),
                    "a RUDP header of " + length * 2 + " bytes; there are " + in.length());
        }
        int area = length * 2 - HEADER_LENGTH;
        if ((in.u8(FLAGS) & 0x80) != 0 && area != SYN_AREA) {
            throw MalformedPacketException.invalid(
                    LayerType.RUDP, LENGTH, SYN_AREA, area, "RUDP packet invalid SYN header length: " + area);
        }
        if ((in.u8(FLAGS) & 0xa0) == 0x20 && area % 4 != 0) {
            throw MalformedPacketException.invalid(
                    LayerType.RUDP, LENGTH, area & ~3, area, "RUDP packet invalid EACK header length: " + area);
        }
        return new RudpSegment(in);
    }

    private boolean flag(int mask) {
        return (bytes().u8(FLAGS) & mask) != 0;
    }

    public boolean isSyn() {
        return flag(0x80);
    }

    public boolean isAck() {
        return flag(0x40);
    }

    public boolean isEack() {
        return flag(0x20);
    }

    public boolean isReset() {
        return flag(0x10);
    }

    public boolean isNull() {
        return flag(0x08);
    }

    public int version() {
        return bytes().u8(FLAGS) & 3;
    }

    /** With the variable area. */
    public int headerLength() {
        return bytes().u8(LENGTH) * 2;
    }

    @Override
    public int sourcePort() {
        return bytes().u8(SOURCE_PORT);
    }

    @Override
    public int destinationPort() {
        return bytes().u8(DESTINATION_PORT);
    }

    public int dataLength() {
        return bytes().u16(DATA_LENGTH);
    }

    public long sequenceNumber() {
        return bytes().u32(SEQUENCE);
    }

    public long acknowledgmentNumber() {
        return bytes().u32(ACKNOWLEDGMENT);
    }

    public long checksum() {
        return bytes().u32(CHECKSUM);
    }

    public Bytes variableArea() {
        return bytes().slice(HEADER_LENGTH, headerLength() - HEADER_LENGTH);
    }

    /** The segments received out of sequence that an EACK segment tells of; none for others. */
    public List<Long> receivedOutOfSequence() {
        List<Long> numbers = new ArrayList<>();
        if (isEack() && !isSyn()) {
            Bytes area = variableArea();
            for (int at = 0; at < area.length(); at += 4) {
                numbers.add(area.u32(at));
            }
        }
        return List.copyOf(numbers);
    }

    @Override
    public EndpointKind endpointKind() {
        return EndpointKind.RUDP_PORT;
    }

    @Override
    public LayerType type() {
        return LayerType.RUDP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength()).clip(dataLength());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < headerLength() + dataLength();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(RudpHeader.of(
                bytes().u8(FLAGS),
                sourcePort(),
                destinationPort(),
                sequenceNumber(),
                acknowledgmentNumber(),
                variableArea().copy()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.flag("SYN", FLAGS, 1, isSyn());
        visitor.flag("ACK", FLAGS, 1, isAck());
        visitor.flag("EACK", FLAGS, 1, isEack());
        visitor.flag("RST", FLAGS, 1, isReset());
        visitor.flag("NUL", FLAGS, 1, isNull());
        visitor.number("Version", FLAGS, 1, version());
        visitor.number("HeaderLength", LENGTH, 1, bytes().u8(LENGTH));
        visitor.port("SrcPort", SOURCE_PORT, 1, sourcePort(), null);
        visitor.port("DstPort", DESTINATION_PORT, 1, destinationPort(), null);
        visitor.number("DataLength", DATA_LENGTH, 2, dataLength());
        visitor.number("Seq", SEQUENCE, 4, sequenceNumber());
        visitor.number("Ack", ACKNOWLEDGMENT, 4, acknowledgmentNumber());
        visitor.number("Checksum", CHECKSUM, 4, checksum());
        Bytes area = variableArea();
        visitor.bytes("VariableHeaderArea", HEADER_LENGTH, area.length(), area);
        if (isSyn()) {
            visitor.number("MaxOutstandingSegments", HEADER_LENGTH, 2, area.u16(0));
            visitor.number("MaxSegmentSize", HEADER_LENGTH + 2, 2, area.u16(2));
            visitor.number("OptionFlags", HEADER_LENGTH + 4, 2, area.u16(4));
        } else {
            visitor.absent("");
        }
        if (isEack() && !isSyn()) {
            List<Long> numbers = receivedOutOfSequence();
            if (visitor.beginList("SeqsReceivedOK", HEADER_LENGTH, area.length(), numbers.size())) {
                for (int i = 0; i < numbers.size(); i++) {
                    visitor.number("", HEADER_LENGTH + 4 * i, 4, numbers.get(i));
                }
            }
            visitor.endList();
        } else {
            visitor.absent("");
        }
    }
}
