package dev.toami.protocols.ppp;

import java.util.Optional;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a PPP frame is built with.
 *
 * @param hasAddressAndControl whether 0xff 0x03 stands before the protocol number
 * @param isCompressed whether the protocol number, which is odd and below 256 then, has one byte
 * @param protocol what follows; if empty it is taken from the layer that follows
 */
public record PppHeader(boolean hasAddressAndControl, boolean isCompressed, Optional<PppProtocol> protocol)
        implements LayerValue, EtherTyped {
    /** A header of the protocol number only, as in PPPoE. */
    public static PppHeader empty() {
        return new PppHeader(false, false, Optional.empty());
    }

    public PppHeader withAddressAndControl() {
        return new PppHeader(true, isCompressed, protocol);
    }

    public PppHeader withCompression() {
        return new PppHeader(hasAddressAndControl, true, protocol);
    }

    public PppHeader withProtocol(PppProtocol value) {
        return new PppHeader(hasAddressAndControl, isCompressed, Optional.of(value));
    }

    @Override
    public EtherType announcedBy() {
        return new EtherType(0x880b);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int number = protocol.map(PppProtocol::value).orElseGet(() -> PppProtocol.of(context));
        if (isCompressed) {
            if (number > 0xff || (number & 1) == 0) {
                throw new IllegalArgumentException(
                        "a compressed PPP protocol number is odd and below 256, not " + number);
            }
            out.prepend(1).u8(0, number);
        } else {
            out.prepend(2).u16(0, number);
        }
        if (hasAddressAndControl) {
            out.prepend(2).u16(0, 0xff03);
        }
    }
}
