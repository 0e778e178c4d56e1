package dev.toami.protocols.management;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a presence pong is built with.
 *
 * @param entities 128 for IPMI, 1 for ASF 1.0
 * @param interactions 128 for RMCP's security extensions, 32 for DASH
 */
public record AsfPresencePongBody(long enterprise, long oem, int entities, int interactions) implements LayerValue {
    /** Of a system that understands IPMI and ASF, and has nothing of its own. */
    public static AsfPresencePongBody ofIpmi() {
        return new AsfPresencePongBody(
                Asf.ASF_ENTERPRISE, 0, AsfPresencePong.IPMI | AsfPresencePong.ASF_V1, 0);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(AsfPresencePong.LENGTH)
                .u32(0, enterprise)
                .u32(4, oem)
                .u8(8, entities)
                .u8(9, interactions);
    }
}
