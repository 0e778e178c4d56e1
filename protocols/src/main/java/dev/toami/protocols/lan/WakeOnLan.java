package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Magic packet that wakes a station (AMD, Magic Packet Technology). Immutable.
 *
 * <pre>
 * +----------------+------------------------------------+--------------------+
 * | ff (6 times)   | MAC address of station (16 times)  | Password (0, 4, 6) |
 * +----------------+------------------------------------+--------------------+
 * </pre>
 */
public final class WakeOnLan extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 102;
    static final int REPETITIONS = 16;
    static final int STATION = 6;

    private WakeOnLan(Bytes in) {
        super(in);
    }

    public static WakeOnLan parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.WOL);
        if (recognize(in) == null) {
            throw MalformedPacketException.invalid(
                    LayerType.WOL, 0, HEADER_LENGTH, 0, "a magic packet repeats one address behind six bytes of ff");
        }
        return new WakeOnLan(in);
    }

    /** A heuristic: this parser if {@code payload} is a magic packet, else null. */
    public static LayerParser recognize(Bytes payload) {
        if (payload.length() < HEADER_LENGTH || payload.u8(0) != 0xff) {
            return null;
        }
        Bytes station = payload.slice(STATION, MacAddress.LENGTH);
        for (int i = 0; i < HEADER_LENGTH; i++) {
            int expected = i < STATION ? 0xff : station.u8(i % MacAddress.LENGTH);
            if (payload.u8(i) != expected) {
                return null;
            }
        }
        return WakeOnLan::parse;
    }

    /** Which station shall wake. */
    public MacAddress station() {
        return MacAddress.read(bytes(), STATION);
    }

    /** 4 or 6 bytes, or none. */
    public Bytes password() {
        int rest = bytes().length() - HEADER_LENGTH;
        return bytes().slice(HEADER_LENGTH, rest >= 6 ? 6 : rest >= 4 ? 4 : 0);
    }

    @Override
    public LayerType type() {
        return LayerType.WOL;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH + password().length());
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new WakeOnLanHeader(station(), password()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.bytes("Sync", 0, STATION, bytes().slice(0, STATION));
        visitor.address("MAC", STATION, MacAddress.LENGTH, station());
        visitor.bytes("Password", HEADER_LENGTH, password().length(), password());
    }
}
