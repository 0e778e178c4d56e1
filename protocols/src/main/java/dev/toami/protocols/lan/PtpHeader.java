package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What a PTP header is built with. */
public record PtpHeader(
        int majorSdoID,
        int messageType,
        int minorVersion,
        int version,
        OptionalInt messageLength,
        int domainNumber,
        int minorSdoID,
        int flags,
        long correctionField,
        long messageTypeSpecific,
        long clockIdentity,
        int sourcePortNumber,
        int sequenceID,
        int controlField,
        int logMessageInterval,
        Bytes body)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x88f7);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(body);
        out.prepend(PtpMessage.HEADER_LENGTH);
        out.u8(0, FieldBits.check(majorSdoID, 4, "MajorSdoID") << 4 | FieldBits.check(messageType, 4, "MessageType"));
        out.u8(1, FieldBits.check(minorVersion, 4, "MinorVersion") << 4 | FieldBits.check(version, 4, "Version"));
        out.u16(2, messageLength.orElseGet(() -> PtpMessage.HEADER_LENGTH + body.length()));
        out.u8(4, domainNumber);
        out.u8(5, minorSdoID);
        out.u16(6, flags);
        out.u32(8, correctionField >>> 32).u32(12, correctionField & 0xffff_ffffL);
        out.u32(16, messageTypeSpecific);
        out.u32(20, clockIdentity >>> 32).u32(24, clockIdentity & 0xffff_ffffL);
        out.u16(28, sourcePortNumber);
        out.u16(30, sequenceID);
        out.u8(32, controlField);
        out.u8(33, logMessageInterval & 0xff);
    }
}
