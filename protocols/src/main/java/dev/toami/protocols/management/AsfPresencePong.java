package dev.toami.protocols.management;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Presence pong, the answer of a managed system (DMTF DSP0136, section 3.2.4.3). Immutable.
 *
 * <pre>
 *  0                4                8          9              10             16
 * +----------------+----------------+----------+--------------+--------------+
 * |   Enterprise   |      OEM       | Entities | Interactions |   Reserved   |
 * +----------------+----------------+----------+--------------+--------------+
 * </pre>
 */
public final class AsfPresencePong extends Layer implements ApplicationLayer {
    public static final int LENGTH = 16;
    static final int IPMI = 0x80;
    static final int ASF_V1 = 0x01;
    static final int SECURITY = 0x80;
    static final int DASH = 0x20;

    private static final int OEM = 4;
    private static final int ENTITIES = 8;
    private static final int INTERACTIONS = 9;

    private AsfPresencePong(Bytes in) {
        super(in);
    }

    public static AsfPresencePong parse(Bytes in) throws MalformedPacketException {
        if (in.length() < LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.ASF_PRESENCE_PONG,
                    0,
                    LENGTH,
                    in.length(),
                    "invalid ASF presence pong payload, length " + in.length() + " less than 16");
        }
        return new AsfPresencePong(in);
    }

    /** Whose capabilities {@link #oem()} tells of. */
    public long enterprise() {
        return bytes().u32(0);
    }

    /** Four bytes that mean what the enterprise says. */
    public Bytes oem() {
        return bytes().slice(OEM, ENTITIES - OEM);
    }

    public boolean supportsIpmi() {
        return (bytes().u8(ENTITIES) & IPMI) != 0;
    }

    public boolean supportsAsfV1() {
        return (bytes().u8(ENTITIES) & ASF_V1) != 0;
    }

    public boolean supportsSecurityExtensions() {
        return (bytes().u8(INTERACTIONS) & SECURITY) != 0;
    }

    public boolean supportsDash() {
        return (bytes().u8(INTERACTIONS) & DASH) != 0;
    }

    @Override
    public LayerType type() {
        return LayerType.ASF_PRESENCE_PONG;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(LENGTH);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new AsfPresencePongBody(
                enterprise(), bytes().u32(OEM), bytes().u8(ENTITIES), bytes().u8(INTERACTIONS)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Enterprise", 0, 4, enterprise());
        // gopacket prints an array of Go: numbers without commas.
        if (visitor.wantsDetail()) {
            visitor.bytes("OEM", OEM, 4, oem());
        } else {
            visitor.text("OEM", OEM, 4, oemNumbers());
        }
        visitor.flag("IPMI", ENTITIES, 1, supportsIpmi());
        visitor.flag("ASFv1", ENTITIES, 1, supportsAsfV1());
        visitor.flag("SecurityExtensions", INTERACTIONS, 1, supportsSecurityExtensions());
        visitor.flag("DASH", INTERACTIONS, 1, supportsDash());
    }

    private String oemNumbers() {
        StringBuilder text = new StringBuilder("[");
        for (int i = OEM; i < ENTITIES; i++) {
            text.append(i > OEM ? " " : "").append(bytes().u8(i));
        }
        return text.append(']').toString();
    }
}
