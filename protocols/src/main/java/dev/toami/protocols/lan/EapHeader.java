package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an EAP packet is built with.
 *
 * @param length all of the packet; computed if empty
 * @param method empty for success and failure
 * @param typeData empty if there is no method
 */
public record EapHeader(int code, int id, OptionalInt length, OptionalInt method, Bytes typeData)
        implements LayerValue {
    public EapHeader {
        if (method.isEmpty() && !typeData.isEmpty()) {
            throw new IllegalArgumentException(typeData.length() + " bytes of data without an EAP method");
        }
    }

    public static EapHeader success(int id) {
        return new EapHeader(3, id, OptionalInt.empty(), OptionalInt.empty(), Bytes.empty());
    }

    public static EapHeader request(int id, int method, Bytes data) {
        return new EapHeader(1, id, OptionalInt.empty(), OptionalInt.of(method), data);
    }

    public static EapHeader response(int id, int method, Bytes data) {
        return new EapHeader(2, id, OptionalInt.empty(), OptionalInt.of(method), data);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int before = out.length();
        out.prepend(typeData);
        method.ifPresent(type -> out.prepend(1).u8(0, type));
        out.prepend(EapPacket.HEADER_LENGTH).u8(0, code).u8(1, id).u16(2, length.orElse(out.length() - before));
    }
}
