package dev.toami.protocols.transport;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.build.PseudoHeader;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What a DCCP packet is built with.
 *
 * @param checksumCoverage 0 for all data, else 1 more than the number of 32-bit words of it
 * @param extended true for sequence numbers of 48 bits, false for 24
 * @param acknowledgmentNumber left out where the type has none
 * @param code 32 bits: a service code, or reset code and data; left out where the type has none
 * @param options padded
 * @param headerLength in bytes, a multiple of 4; computed if empty
 * @param checksum computed if empty, from the enclosing IP header; zero if there is none
 */
public record DccpHeader(
        int sourcePort,
        int destinationPort,
        DccpType type,
        int ccVal,
        int checksumCoverage,
        boolean extended,
        long sequenceNumber,
        long acknowledgmentNumber,
        long code,
        List<DccpOption> options,
        OptionalInt headerLength,
        OptionalInt checksum)
        implements LayerValue, IpCarried {
    public DccpHeader {
        if (ccVal < 0 || ccVal > 15 || checksumCoverage < 0 || checksumCoverage > 15) {
            throw new IllegalArgumentException("CCVal and checksum coverage of a DCCP header have 4 bits each, not "
                    + ccVal + " and " + checksumCoverage);
        }
        long max = extended ? 0xffff_ffff_ffffL : 0xff_ffffL;
        if (sequenceNumber < 0 || sequenceNumber > max || acknowledgmentNumber < 0 || acknowledgmentNumber > max) {
            throw new IllegalArgumentException("DCCP sequence numbers go up to " + max + ", not " + sequenceNumber
                    + " and " + acknowledgmentNumber);
        }
        int length = headerLength.orElse(0);
        if (length < 0 || length > 1020 || length % 4 != 0) {
            throw new IllegalArgumentException("a DCCP header length is a multiple of 4 from 0 to 1020: " + length);
        }
        options = List.copyOf(options);
    }

    /** A header with 48-bit sequence numbers, no options, and a checksum over all data. */
    public static DccpHeader of(
            int sourcePort, int destinationPort, DccpType type, long sequenceNumber, long acknowledgmentNumber) {
        return new DccpHeader(
                sourcePort,
                destinationPort,
                type,
                0,
                0,
                true,
                sequenceNumber,
                acknowledgmentNumber,
                0,
                List.of(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    public DccpHeader withCode(long value) {
        return new DccpHeader(
                sourcePort,
                destinationPort,
                type,
                ccVal,
                checksumCoverage,
                extended,
                sequenceNumber,
                acknowledgmentNumber,
                value,
                options,
                headerLength,
                checksum);
    }

    public DccpHeader withChecksumCoverage(int value) {
        return new DccpHeader(
                sourcePort,
                destinationPort,
                type,
                ccVal,
                value,
                extended,
                sequenceNumber,
                acknowledgmentNumber,
                code,
                options,
                headerLength,
                checksum);
    }

    public DccpHeader withOptions(DccpOption... values) {
        return new DccpHeader(
                sourcePort,
                destinationPort,
                type,
                ccVal,
                checksumCoverage,
                extended,
                sequenceNumber,
                acknowledgmentNumber,
                code,
                List.of(values),
                headerLength,
                checksum);
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.DCCP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int fixed = DccpPacket.fixedLength(type, extended);
        int taken = options.stream().mapToInt(DccpOption::encodedLength).sum();
        int actual = fixed + (taken + 3) / 4 * 4;
        int length = headerLength.orElse(actual);
        out.prepend(actual)
                .u16(0, sourcePort)
                .u16(2, destinationPort)
                .u8(4, length / 4)
                .u8(5, ccVal << 4 | checksumCoverage)
                .u8(8, type.value() << 1 | (extended ? 1 : 0));
        if (extended) {
            out.u16(10, (int) (sequenceNumber >> 32)).u32(12, sequenceNumber & 0xffff_ffffL);
        } else {
            out.u8(9, (int) (sequenceNumber >> 16)).u16(10, (int) sequenceNumber & 0xffff);
        }
        encodeByType(out, fixed);
        encodeOptions(out, fixed);
        out.u16(6, checksum.orElseGet(() -> computedChecksum(out, length, context)));
    }

    private void encodeByType(PacketBuffer out, int fixed) {
        int at = DccpPacket.acknowledgmentOffset(extended);
        if (type.hasAcknowledgment() && extended) {
            out.u16(at + 2, (int) (acknowledgmentNumber >> 32)).u32(at + 4, acknowledgmentNumber & 0xffff_ffffL);
        } else if (type.hasAcknowledgment()) {
            out.u32(at, acknowledgmentNumber);
        }
        if (type.hasCode()) {
            out.u32(fixed - 4, code);
        }
    }

    private void encodeOptions(PacketBuffer out, int fixed) {
        int at = fixed;
        for (DccpOption option : options) {
            out.u8(at, option.type());
            if (option.encodedLength() > 1) {
                out.u8(at + 1, option.encodedLength())
                        .bytes(at + 2, option.data().toArray());
            }
            at += option.encodedLength();
        }
    }

    private int computedChecksum(PacketBuffer out, int length, BuildContext context) {
        PseudoHeader ip = context.pseudoHeader().orElse(null);
        if (ip == null) {
            return 0;
        }
        Bytes packet = out.view();
        long sum = Checksums.pseudoHeader(ip.source(), ip.destination(), IpProtocol.DCCP.value(), packet.length());
        return Checksums.finish(Checksums.add(sum, DccpPacket.covered(packet, length, checksumCoverage)));
    }
}
