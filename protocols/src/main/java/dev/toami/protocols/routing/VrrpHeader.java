package dev.toami.protocols.routing;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What a VRRP advertisement is built with.
 *
 * @param interval authentication type and seconds in version 2, hundredths of a second in version 3
 * @param authentication of version 2: what follows the addresses
 * @param count of addresses; computed if empty
 * @param checksum computed if empty; of version 3, zero without an enclosing IP header
 */
public record VrrpHeader(
        int version,
        int virtualRouterId,
        int priority,
        int interval,
        List<IpAddress> addresses,
        Bytes authentication,
        OptionalInt count,
        OptionalInt checksum)
        implements LayerValue, IpCarried {
    public VrrpHeader {
        addresses = List.copyOf(addresses);
        if (version < 0 || version > 0xf) {
            throw new IllegalArgumentException("a VRRP version has 4 bits: " + version);
        }
    }

    /** An advertisement of version 2 without addresses, with the checksum filled in. */
    public static VrrpHeader empty() {
        return v2(0, 0, 1);
    }

    /** An advertisement of version 2 with two words of authentication data, all zeros. */
    public static VrrpHeader v2(int virtualRouterId, int priority, int seconds, IpAddress... addresses) {
        return of(2, virtualRouterId, priority, seconds, Bytes.wrap(new byte[8]), addresses);
    }

    /** @param interval in hundredths of a second */
    public static VrrpHeader v3(int virtualRouterId, int priority, int interval, IpAddress... addresses) {
        return of(3, virtualRouterId, priority, interval, Bytes.empty(), addresses);
    }

    private static VrrpHeader of(
            int version, int routerId, int priority, int interval, Bytes authentication, IpAddress... addresses) {
        return new VrrpHeader(
                version,
                routerId,
                priority,
                interval,
                List.of(addresses),
                authentication,
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    public VrrpHeader withChecksum(int value) {
        return new VrrpHeader(
                version, virtualRouterId, priority, interval, addresses, authentication, count, OptionalInt.of(value));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.VRRP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(authentication);
        for (int i = addresses.size() - 1; i >= 0; i--) {
            out.prepend(addresses.get(i).length()).bytes(0, addresses.get(i).toArray());
        }
        out.prepend(VrrpAdvertisement.HEADER_LENGTH);
        out.u8(0, version << 4 | 1).u8(1, virtualRouterId).u8(2, priority);
        out.u8(3, count.orElse(addresses.size())).u16(4, interval);
        out.u16(6, checksum.orElseGet(() -> computedChecksum(out.view(), context)));
    }

    private int computedChecksum(Bytes message, BuildContext context) {
        if (version != 3) {
            return Checksums.finish(Checksums.add(0, message));
        }
        return context.pseudoHeader()
                .map(ip -> ip.checksum(IpProtocol.VRRP, message))
                .orElse(0);
    }
}
