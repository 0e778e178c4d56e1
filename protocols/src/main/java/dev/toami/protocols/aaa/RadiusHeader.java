package dev.toami.protocols.aaa;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a RADIUS packet is built with. Nothing follows it: what it encloses is among its attributes.
 *
 * @param length computed if empty
 * @param authenticator sixteen bytes
 */
public record RadiusHeader(
        RadiusCode code, int identifier, OptionalInt length, Bytes authenticator, List<RadiusAttribute> attributes)
        implements LayerValue {
    private static final int AUTHENTICATOR_LENGTH = 16;

    public RadiusHeader {
        attributes = List.copyOf(attributes);
        if (authenticator.length() != AUTHENTICATOR_LENGTH) {
            throw new IllegalArgumentException("a RADIUS authenticator has 16 bytes, not " + authenticator.length());
        }
    }

    public static RadiusHeader of(RadiusCode code, int identifier, Bytes authenticator, RadiusAttribute... attributes) {
        return new RadiusHeader(code, identifier, OptionalInt.empty(), authenticator, List.of(attributes));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int total = RadiusPacket.HEADER_LENGTH;
        for (RadiusAttribute attribute : attributes) {
            total += RadiusAttribute.HEADER_LENGTH + attribute.value().length();
        }
        if (total > RadiusPacket.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a RADIUS packet has at most " + RadiusPacket.MAX_LENGTH + " bytes, not " + total);
        }
        out.prepend(total)
                .u8(0, code.value())
                .u8(RadiusPacket.IDENTIFIER, identifier)
                .u16(RadiusPacket.LENGTH, length.orElse(total))
                .bytes(RadiusPacket.AUTHENTICATOR, authenticator.toArray());
        int at = RadiusPacket.HEADER_LENGTH;
        for (RadiusAttribute attribute : attributes) {
            int size = RadiusAttribute.HEADER_LENGTH + attribute.value().length();
            out.u8(at, attribute.type()).u8(at + 1, size);
            out.bytes(at + RadiusAttribute.HEADER_LENGTH, attribute.value().toArray());
            at += size;
        }
    }
}
