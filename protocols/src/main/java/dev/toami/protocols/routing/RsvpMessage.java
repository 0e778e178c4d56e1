package dev.toami.protocols.routing;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * Resource Reservation Protocol message (RFC 2205, section 3.1), with the headers of its objects. Immutable.
 *
 * <pre>
 *  0       4       8               16              24             31
 * +-------+-------+---------------+-------------------------------+
 * | Vers  | Flags |   Msg Type    |        RSVP Checksum          |
 * +-------+-------+---------------+-------------------------------+
 * |   Send_TTL    |   Reserved    |         RSVP Length           |
 * +---------------+---------------+---------------+---------------+
 * |        Object Length          |   Class-Num   |    C-Type     |
 * +-------------------------------+---------------+---------------+
 * </pre>
 */
public final class RsvpMessage extends Message implements Checksummed {
    public static final int HEADER_LENGTH = 8;
    private static final int CHECKSUM = 2;
    private static final int LENGTH = 6;

    private RsvpMessage(Bytes in) {
        super(in, LayerType.RSVP);
    }

    public static RsvpMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.RSVP);
        Lengths.requireDeclared(in.u16(LENGTH), HEADER_LENGTH, LENGTH, LayerType.RSVP);
        return new RsvpMessage(in);
    }

    public int version() {
        return bytes().u8(0) >> 4;
    }

    public int messageType() {
        return bytes().u8(1);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Of all of the message, header included. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    /** Whether the checksum is right, given the network layer that tells if all of the message is there. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        if (checksum() == 0) {
            return ChecksumStatus.ABSENT;
        }
        if (isTruncated() || (network instanceof Layer layer && layer.isTruncated())) {
            return ChecksumStatus.UNVERIFIED;
        }
        return Checksums.status(Checksums.add(0, contents()));
    }

    @Override
    public Bytes contents() {
        return bytes().clip(declaredLength());
    }

    @Override
    public boolean isTruncated() {
        return declaredLength() > bytes().length();
    }

    @Override
    public Optional<LayerValue> toValue() {
        Bytes in = bytes();
        return Optional.of(
                new Header(in.u8(0), messageType(), in.u8(4), contents().slice(HEADER_LENGTH), OptionalInt.empty()));
    }

    /**
     * What an RSVP message is built with.
     *
     * @param versionAndFlags version 1 in the upper 4 bits
     * @param objects as they are on the wire
     * @param checksum computed if empty
     */
    public record Header(int versionAndFlags, int messageType, int sendTtl, Bytes objects, OptionalInt checksum)
            implements LayerValue, IpCarried {
        @Override
        public IpProtocol protocol() {
            return IpProtocol.RSVP;
        }

        @Override
        public void encode(PacketBuffer out, BuildContext context) {
            out.prepend(objects).prepend(HEADER_LENGTH);
            out.u8(0, versionAndFlags).u8(1, messageType).u8(4, sendTtl).u16(LENGTH, out.length());
            out.u16(CHECKSUM, checksum.orElseGet(() -> Checksums.finish(Checksums.add(0, out.view()))));
        }
    }

    private static String type(int value) {
        return switch (value) {
            case 1 -> "Path";
            case 2 -> "Resv";
            case 3 -> "PathErr";
            case 4 -> "ResvErr";
            case 5 -> "PathTear";
            case 6 -> "ResvTear";
            case 7 -> "ResvConf";
            case 12 -> "Bundle";
            case 13 -> "Ack";
            case 15 -> "Srefresh";
            case 20 -> "Hello";
            case 21 -> "Notify";
            default -> unknown(value);
        };
    }

    private static String objectClass(int value) {
        return switch (value) {
            case 0 -> "NULL";
            case 1 -> "SESSION";
            case 3 -> "RSVP_HOP";
            case 4 -> "INTEGRITY";
            case 5 -> "TIME_VALUES";
            case 6 -> "ERROR_SPEC";
            case 7 -> "SCOPE";
            case 8 -> "STYLE";
            case 9 -> "FLOWSPEC";
            case 10 -> "FILTER_SPEC";
            case 11 -> "SENDER_TEMPLATE";
            case 12 -> "SENDER_TSPEC";
            case 13 -> "ADSPEC";
            case 14 -> "POLICY_DATA";
            case 15 -> "RESV_CONFIRM";
            case 16 -> "LABEL";
            case 19 -> "LABEL_REQUEST";
            case 20 -> "EXPLICIT_ROUTE";
            case 21 -> "RECORD_ROUTE";
            case 22 -> "HELLO";
            case 23 -> "MESSAGE_ID";
            case 207 -> "SESSION_ATTRIBUTE";
            default -> unknown(value);
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes in = contents();
        visitor.number("Version", 0, 1, version());
        visitor.number("Flags", 0, 1, in.u8(0) & 0xf);
        visitor.code("MessageType", 1, 1, messageType(), type(messageType()));
        u16(visitor, "Checksum", in, CHECKSUM);
        u8(visitor, "SendTTL", in, 4);
        u16(visitor, "Length", in, LENGTH);
        Elements objects = Elements.of(in, HEADER_LENGTH, 4, (bytes, at) -> bytes.u16(at));
        objects.describe(visitor, "Objects", (to, bytes, at, length) -> {
            u16(to, "Length", bytes, at);
            to.code("ClassNum", at + 2, 1, bytes.u8(at + 2), objectClass(bytes.u8(at + 2)));
            u8(to, "CType", bytes, at + 3);
            to.bytes("Data", at + 4, length - 4, bytes.slice(at + 4, length - 4));
        });
        objects.describeRest(visitor, "Trailing");
    }
}
