package dev.toami.protocols.industrial;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a Modbus application protocol header is built with.
 *
 * @param length unit identifier and protocol data unit; computed if empty
 */
public record ModbusTcpHeader(
        int transactionIdentifier, int protocolIdentifier, OptionalInt length, int unitIdentifier)
        implements LayerValue {
    public static ModbusTcpHeader of(int transactionIdentifier, int unitIdentifier) {
        return new ModbusTcpHeader(transactionIdentifier, 0, OptionalInt.empty(), unitIdentifier);
    }

    public ModbusTcpHeader withProtocolIdentifier(int identifier) {
        return new ModbusTcpHeader(transactionIdentifier, identifier, length, unitIdentifier);
    }

    public ModbusTcpHeader withLength(int bytes) {
        return new ModbusTcpHeader(
                transactionIdentifier, protocolIdentifier, OptionalInt.of(bytes), unitIdentifier);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int following = out.length() + 1;
        out.prepend(ModbusTcp.HEADER_LENGTH)
                .u16(0, transactionIdentifier)
                .u16(2, protocolIdentifier)
                .u16(4, length.orElse(following))
                .u8(6, unitIdentifier);
    }
}
