package dev.toami.protocols.management;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a remote management control protocol header is built with.
 *
 * @param messageClass four bits
 */
public record RmcpHeader(int version, int sequence, boolean acknowledgement, int messageClass) implements LayerValue {
    public RmcpHeader {
        if (messageClass < 0 || messageClass > 0xf) {
            throw new IllegalArgumentException("an RMCP class has 4 bits: " + messageClass);
        }
    }

    /** A message of RMCP 1.0. */
    public static RmcpHeader of(int sequence, int messageClass) {
        return new RmcpHeader(Rmcp.VERSION_1, sequence, false, messageClass);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(Rmcp.HEADER_LENGTH)
                .u8(0, version)
                .u8(2, sequence)
                .u8(3, (acknowledgement ? Rmcp.ACKNOWLEDGES : 0) | messageClass);
    }
}
