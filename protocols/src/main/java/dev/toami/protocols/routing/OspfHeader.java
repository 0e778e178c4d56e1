package dev.toami.protocols.routing;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an OSPF packet is built with.
 *
 * @param version 2 or 3
 * @param authenticationType of version 3 the instance ID in the upper 8 bits
 * @param authentication of version 2 only
 * @param body what follows the header, as it is on the wire
 * @param trailer what cryptographic authentication appends, mostly nothing
 * @param length header and body; computed if empty
 * @param checksum computed if empty; zero where authentication is cryptographic
 */
public record OspfHeader(
        int version,
        OspfType type,
        Ipv4Address routerId,
        Ipv4Address areaId,
        int authenticationType,
        long authentication,
        Bytes body,
        Bytes trailer,
        OptionalInt length,
        OptionalInt checksum)
        implements LayerValue, IpCarried {
    private static final int CRYPTOGRAPHIC = 2;

    public OspfHeader {
        if (version != 2 && version != 3) {
            throw new IllegalArgumentException("OSPF has versions 2 and 3, not " + version);
        }
        if (version == 3 && authentication != 0) {
            throw new IllegalArgumentException("OSPF version 3 has no authentication field: " + authentication);
        }
    }

    /** A packet of version 2 without a body, with length and checksum filled in. */
    public static OspfHeader empty() {
        return of(2, OspfType.HELLO, Ipv4Address.ANY, Ipv4Address.ANY, Bytes.empty());
    }

    public static OspfHeader of(int version, OspfType type, Ipv4Address routerId, Ipv4Address areaId, Bytes body) {
        return new OspfHeader(
                version, type, routerId, areaId, 0, 0, body, Bytes.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    public OspfHeader withLength(int bytes) {
        return new OspfHeader(
                version,
                type,
                routerId,
                areaId,
                authenticationType,
                authentication,
                body,
                trailer,
                OptionalInt.of(bytes),
                checksum);
    }

    public OspfHeader withChecksum(int value) {
        return new OspfHeader(
                version,
                type,
                routerId,
                areaId,
                authenticationType,
                authentication,
                body,
                trailer,
                length,
                OptionalInt.of(value));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.OSPF;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int header = version == 2 ? OspfPacket.V2_HEADER_LENGTH : OspfPacket.V3_HEADER_LENGTH;
        int all = header + body.length();
        out.prepend(trailer).prepend(body).prepend(header);
        out.u8(0, version).u8(1, type.value()).u16(2, length.orElse(all));
        out.bytes(4, routerId.toArray()).bytes(8, areaId.toArray()).u16(14, authenticationType);
        out.u16(12, checksum.orElseGet(() -> computedChecksum(out.view().slice(0, all), context)));
        if (version == 2) {
            out.u32(16, authentication >>> 32).u32(20, authentication & 0xffff_ffffL);
        }
    }

    private int computedChecksum(Bytes packet, BuildContext context) {
        if (version == 2) {
            return authenticationType == CRYPTOGRAPHIC ? 0 : Checksums.finish(Checksums.add(0, packet));
        }
        return context.pseudoHeader()
                .map(ip -> ip.checksum(IpProtocol.OSPF, packet))
                .orElse(0);
    }
}
