package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Header of Cisco's discovery protocol (SNAP 00-00-0C, 0x2000); its elements are {@link CiscoDiscoveryInfo}. Immutable.
 *
 * <pre>
 *  0        7 8       15 16               31
 * +----------+----------+-------------------+-------------
 * | Version  |   TTL    |     Checksum      | elements...
 * +----------+----------+-------------------+-------------
 * </pre>
 */
public final class CiscoDiscovery extends Layer {
    public static final int HEADER_LENGTH = 4;
    private static final int VERSION = 0;
    private static final int TTL = 1;
    private static final int CHECKSUM = 2;

    private CiscoDiscovery(Bytes in) {
        super(in);
    }

    public static CiscoDiscovery parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.CISCO_DISCOVERY);
        int version = in.u8(VERSION);
        if (version != 1 && version != 2) {
            throw MalformedPacketException.invalid(
                    LayerType.CISCO_DISCOVERY, VERSION, 1, version, "Invalid CiscoDiscovery version number " + version);
        }
        for (int at = HEADER_LENGTH; at < in.length(); at += in.u16(at + 2)) {
            int rest = in.length() - at;
            if (rest < CiscoTlv.HEADER_LENGTH) {
                throw MalformedPacketException.truncated(
                        LayerType.CISCO_DISCOVERY, at, CiscoTlv.HEADER_LENGTH, rest, "CDP TLV < 4 bytes");
            }
            int length = in.u16(at + 2);
            if (length < CiscoTlv.HEADER_LENGTH) {
                throw MalformedPacketException.invalid(
                        LayerType.CISCO_DISCOVERY,
                        at,
                        CiscoTlv.HEADER_LENGTH,
                        length,
                        "Invalid CiscoDiscovery value length " + length);
            }
            if (rest < length) {
                throw MalformedPacketException.truncated(
                        LayerType.CISCO_DISCOVERY, at, length, rest, "CDP TLV < length " + length);
            }
        }
        return new CiscoDiscovery(in);
    }

    public int version() {
        return bytes().u8(VERSION);
    }

    /** In seconds. */
    public int timeToLive() {
        return bytes().u8(TTL);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    @Override
    public LayerType type() {
        return LayerType.CISCO_DISCOVERY;
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
        return CiscoDiscoveryInfo::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new CdpHeader(version(), timeToLive(), OptionalInt.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", VERSION, 1, version());
        visitor.number("TTL", TTL, 1, timeToLive());
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        int size = CiscoTlv.count(bytes(), HEADER_LENGTH);
        if (visitor.beginList("Values", HEADER_LENGTH, bytes().length() - HEADER_LENGTH, size)) {
            for (int at = HEADER_LENGTH; at < bytes().length(); at += bytes().u16(at + 2)) {
                CdpTlv.describe(bytes(), at, visitor);
            }
        }
        visitor.endList();
    }
}
