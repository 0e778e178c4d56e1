package dev.toami.protocols.routing;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an EIGRP packet is built with.
 *
 * @param opcode 1 update, 3 query, 4 reply, 5 hello or acknowledgement
 * @param tlvs as they are on the wire
 * @param checksum computed if empty
 */
public record EigrpHeader(
        int version,
        int opcode,
        long flags,
        long sequenceNumber,
        long acknowledgement,
        int virtualRouterId,
        int autonomousSystem,
        Bytes tlvs,
        OptionalInt checksum)
        implements LayerValue, IpCarried {
    private static final int VERSION = 2;

    /** A hello without TLVs, with the checksum filled in. */
    public static EigrpHeader empty() {
        return of(5, 0, Bytes.empty());
    }

    public static EigrpHeader of(int opcode, int autonomousSystem, Bytes tlvs) {
        return new EigrpHeader(VERSION, opcode, 0, 0, 0, 0, autonomousSystem, tlvs, OptionalInt.empty());
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.EIGRP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(tlvs).prepend(EigrpPacket.HEADER_LENGTH);
        out.u8(0, version).u8(1, opcode).u32(4, flags).u32(8, sequenceNumber).u32(12, acknowledgement);
        out.u16(16, virtualRouterId).u16(18, autonomousSystem);
        out.u16(2, checksum.orElseGet(() -> Checksums.finish(Checksums.add(0, out.view()))));
    }
}
