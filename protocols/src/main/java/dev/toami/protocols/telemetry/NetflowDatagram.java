package dev.toami.protocols.telemetry;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * NetFlow datagram of version 1, 5, 7 (Cisco, "NetFlow Export Datagram Format") or 9 (RFC 3954). Immutable.
 *
 * <pre>
 *  0                16               32
 * +----------------+----------------+
 * |    Version     |     Count      |
 * +----------------+----------------+
 * |        System Uptime, ms        |
 * +---------------------------------+
 * |          Unix Seconds           |
 * +---------------------------------+
 * |  Nanoseconds; sequence in v. 9  |
 * +---------------------------------+
 * |  Sequence; source ID in v. 9    |
 * +---------------------------------+
 * | Engine, sampling; none in v. 9  |
 * +---------------------------------+
 * | Records; flow sets in version 9 |
 * </pre>
 */
public final class NetflowDatagram extends Layer implements ApplicationLayer {
    private static final int COUNT = 2;
    private static final int SECONDS = 8;

    private NetflowDatagram(Bytes in) {
        super(in);
    }

    public static NetflowDatagram parse(Bytes in) throws MalformedPacketException {
        int required = in.length() < 2 ? 2 : headerLength(in.u16(0));
        if (required == 0) {
            throw MalformedPacketException.invalid(
                    LayerType.NETFLOW, 0, 1, in.u16(0), "NetFlow version " + in.u16(0) + " is none of 1, 5, 7 and 9");
        }
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.NETFLOW,
                    0,
                    required,
                    in.length(),
                    "NetFlow header needs " + required + " bytes, not " + in.length());
        }
        return new NetflowDatagram(in);
    }

    /** Parses what such a port carries, which may be an IPFIX message as well. */
    public static Layer parseAny(Bytes in) throws MalformedPacketException {
        return in.length() >= 2 && in.u16(0) == IpfixMessage.VERSION ? IpfixMessage.parse(in) : parse(in);
    }

    private static int headerLength(int version) {
        return switch (version) {
            case 1 -> 16;
            case 5, 7 -> 24;
            case 9 -> 20;
            default -> 0;
        };
    }

    private static int recordLength(int version) {
        return version == 5 ? 48 : 52;
    }

    public int version() {
        return bytes().u16(0);
    }

    /** How many records there are; in version 9 with those that are templates. */
    public int count() {
        return bytes().u16(COUNT);
    }

    public int headerLength() {
        return headerLength(version());
    }

    /** How many records of a fixed format are there; 0 in version 9. */
    private int available() {
        int length = recordLength(version());
        return version() == 9 ? 0 : Math.min(count(), (bytes().length() - headerLength()) / length);
    }

    @Override
    public LayerType type() {
        return LayerType.NETFLOW;
    }

    @Override
    public Bytes contents() {
        return version() == 9 ? bytes() : bytes().slice(0, headerLength() + available() * recordLength(version()));
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    @Override
    public boolean isTruncated() {
        return version() == 9
                ? FlowSets.areTruncated(bytes(), headerLength(), bytes().length())
                : available() < count();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 2, version());
        visitor.number("Count", COUNT, 2, count());
        visitor.number("SysUptime", 4, 4, bytes().u32(4));
        visitor.number("UnixSecs", SECONDS, 4, bytes().u32(SECONDS));
        if (version() == 9) {
            visitor.number("FlowSequence", 12, 4, bytes().u32(12));
            visitor.number("SourceID", 16, 4, bytes().u32(16));
            new FlowSets(bytes(), headerLength(), bytes().length(), false, visitor).describe();
            return;
        }
        visitor.number("UnixNsecs", 12, 4, bytes().u32(12));
        if (version() != 1) {
            visitor.number("FlowSequence", 16, 4, bytes().u32(16));
        }
        if (version() == 5) {
            visitor.number("EngineType", 20, 1, bytes().u8(20));
            visitor.number("EngineID", 21, 1, bytes().u8(21));
            visitor.number("SamplingMode", 22, 1, bytes().u8(22) >> 6);
            visitor.number("SampleRate", 22, 2, bytes().u16(22) & 0x3fff);
        }
        int length = recordLength(version());
        if (visitor.beginList("Records", headerLength(), available() * length, available())) {
            for (int i = 0; i < available(); i++) {
                record(headerLength() + i * length, length, visitor);
            }
        }
        visitor.endList();
    }

    private void record(int at, int length, FieldVisitor visitor) {
        Bytes in = bytes();
        int tcpFlags = version() == 1 ? 40 : 37;
        visitor.beginStruct("", at, length);
        visitor.address("SrcAddr", at, 4, Ipv4Address.read(in, at));
        visitor.address("DstAddr", at + 4, 4, Ipv4Address.read(in, at + 4));
        visitor.address("NextHop", at + 8, 4, Ipv4Address.read(in, at + 8));
        visitor.number("InputInt", at + 12, 2, in.u16(at + 12));
        visitor.number("OutputInt", at + 14, 2, in.u16(at + 14));
        visitor.number("Packets", at + 16, 4, in.u32(at + 16));
        visitor.number("Octets", at + 20, 4, in.u32(at + 20));
        visitor.number("First", at + 24, 4, in.u32(at + 24));
        visitor.number("Last", at + 28, 4, in.u32(at + 28));
        visitor.number("SrcPort", at + 32, 2, in.u16(at + 32));
        visitor.number("DstPort", at + 34, 2, in.u16(at + 34));
        visitor.number("Protocol", at + 38, 1, in.u8(at + 38));
        visitor.number("TOS", at + 39, 1, in.u8(at + 39));
        visitor.number("TCPFlags", at + tcpFlags, 1, in.u8(at + tcpFlags));
        if (version() != 1) {
            visitor.number("SrcAS", at + 40, 2, in.u16(at + 40));
            visitor.number("DstAS", at + 42, 2, in.u16(at + 42));
            visitor.number("SrcMask", at + 44, 1, in.u8(at + 44));
            visitor.number("DstMask", at + 45, 1, in.u8(at + 45));
        }
        if (version() == 7) {
            visitor.address("RouterSC", at + 48, 4, Ipv4Address.read(in, at + 48));
        }
        visitor.endStruct();
    }
}
