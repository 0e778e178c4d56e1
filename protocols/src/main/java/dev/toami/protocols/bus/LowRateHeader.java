package dev.toami.protocols.bus;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What the header of an IEEE 802.15.4 frame is built with.
 *
 * @param frameControl says which addresses there are
 * @param addressing sequence number, networks and addresses as they are on the wire
 * @param checkSequence behind what follows: 2 bytes, or none
 */
public record LowRateHeader(int frameControl, Bytes addressing, Bytes checkSequence) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.append(checkSequence);
        out.prepend(addressing);
        LittleEndian.u16(out.prepend(LowRateFrame.CONTROL_LENGTH), 0, frameControl);
    }
}
