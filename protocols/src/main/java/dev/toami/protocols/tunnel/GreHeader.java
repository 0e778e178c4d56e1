package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What a GRE header is built with. A field that is empty is not in the header.
 *
 * @param version 0, or 1 for PPTP
 * @param protocolType what follows; if empty it is taken from the layer that follows
 * @param checksum the outer empty: no checksum; the inner empty: it is computed
 * @param key 32 bits; in version 1 the payload's length and the call
 * @param recursionControl 0 to 7
 * @param reservedFlags the 4 bits before the version
 */
public record GreHeader(
        int version,
        Optional<EtherType> protocolType,
        Optional<OptionalInt> checksum,
        OptionalLong key,
        OptionalLong sequenceNumber,
        OptionalLong acknowledgmentNumber,
        Optional<GreRouting.Route> routing,
        int recursionControl,
        int reservedFlags)
        implements LayerValue, IpCarried {
    private static final IpProtocol GRE = new IpProtocol(47);

    /** A header of version 0 without any of the optional fields. */
    public static GreHeader empty() {
        return new GreHeader(
                0,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                0,
                0);
    }

    /** A header of version 1 for a PPP frame of {@code payloadLength} bytes (RFC 2637, section 4.1). */
    public static GreHeader pptp(int payloadLength, int call) {
        return new GreHeader(
                1,
                Optional.of(new EtherType(0x880b)),
                Optional.empty(),
                OptionalLong.of((long) payloadLength << 16 | call),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                0,
                0);
    }

    public GreHeader withProtocolType(EtherType type) {
        return new GreHeader(
                version,
                Optional.of(type),
                checksum,
                key,
                sequenceNumber,
                acknowledgmentNumber,
                routing,
                recursionControl,
                reservedFlags);
    }

    /** With a checksum, which is computed. */
    public GreHeader withChecksum() {
        return withChecksum(OptionalInt.empty());
    }

    public GreHeader withChecksum(int value) {
        return withChecksum(OptionalInt.of(value));
    }

    private GreHeader withChecksum(OptionalInt value) {
        return new GreHeader(
                version,
                protocolType,
                Optional.of(value),
                key,
                sequenceNumber,
                acknowledgmentNumber,
                routing,
                recursionControl,
                reservedFlags);
    }

    public GreHeader withKey(long value) {
        return new GreHeader(
                version,
                protocolType,
                checksum,
                OptionalLong.of(value),
                sequenceNumber,
                acknowledgmentNumber,
                routing,
                recursionControl,
                reservedFlags);
    }

    public GreHeader withSequenceNumber(long value) {
        return new GreHeader(
                version,
                protocolType,
                checksum,
                key,
                OptionalLong.of(value),
                acknowledgmentNumber,
                routing,
                recursionControl,
                reservedFlags);
    }

    public GreHeader withAcknowledgmentNumber(long value) {
        return new GreHeader(
                version,
                protocolType,
                checksum,
                key,
                sequenceNumber,
                OptionalLong.of(value),
                routing,
                recursionControl,
                reservedFlags);
    }

    public GreHeader withRouting(GreRouting.Route route) {
        return new GreHeader(
                version,
                protocolType,
                checksum,
                key,
                sequenceNumber,
                acknowledgmentNumber,
                Optional.of(route),
                recursionControl,
                reservedFlags);
    }

    @Override
    public IpProtocol protocol() {
        return GRE;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (version < 0 || version > 7 || recursionControl < 0 || recursionControl > 7) {
            throw new IllegalArgumentException(
                    "GRE version " + version + " and recursion control " + recursionControl + " must be 0 to 7");
        }
        if (reservedFlags < 0 || reservedFlags > 0xf) {
            throw new IllegalArgumentException("the reserved flags of GRE are 0 to 15, not " + reservedFlags);
        }
        int type = protocolType.map(EtherType::value).orElseGet(() -> TunnelTypes.announce(context));
        encodeOptional(out);
        out.prepend(GrePacket.HEADER_LENGTH).u16(0, flagsAndVersion()).u16(2, type);
        checksum.ifPresent(value -> out.u16(4, value.orElseGet(() -> Checksums.finish(Checksums.add(0, out.view())))));
    }

    private int flagsAndVersion() {
        return (checksum.isPresent() ? GrePacket.CHECKSUM_BIT : 0)
                | (routing.isPresent() ? GrePacket.ROUTING_BIT : 0)
                | (key.isPresent() ? GrePacket.KEY_BIT : 0)
                | (sequenceNumber.isPresent() ? GrePacket.SEQUENCE_BIT : 0)
                | (routing.isPresent() && routing.get().isStrict() ? GrePacket.STRICT_BIT : 0)
                | (acknowledgmentNumber.isPresent() ? GrePacket.ACKNOWLEDGMENT_BIT : 0)
                | recursionControl << 8
                | reservedFlags << 3
                | version;
    }

    /** Last field first, as the buffer grows at the front. */
    private void encodeOptional(PacketBuffer out) {
        acknowledgmentNumber.ifPresent(value -> out.prepend(4).u32(0, value));
        routing.ifPresent(route -> encode(route.entries(), out));
        sequenceNumber.ifPresent(value -> out.prepend(4).u32(0, value));
        key.ifPresent(value -> out.prepend(4).u32(0, value));
        if (checksum.isPresent() || routing.isPresent()) {
            out.prepend(4).u16(2, routing.map(GreRouting.Route::offset).orElse(0));
        }
    }

    private static void encode(List<GreRouting> entries, PacketBuffer out) {
        out.prepend(4);
        for (int i = entries.size() - 1; i >= 0; i--) {
            GreRouting entry = entries.get(i);
            out.prepend(entry.information());
            out.prepend(4)
                    .u16(0, entry.addressFamily())
                    .u8(2, entry.offset())
                    .u8(3, entry.information().length());
        }
    }
}
