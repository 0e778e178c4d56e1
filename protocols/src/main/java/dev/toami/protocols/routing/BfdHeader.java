package dev.toami.protocols.routing;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a BFD control packet is built with.
 *
 * @param flags 6 bits: poll, final, control plane independent, authentication present, demand, multipoint
 * @param authentication type, length and data of the authentication section, or empty
 * @param length computed if empty
 */
public record BfdHeader(
        int version,
        int diagnostic,
        int state,
        int flags,
        int detectMultiplier,
        long myDiscriminator,
        long yourDiscriminator,
        long desiredMinTxInterval,
        long requiredMinRxInterval,
        long requiredMinEchoRxInterval,
        Bytes authentication,
        OptionalInt length)
        implements LayerValue {
    public BfdHeader {
        check("version", version, 7);
        check("diagnostic", diagnostic, 0x1f);
        check("state", state, 3);
        check("flags", flags, 0x3f);
    }

    private static void check(String name, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(name + " of BFD is at most " + max + ", not " + value);
        }
    }

    /** A packet of version 1 and zeros, with the length filled in. */
    public static BfdHeader empty() {
        return new BfdHeader(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, Bytes.empty(), OptionalInt.empty());
    }

    /** The fields of {@code packet}, with the length to be filled in anew. */
    public static BfdHeader of(BfdPacket packet) {
        return new BfdHeader(
                packet.version(),
                packet.diagnostic(),
                packet.state(),
                packet.flags(),
                packet.detectMultiplier(),
                packet.myDiscriminator(),
                packet.yourDiscriminator(),
                packet.desiredMinTxInterval(),
                packet.requiredMinRxInterval(),
                packet.requiredMinEchoRxInterval(),
                packet.authentication(),
                OptionalInt.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int all = BfdPacket.HEADER_LENGTH + authentication.length();
        out.prepend(authentication).prepend(BfdPacket.HEADER_LENGTH);
        out.u8(0, version << 5 | diagnostic).u8(1, state << 6 | flags);
        out.u8(2, detectMultiplier).u8(3, length.orElse(all));
        out.u32(4, myDiscriminator).u32(8, yourDiscriminator).u32(12, desiredMinTxInterval);
        out.u32(16, requiredMinRxInterval).u32(20, requiredMinEchoRxInterval);
    }
}
