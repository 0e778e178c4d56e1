package dev.toami.protocols.link;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.EtherType;

/**
 * ARCNET frame as Linux captures it (LINKTYPE_ARCNET_LINUX, RFC 1201). Immutable.
 *
 * <pre>
 *  0        1             2        4      5        6          8
 * +--------+-------------+--------+------+--------+----------+------
 * | Source | Destination | Offset | Type | (Split)|(Sequence)| Data
 * +--------+-------------+--------+------+--------+----------+------
 * </pre>
 */
public final class ArcnetFrame extends Layer implements LinkLayer {
    private static final int SOURCE = 0;
    private static final int DESTINATION = 1;
    private static final int OFFSET = 2;
    private static final int TYPE = 4;
    static final int SPLIT = 5;
    static final int SEQUENCE = 6;
    private static final int LONG_HEADER = 8;

    private static final int IP_RFC_1051 = 240;
    private static final int ARP_RFC_1051 = 241;
    private static final int IPV6 = 196;
    static final int IP = 212;
    private static final int ARP = 213;

    private final int headerLength;

    private ArcnetFrame(Bytes in, int headerLength) {
        super(in);
        this.headerLength = headerLength;
    }

    public static ArcnetFrame parse(Bytes in) throws MalformedPacketException {
        int required = in.length() > TYPE ? headerLength(in.u8(TYPE)) : SPLIT;
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.ARCNET,
                    0,
                    required,
                    in.length(),
                    "ARCNET header needs " + required + " bytes, not " + in.length());
        }
        return new ArcnetFrame(in, required);
    }

    /** Protocols of RFC 1201 may be sent in parts; those before it are not. */
    static int headerLength(int type) {
        return type == IP || type == ARP || type == IPV6 ? LONG_HEADER : SPLIT;
    }

    public int source() {
        return bytes().u8(SOURCE);
    }

    /** Zero for all. */
    public int destination() {
        return bytes().u8(DESTINATION);
    }

    /** The system code of the protocol. */
    public int protocolType() {
        return bytes().u8(TYPE);
    }

    @Override
    public LayerType type() {
        return LayerType.ARCNET;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        boolean isPart = headerLength > SPLIT && bytes().u8(SPLIT) != 0;
        return isPart
                ? LayerParser.PAYLOAD
                : switch (protocolType()) {
                    case IP, IP_RFC_1051 -> dissector.afterEtherType(EtherType.IPV4.value());
                    case ARP, ARP_RFC_1051 -> dissector.afterEtherType(EtherType.ARP.value());
                    case IPV6 -> dissector.afterEtherType(EtherType.IPV6.value());
                    default -> LayerParser.PAYLOAD;
                };
    }

    @Override
    public Optional<LayerValue> toValue() {
        boolean isLong = headerLength > SPLIT;
        return Optional.of(new ArcnetHeader(
                source(),
                destination(),
                bytes().u16(OFFSET),
                protocolType(),
                isLong ? bytes().u8(SPLIT) : 0,
                isLong ? bytes().u16(SEQUENCE) : 0));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Source", SOURCE, 1, source());
        visitor.number("Destination", DESTINATION, 1, destination());
        visitor.bytes("Offset", OFFSET, 2, bytes().slice(OFFSET, 2));
        visitor.code("Type", TYPE, 1, protocolType(), label(protocolType()));
        if (headerLength > SPLIT) {
            visitor.number("SplitFlag", SPLIT, 1, bytes().u8(SPLIT));
            visitor.number("Sequence", SEQUENCE, 2, bytes().u16(SEQUENCE));
        }
    }

    private static String label(int type) {
        return switch (type) {
            case IP, IP_RFC_1051 -> "IPv4";
            case ARP, ARP_RFC_1051 -> "ARP";
            case IPV6 -> "IPv6";
            default -> "Unknown(" + type + ')';
        };
    }
}
