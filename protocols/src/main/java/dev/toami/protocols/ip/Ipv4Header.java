package dev.toami.protocols.ip;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.build.PseudoHeader;
import dev.toami.protocols.numbers.EtherType;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an IPv4 header is built with.
 *
 * @param typeOfService differentiated services code point and ECN bits
 * @param fragmentOffset in bytes, a multiple of 8
 * @param nextProtocol taken from the layer that follows if empty
 * @param version 4 if empty
 * @param headerLength in bytes, a multiple of 4; computed if empty
 * @param totalLength header and payload; computed if empty
 * @param checksum computed if empty
 */
public record Ipv4Header(
        int typeOfService,
        int identification,
        boolean reservedFlag,
        boolean dontFragment,
        boolean moreFragments,
        int fragmentOffset,
        int timeToLive,
        Ipv4Address source,
        Ipv4Address destination,
        List<Ipv4Option> options,
        Optional<IpProtocol> nextProtocol,
        OptionalInt version,
        OptionalInt headerLength,
        OptionalInt totalLength,
        OptionalInt checksum)
        implements LayerValue, EtherTyped, IpCarried, PseudoHeader {
    private static final int MAX_OPTIONS = 40;

    public Ipv4Header {
        if (fragmentOffset < 0 || fragmentOffset > 0xfff8 || fragmentOffset % 8 != 0) {
            throw new IllegalArgumentException(
                    "a fragment offset is a multiple of 8 from 0 to 65528: " + fragmentOffset);
        }
        if (version.orElse(4) < 0 || version.orElse(4) > 15) {
            throw new IllegalArgumentException("a version has 4 bits: " + version.getAsInt());
        }
        int length = headerLength.orElse(Ipv4Packet.HEADER_LENGTH);
        if (length < 0 || length > 60 || length % 4 != 0) {
            throw new IllegalArgumentException("an IPv4 header length is a multiple of 4 from 0 to 60: " + length);
        }
        options = List.copyOf(options);
        int taken = options.stream().mapToInt(Ipv4Option::encodedLength).sum();
        if (taken > MAX_OPTIONS) {
            throw new IllegalArgumentException("IPv4 options take at most 40 bytes, not " + taken);
        }
    }

    /** A header of zeros, with version, lengths, next protocol and checksum filled in. */
    public static Ipv4Header empty() {
        return builder().build();
    }

    /** A header with a time to live of 64. */
    public static Ipv4Header of(Ipv4Address source, Ipv4Address destination) {
        return builder().source(source).destination(destination).timeToLive(64).build();
    }

    /** The header of {@code packet}, with version, lengths and checksum to be filled in anew. */
    public static Ipv4Header of(Ipv4Packet packet) {
        return builder()
                .typeOfService(packet.typeOfService())
                .identification(packet.identification())
                .reservedFlag(packet.isReservedFlag())
                .dontFragment(packet.isDontFragment())
                .moreFragments(packet.isMoreFragments())
                .fragmentOffset(packet.fragmentOffset())
                .timeToLive(packet.timeToLive())
                .nextProtocol(packet.protocol())
                .source(packet.source())
                .destination(packet.destination())
                .options(packet.options())
                .build();
    }

    @Override
    public EtherType announcedBy() {
        return EtherType.IPV4;
    }

    /** IP in IP (RFC 2003); see {@link #nextProtocol} for what this header encloses. */
    @Override
    public IpProtocol protocol() {
        return IpProtocol.IPV4;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int taken = options.stream().mapToInt(Ipv4Option::encodedLength).sum();
        int length = Ipv4Packet.HEADER_LENGTH + ((taken + 3) / 4 * 4);
        out.prepend(length);
        out.u8(0, version.orElse(4) << 4 | headerLength.orElse(length) / 4)
                .u8(1, typeOfService)
                .u16(2, totalLength.orElse(out.length()))
                .u16(4, identification)
                .u16(6, flags() << 13 | fragmentOffset / 8)
                .u8(8, timeToLive)
                .u8(9, nextProtocol.map(IpProtocol::value).orElseGet(() -> IpCarried.of(context, 0)))
                .bytes(12, source.toArray())
                .bytes(16, destination.toArray());
        int at = Ipv4Packet.HEADER_LENGTH;
        for (Ipv4Option option : options) {
            out.u8(at, option.type());
            if (option.encodedLength() > 1) {
                out.u8(at + 1, option.encodedLength())
                        .bytes(at + 2, option.data().toArray());
            }
            at += option.encodedLength();
        }
        out.u16(
                10,
                checksum.orElseGet(
                        () -> Checksums.finish(Checksums.add(0, out.view().slice(0, length)))));
    }

    private int flags() {
        return (reservedFlag ? 4 : 0) | (dontFragment ? 2 : 0) | (moreFragments ? 1 : 0);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with what this header has. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.typeOfService = typeOfService;
        builder.identification = identification;
        builder.reservedFlag = reservedFlag;
        builder.dontFragment = dontFragment;
        builder.moreFragments = moreFragments;
        builder.fragmentOffset = fragmentOffset;
        builder.timeToLive = timeToLive;
        builder.source = source;
        builder.destination = destination;
        builder.options = options;
        builder.nextProtocol = nextProtocol;
        builder.version = version;
        builder.headerLength = headerLength;
        builder.totalLength = totalLength;
        builder.checksum = checksum;
        return builder;
    }

    /** Builds a header; what is not set is zero or filled in when a packet is built. Not thread-safe. */
    public static final class Builder {
        private int typeOfService = 0;
        private int identification = 0;
        private boolean reservedFlag = false;
        private boolean dontFragment = false;
        private boolean moreFragments = false;
        private int fragmentOffset = 0;
        private int timeToLive = 0;
        private Ipv4Address source = Ipv4Address.ANY;
        private Ipv4Address destination = Ipv4Address.ANY;
        private List<Ipv4Option> options = List.of();
        private Optional<IpProtocol> nextProtocol = Optional.empty();
        private OptionalInt version = OptionalInt.empty();
        private OptionalInt headerLength = OptionalInt.empty();
        private OptionalInt totalLength = OptionalInt.empty();
        private OptionalInt checksum = OptionalInt.empty();

        private Builder() {}

        public Builder typeOfService(int value) {
            typeOfService = value;
            return this;
        }

        public Builder identification(int value) {
            identification = value;
            return this;
        }

        public Builder reservedFlag(boolean value) {
            reservedFlag = value;
            return this;
        }

        public Builder dontFragment(boolean value) {
            dontFragment = value;
            return this;
        }

        public Builder moreFragments(boolean value) {
            moreFragments = value;
            return this;
        }

        public Builder fragmentOffset(int value) {
            fragmentOffset = value;
            return this;
        }

        public Builder timeToLive(int value) {
            timeToLive = value;
            return this;
        }

        public Builder source(Ipv4Address value) {
            source = value;
            return this;
        }

        public Builder destination(Ipv4Address value) {
            destination = value;
            return this;
        }

        public Builder options(List<Ipv4Option> value) {
            options = List.copyOf(value);
            return this;
        }

        public Builder nextProtocol(IpProtocol value) {
            nextProtocol = Optional.of(value);
            return this;
        }

        public Builder version(int value) {
            version = OptionalInt.of(value);
            return this;
        }

        public Builder headerLength(int value) {
            headerLength = OptionalInt.of(value);
            return this;
        }

        public Builder totalLength(int value) {
            totalLength = OptionalInt.of(value);
            return this;
        }

        public Builder checksum(int value) {
            checksum = OptionalInt.of(value);
            return this;
        }

        public Ipv4Header build() {
            return new Ipv4Header(
                    typeOfService,
                    identification,
                    reservedFlag,
                    dontFragment,
                    moreFragments,
                    fragmentOffset,
                    timeToLive,
                    source,
                    destination,
                    options,
                    nextProtocol,
                    version,
                    headerLength,
                    totalLength,
                    checksum);
        }
    }
}
