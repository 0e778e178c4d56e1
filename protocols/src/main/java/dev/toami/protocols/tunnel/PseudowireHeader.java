package dev.toami.protocols.tunnel;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What the control word of an Ethernet pseudowire is built with.
 *
 * @param reserved 12 bits, which are zero
 * @param sequenceNumber zero if frames are not numbered
 */
public record PseudowireHeader(int reserved, int sequenceNumber) implements LayerValue {
    public static PseudowireHeader of(int sequenceNumber) {
        return new PseudowireHeader(0, sequenceNumber);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (reserved < 0 || reserved > 0xfff) {
            throw new IllegalArgumentException("the reserved bits of a control word are 12, not " + reserved);
        }
        out.prepend(PseudowireControlWord.HEADER_LENGTH).u16(0, reserved).u16(2, sequenceNumber);
    }
}
