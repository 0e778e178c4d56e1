package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a bridge protocol data unit is built with.
 *
 * @param type if {@link Bpdu#TYPE_TOPOLOGY_CHANGE}, the fields from flags to forward delay are left out
 * @param root priority, extension and MAC address
 * @param bridge the same of the sender
 * @param messageAge in 256ths of a second, as all times are
 * @param extensions what follows: the version 1 length of RSTP, and what MSTP adds to it
 */
public record BpduHeader(
        int version,
        int type,
        int flags,
        long root,
        long rootPathCost,
        long bridge,
        int port,
        int messageAge,
        int maxAge,
        int helloTime,
        int forwardDelay,
        Bytes extensions)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(extensions);
        if (Bpdu.isConfiguration(type)) {
            out.prepend(Bpdu.CONFIGURATION_LENGTH)
                    .u8(Bpdu.FLAGS, flags)
                    .u32(Bpdu.ROOT, root >>> 32)
                    .u32(Bpdu.ROOT + 4, root & 0xffff_ffffL)
                    .u32(Bpdu.ROOT_PATH_COST, rootPathCost)
                    .u32(Bpdu.BRIDGE, bridge >>> 32)
                    .u32(Bpdu.BRIDGE + 4, bridge & 0xffff_ffffL)
                    .u16(Bpdu.PORT, port)
                    .u16(Bpdu.MESSAGE_AGE, messageAge)
                    .u16(Bpdu.MAX_AGE, maxAge)
                    .u16(Bpdu.HELLO_TIME, helloTime)
                    .u16(Bpdu.FORWARD_DELAY, forwardDelay);
        } else {
            out.prepend(Bpdu.HEADER_LENGTH);
        }
        out.u8(Bpdu.VERSION, version).u8(Bpdu.TYPE, type);
    }
}
