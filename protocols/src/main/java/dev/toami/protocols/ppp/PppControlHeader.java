package dev.toami.protocols.ppp;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a packet of a PPP control protocol is built with.
 *
 * @param length of the whole packet; computed if empty
 * @param options of a configure packet
 * @param data of another packet: stands behind the options
 */
public record PppControlHeader(
        PppControlProtocol protocol, int code, int identifier, OptionalInt length, List<PppOption> options, Bytes data)
        implements LayerValue, PppProtocol.Carried {
    public PppControlHeader {
        options = List.copyOf(options);
    }

    public static PppControlHeader configure(
            PppControlProtocol protocol, int code, int identifier, PppOption... options) {
        return new PppControlHeader(protocol, code, identifier, OptionalInt.empty(), List.of(options), Bytes.empty());
    }

    public static PppControlHeader of(PppControlProtocol protocol, int code, int identifier, Bytes data) {
        return new PppControlHeader(protocol, code, identifier, OptionalInt.empty(), List.of(), data);
    }

    @Override
    public PppProtocol pppProtocol() {
        return protocol.number();
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(data);
        for (int i = options.size() - 1; i >= 0; i--) {
            PppOption option = options.get(i);
            out.prepend(option.data());
            out.prepend(2).u8(0, option.type()).u8(1, option.encodedLength());
        }
        out.prepend(PppControlPacket.HEADER_LENGTH)
                .u8(0, code)
                .u8(1, identifier)
                .u16(2, length.orElse(out.length()));
    }
}
