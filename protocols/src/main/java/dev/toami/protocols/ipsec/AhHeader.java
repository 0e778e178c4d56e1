package dev.toami.protocols.ipsec;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an IP authentication header is built with. Its integrity check value is not computed.
 *
 * @param nextHeader taken from the layer that follows if empty, 59 if that has none
 * @param authenticationData a multiple of 4 bytes
 * @param headerLength in bytes, a multiple of 4; computed if empty
 */
public record AhHeader(
        Optional<IpProtocol> nextHeader,
        int reserved,
        long spi,
        long sequenceNumber,
        Bytes authenticationData,
        OptionalInt headerLength)
        implements LayerValue, IpCarried {
    public AhHeader {
        int length = authenticationData.length();
        if (length % 4 != 0 || length > 4 * 0xff - 4) {
            throw new IllegalArgumentException(
                    "an authentication header's data has at most 1016 bytes, a multiple of" + " 4, not " + length);
        }
    }

    /** A header of zeros without data. */
    public static AhHeader empty() {
        return of(0, 0, Bytes.empty());
    }

    public static AhHeader of(long spi, long sequenceNumber, Bytes authenticationData) {
        return new AhHeader(Optional.empty(), 0, spi, sequenceNumber, authenticationData, OptionalInt.empty());
    }

    public AhHeader withNextHeader(IpProtocol next) {
        return new AhHeader(Optional.of(next), reserved, spi, sequenceNumber, authenticationData, headerLength);
    }

    public AhHeader withReserved(int value) {
        return new AhHeader(nextHeader, value, spi, sequenceNumber, authenticationData, headerLength);
    }

    public AhHeader withHeaderLength(int bytes) {
        return new AhHeader(nextHeader, reserved, spi, sequenceNumber, authenticationData, OptionalInt.of(bytes));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.AH;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int length = AuthenticationHeader.MIN_LENGTH + authenticationData.length();
        out.prepend(length);
        out.u8(
                0,
                nextHeader
                        .map(IpProtocol::value)
                        .orElseGet(() -> IpCarried.of(context, IpProtocol.NO_NEXT_HEADER.value())));
        out.u8(1, headerLength.orElse(length) / 4 - 2).u16(2, reserved);
        out.u32(4, spi).u32(8, sequenceNumber).bytes(12, authenticationData.toArray());
    }
}
