package dev.toami.protocols.lan;

import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a MACsec tag is built with. Nothing is encrypted and no integrity check value is computed: that takes a key.
 *
 * @param tagControlInformation six bits; the SC bit is set if there is a secure channel
 * @param shortLength of the data; computed if empty
 * @param etherType that of what follows if empty, unless the data are encrypted or changed: then there is none
 * @param integrityCheckValue behind what follows
 */
public record MacsecHeader(
        int tagControlInformation,
        int associationNumber,
        OptionalInt shortLength,
        long packetNumber,
        OptionalLong secureChannel,
        OptionalInt etherType,
        Bytes integrityCheckValue)
        implements LayerValue, EtherTyped {
    private static final int NOT_READABLE = 3;
    private static final int SECURE_CHANNEL = 8;
    private static final int SHORT = 48;

    @Override
    public EtherType announcedBy() {
        return new EtherType(0x88e5);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.append(integrityCheckValue);
        if ((tagControlInformation & NOT_READABLE) == 0) {
            out.prepend(2).u16(0, etherType.orElseGet(() -> EtherTyped.of(context)));
        }
        int data = out.length() - integrityCheckValue.length();
        secureChannel.ifPresent(identifier ->
                out.prepend(MacsecTag.SCI_LENGTH).u32(0, identifier >>> 32).u32(4, identifier & 0xffff_ffffL));
        int control =
                FieldBits.check(tagControlInformation, 6, "TCI") | (secureChannel.isPresent() ? SECURE_CHANNEL : 0);
        out.prepend(MacsecTag.SHORT_LENGTH_HEADER)
                .u8(MacsecTag.CONTROL, control << 2 | FieldBits.check(associationNumber, 2, "association number"))
                .u8(MacsecTag.SHORT_LENGTH, shortLength.orElse(data < SHORT ? data : 0))
                .u32(MacsecTag.PACKET_NUMBER, packetNumber);
    }
}
