package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a LACP header is built with. */
public record LacpHeader(
        int version,
        OptionalInt actorTLVType,
        OptionalInt actorLength,
        int actorSystemPriority,
        MacAddress actorSystem,
        int actorKey,
        int actorPortPriority,
        int actorPort,
        int actorState,
        OptionalInt partnerTLVType,
        OptionalInt partnerLength,
        int partnerSystemPriority,
        MacAddress partnerSystem,
        int partnerKey,
        int partnerPortPriority,
        int partnerPort,
        int partnerState,
        OptionalInt collectorTLVType,
        OptionalInt collectorLength,
        int collectorMaxDelay,
        Bytes terminator)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(terminator);
        out.prepend(LacpPdu.HEADER_LENGTH);
        out.u8(0, version);
        out.u8(1, actorTLVType.orElse(1));
        out.u8(2, actorLength.orElse(20));
        out.u16(3, actorSystemPriority);
        out.bytes(5, actorSystem.toArray());
        out.u16(11, actorKey);
        out.u16(13, actorPortPriority);
        out.u16(15, actorPort);
        out.u8(17, actorState);
        out.u8(21, partnerTLVType.orElse(2));
        out.u8(22, partnerLength.orElse(20));
        out.u16(23, partnerSystemPriority);
        out.bytes(25, partnerSystem.toArray());
        out.u16(31, partnerKey);
        out.u16(33, partnerPortPriority);
        out.u16(35, partnerPort);
        out.u8(37, partnerState);
        out.u8(41, collectorTLVType.orElse(3));
        out.u8(42, collectorLength.orElse(16));
        out.u16(43, collectorMaxDelay);
    }
}
