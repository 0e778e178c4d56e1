package dev.toami.protocols.transport;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What a TCP header is built with.
 *
 * @param window not scaled
 * @param headerLength in bytes, a multiple of 4; computed if empty
 * @param checksum computed if empty, from the enclosing IP header; zero if there is none
 */
public record TcpHeader(
        int sourcePort,
        int destinationPort,
        long sequenceNumber,
        long acknowledgmentNumber,
        Set<TcpFlag> flags,
        int window,
        int urgentPointer,
        List<TcpOption> options,
        OptionalInt headerLength,
        OptionalInt checksum)
        implements LayerValue, IpCarried {
    private static final int MAX_OPTIONS = 40;

    public TcpHeader {
        int length = headerLength.orElse(TcpSegment.HEADER_LENGTH);
        if (length < 0 || length > 60 || length % 4 != 0) {
            throw new IllegalArgumentException("a TCP header length is a multiple of 4 from 0 to 60: " + length);
        }
        flags = Set.copyOf(flags);
        options = List.copyOf(options);
        int taken = options.stream().mapToInt(TcpOption::encodedLength).sum();
        if (taken > MAX_OPTIONS) {
            throw new IllegalArgumentException("TCP options take at most 40 bytes, not " + taken);
        }
    }

    /** A header of zeros, with length and checksum filled in. */
    public static TcpHeader empty() {
        return builder().build();
    }

    /** A header with ports and flags, all else zero. */
    public static TcpHeader of(int sourcePort, int destinationPort, TcpFlag... flags) {
        return builder()
                .sourcePort(sourcePort)
                .destinationPort(destinationPort)
                .flags(Set.of(flags))
                .build();
    }

    /** The header of {@code segment}, with length and checksum to be filled in anew. */
    public static TcpHeader of(TcpSegment segment) {
        return builder()
                .sourcePort(segment.sourcePort())
                .destinationPort(segment.destinationPort())
                .sequenceNumber(segment.sequenceNumber())
                .acknowledgmentNumber(segment.acknowledgmentNumber())
                .flags(segment.flags())
                .window(segment.window())
                .urgentPointer(segment.urgentPointer())
                .options(segment.options())
                .build();
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.TCP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int taken = options.stream().mapToInt(TcpOption::encodedLength).sum();
        int length = TcpSegment.HEADER_LENGTH + ((taken + 3) / 4 * 4);
        int bits = flags.stream().mapToInt(TcpFlag::bit).sum();
        out.prepend(length)
                .u16(0, sourcePort)
                .u16(2, destinationPort)
                .u32(4, sequenceNumber)
                .u32(8, acknowledgmentNumber)
                .u16(12, ((headerLength.orElse(length) / 4) << 12) | bits)
                .u16(14, window)
                .u16(18, urgentPointer);
        int at = TcpSegment.HEADER_LENGTH;
        for (TcpOption option : options) {
            out.u8(at, option.kind());
            if (option.encodedLength() > 1) {
                out.u8(at + 1, option.encodedLength())
                        .bytes(at + 2, option.data().toArray());
            }
            at += option.encodedLength();
        }
        out.u16(16, checksum.orElseGet(() -> computedChecksum(out, context)));
    }

    private static int computedChecksum(PacketBuffer out, BuildContext context) {
        return context.pseudoHeader()
                .map(ip -> ip.checksum(IpProtocol.TCP, out.view()))
                .orElse(0);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with what this header has. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.sourcePort = sourcePort;
        builder.destinationPort = destinationPort;
        builder.sequenceNumber = sequenceNumber;
        builder.acknowledgmentNumber = acknowledgmentNumber;
        builder.flags = flags;
        builder.window = window;
        builder.urgentPointer = urgentPointer;
        builder.options = options;
        builder.headerLength = headerLength;
        builder.checksum = checksum;
        return builder;
    }

    /** Builds a header; what is not set is zero or filled in when a packet is built. Not thread-safe. */
    public static final class Builder {
        private int sourcePort = 0;
        private int destinationPort = 0;
        private long sequenceNumber = 0;
        private long acknowledgmentNumber = 0;
        private Set<TcpFlag> flags = Set.of();
        private int window = 0;
        private int urgentPointer = 0;
        private List<TcpOption> options = List.of();
        private OptionalInt headerLength = OptionalInt.empty();
        private OptionalInt checksum = OptionalInt.empty();

        private Builder() {}

        public Builder sourcePort(int value) {
            sourcePort = value;
            return this;
        }

        public Builder destinationPort(int value) {
            destinationPort = value;
            return this;
        }

        public Builder sequenceNumber(long value) {
            sequenceNumber = value;
            return this;
        }

        public Builder acknowledgmentNumber(long value) {
            acknowledgmentNumber = value;
            return this;
        }

        public Builder flags(Set<TcpFlag> value) {
            flags = Set.copyOf(value);
            return this;
        }

        public Builder window(int value) {
            window = value;
            return this;
        }

        public Builder urgentPointer(int value) {
            urgentPointer = value;
            return this;
        }

        public Builder options(List<TcpOption> value) {
            options = List.copyOf(value);
            return this;
        }

        public Builder headerLength(int value) {
            headerLength = OptionalInt.of(value);
            return this;
        }

        public Builder checksum(int value) {
            checksum = OptionalInt.of(value);
            return this;
        }

        public TcpHeader build() {
            return new TcpHeader(
                    sourcePort,
                    destinationPort,
                    sequenceNumber,
                    acknowledgmentNumber,
                    flags,
                    window,
                    urgentPointer,
                    options,
                    headerLength,
                    checksum);
        }
    }
}
