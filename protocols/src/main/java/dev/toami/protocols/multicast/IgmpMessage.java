package dev.toami.protocols.multicast;

import java.time.Duration;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;

/**
 * IGMP message of versions 1 and 2: query, report, or leave (RFC 1112, RFC 2236). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |     Type      | Max Resp Time |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |                         Group Address                         |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class IgmpMessage extends Message implements Checksummed {
    public static final int LENGTH = 8;
    static final int TYPE = 0;
    static final int MAX_RESPONSE_TIME = 1;
    static final int CHECKSUM = 2;
    static final int GROUP = 4;

    private IgmpMessage(Bytes in) {
        super(in, LayerType.IGMP);
    }

    /**
     * What follows IP protocol 2: a message of version 1 or 2, an {@link IgmpQuery} or {@link IgmpReport} of version 3, or
     * one of the protocols that share the number.
     */
    public static Layer parseAny(Bytes in) throws MalformedPacketException {
        if (in.isEmpty()) {
            throw MalformedPacketException.truncated(LayerType.IGMP, 0, 1, 0, "IGMP packet is too small");
        }
        return switch (in.u8(TYPE)) {
            case 0x11 -> in.length() >= IgmpQuery.HEADER_LENGTH ? IgmpQuery.parse(in) : parse(in);
            case 0x13 -> DvmrpMessage.parse(in);
            case 0x22 -> IgmpReport.parse(in);
            case RgmpMessage.LEAVE, RgmpMessage.JOIN, RgmpMessage.BYE, RgmpMessage.HELLO -> RgmpMessage.parse(in);
            default -> parse(in);
        };
    }

    public static IgmpMessage parse(Bytes in) throws MalformedPacketException {
        int type = in.isEmpty() ? 0 : in.u8(TYPE);
        boolean isQuery = type == 0x11;
        if ((!isQuery && type != 0x12 && type != 0x16 && type != 0x17) || (isQuery && in.length() != LENGTH)) {
            throw MalformedPacketException.invalid(
                    LayerType.IGMP, TYPE, LENGTH, in.length(), "Unable to determine IGMP type.");
        }
        if (in.length() < LENGTH) {
            throw MalformedPacketException.truncated(LayerType.IGMP, 0, LENGTH, in.length(), "IGMP Packet too small");
        }
        return new IgmpMessage(in);
    }

    public IgmpType messageType() {
        return new IgmpType(bytes().u8(TYPE));
    }

    /** Of a query of version 2, in tenths of a second; zero in version 1. */
    public int maxResponseTimeCode() {
        return bytes().u8(MAX_RESPONSE_TIME);
    }

    /** Of a query of version 2. */
    public Duration maxResponseTime() {
        return Duration.ofMillis(100L * maxResponseTimeCode());
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Whether the checksum is right, given the network layer that tells if all of the message is there. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return checksumStatus(bytes(), network);
    }

    /** The group that is asked about, joined or left; {@code 0.0.0.0} in a query about all. */
    public Ipv4Address group() {
        return Ipv4Address.read(bytes(), GROUP);
    }

    /** 1 or 2; a query without a response time is of version 1. */
    public int version() {
        return switch (bytes().u8(TYPE)) {
            case 0x11 -> maxResponseTimeCode() == 0 ? 1 : 2;
            case 0x12 -> 1;
            default -> 2;
        };
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, LENGTH);
    }

    @Override
    public Optional<LayerValue> toValue() {
        if (bytes().length() > LENGTH) {
            return Optional.empty();
        }
        return Optional.of(IgmpHeader.of(messageType(), group()).withMaxResponseTimeCode(maxResponseTimeCode()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describeStart(bytes(), visitor);
        visitor.address("GroupAddress", GROUP, Ipv4Address.LENGTH, group());
        visitor.number("Version", TYPE, 0, version());
    }

    static void describeStart(Bytes in, FieldVisitor visitor) {
        int type = in.u8(TYPE);
        int code = in.u8(MAX_RESPONSE_TIME);
        visitor.code("Type", TYPE, 1, type, IgmpType.label(type));
        if (visitor.wantsDetail()) {
            boolean isV3 = type == 0x11 && in.length() >= IgmpQuery.HEADER_LENGTH;
            visitor.number("MaxResponseTime", MAX_RESPONSE_TIME, 1, isV3 ? ResponseTime.decode8(code) : code);
        } else {
            visitor.text("MaxResponseTime", MAX_RESPONSE_TIME, 1, ResponseTime.gopacketText(code));
        }
        visitor.number("Checksum", CHECKSUM, 2, in.u16(CHECKSUM));
    }
}
