package dev.toami.protocols.transport;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What a RUDP segment is built with.
 *
 * @param flags 8 bits: SYN is 0x80, ACK 0x40, EACK 0x20, RST 0x10, NUL 0x08; the lower two are the version
 * @param checksum 32 bits, not computed: the two ends agree on its algorithm
 * @param variableArea an even number of bytes
 * @param dataLength computed if empty
 */
public record RudpHeader(
        int flags,
        int sourcePort,
        int destinationPort,
        long sequenceNumber,
        long acknowledgmentNumber,
        long checksum,
        Bytes variableArea,
        OptionalInt dataLength)
        implements LayerValue, IpCarried {
    public RudpHeader {
        if (variableArea.length() % 2 != 0) {
            throw new IllegalArgumentException(
                    "a RUDP header has an even number of bytes, not " + variableArea.length() + " behind its first 18");
        }
    }

    /** A header with a checksum of zero. */
    public static RudpHeader of(
            int flags,
            int sourcePort,
            int destinationPort,
            long sequenceNumber,
            long acknowledgmentNumber,
            Bytes variableArea) {
        return new RudpHeader(
                flags,
                sourcePort,
                destinationPort,
                sequenceNumber,
                acknowledgmentNumber,
                0,
                variableArea,
                OptionalInt.empty());
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.RUDP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int data = dataLength.orElse(out.length());
        int length = RudpSegment.HEADER_LENGTH + variableArea.length();
        out.prepend(variableArea)
                .prepend(RudpSegment.HEADER_LENGTH)
                .u8(0, flags)
                .u8(1, length / 2)
                .u8(2, sourcePort)
                .u8(3, destinationPort)
                .u16(4, data)
                .u32(6, sequenceNumber)
                .u32(10, acknowledgmentNumber)
                .u32(14, checksum);
    }
}
