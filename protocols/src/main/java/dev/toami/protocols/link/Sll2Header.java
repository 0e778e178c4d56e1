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
 * What a Linux cooked capture header, version 2, is built with.
 *
 * @param interfaceIndex 32 bits
 * @param hardwareType an ARPHRD number
 * @param packetType a code of packet(7)
 * @param address at most 8 bytes
 * @param addressLength the length of {@code address} if empty
 * @param protocol the EtherType of the layer that follows if empty
 */
public record Sll2Header(
        long interfaceIndex,
        int hardwareType,
        int packetType,
        Bytes address,
        OptionalInt addressLength,
        OptionalInt protocol)
        implements LayerValue {
    private static final int ETHERNET = 1;

    /** A header of a frame on Ethernet, whose protocol is taken from what follows. */
    public static Sll2Header of(long interfaceIndex, PacketType type, MacAddress sender) {
        return of(interfaceIndex, ETHERNET, CookedProtocols.packetTypeCode(type), Bytes.wrap(sender.toArray()));
    }

    public static Sll2Header of(long interfaceIndex, int hardwareType, int packetType, Bytes address) {
        return new Sll2Header(
                interfaceIndex, hardwareType, packetType, address, OptionalInt.empty(), OptionalInt.empty());
    }

    public Sll2Header withProtocol(int code) {
        return new Sll2Header(interfaceIndex, hardwareType, packetType, address, addressLength, OptionalInt.of(code));
    }

    public Sll2Header withAddressLength(int bytes) {
        return new Sll2Header(interfaceIndex, hardwareType, packetType, address, OptionalInt.of(bytes), protocol);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        CookedProtocols.checkRoom(address);
        out.prepend(Sll2Frame.HEADER_LENGTH)
                .u16(0, protocol.orElseGet(() -> EtherTyped.of(context)))
                .u32(4, interfaceIndex)
                .u16(8, hardwareType)
                .u8(10, packetType)
                .u8(11, addressLength.orElse(address.length()))
                .bytes(12, address.toArray());
    }
}
