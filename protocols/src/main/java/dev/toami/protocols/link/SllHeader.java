package dev.toami.protocols.link;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.engine.PacketType;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a Linux cooked capture header, version 1, is built with.
 *
 * @param packetType a code of packet(7)
 * @param hardwareType an ARPHRD number
 * @param address at most 8 bytes
 * @param addressLength the length of {@code address} if empty
 * @param protocol the EtherType of the layer that follows if empty
 */
public record SllHeader(
        int packetType, int hardwareType, Bytes address, OptionalInt addressLength, OptionalInt protocol)
        implements LayerValue {
    private static final int ETHERNET = 1;

    /** A header of a frame on Ethernet, whose protocol is taken from what follows. */
    public static SllHeader of(PacketType type, MacAddress sender) {
        return of(CookedProtocols.packetTypeCode(type), ETHERNET, Bytes.wrap(sender.toArray()));
    }

    public static SllHeader of(int packetType, int hardwareType, Bytes address) {
        return new SllHeader(packetType, hardwareType, address, OptionalInt.empty(), OptionalInt.empty());
    }

    public SllHeader withProtocol(int code) {
        return new SllHeader(packetType, hardwareType, address, addressLength, OptionalInt.of(code));
    }

    public SllHeader withAddressLength(int bytes) {
        return new SllHeader(packetType, hardwareType, address, OptionalInt.of(bytes), protocol);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        CookedProtocols.checkRoom(address);
        out.prepend(SllFrame.HEADER_LENGTH)
                .u16(0, packetType)
                .u16(2, hardwareType)
                .u16(4, addressLength.orElse(address.length()))
                .bytes(6, address.toArray())
                .u16(14, protocol.orElseGet(() -> EtherTyped.of(context)));
    }
}
