package dev.toami.protocols.radio;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What commands, events and data of the Bluetooth host controller interface are built with.
 *
 * @param code opcode, event code, or connection handle with its flags
 * @param codeLength in bytes
 * @param length of what follows; computed if empty
 * @param lengthLength in bytes
 */
public record HciHeader(int code, int codeLength, OptionalInt length, int lengthLength) implements LayerValue {
    /** @param opcode of 16 bits, the group in the upper six */
    public static HciHeader command(int opcode) {
        return new HciHeader(opcode, 2, OptionalInt.empty(), 1);
    }

    public static HciHeader event(int code) {
        return new HciHeader(code, 1, OptionalInt.empty(), 1);
    }

    /**
     * @param handle the connection's, 12 bits
     * @param flags 4 bits: 2 for the start of an L2CAP frame, 1 for its continuation
     */
    public static HciHeader aclData(int handle, int flags) {
        return new HciHeader(handleAndFlags(handle, flags), 2, OptionalInt.empty(), 2);
    }

    /** @param flags 4 bits, what is known about lost data */
    public static HciHeader scoData(int handle, int flags) {
        return new HciHeader(handleAndFlags(handle, flags), 2, OptionalInt.empty(), 1);
    }

    private static int handleAndFlags(int handle, int flags) {
        if (handle < 0 || handle > 0xfff || flags < 0 || flags > 15) {
            throw new IllegalArgumentException("a handle has 12 bits, its flags 4: " + handle + ", " + flags);
        }
        return handle | flags << 12;
    }

    public HciHeader withLength(int bytes) {
        return new HciHeader(code, codeLength, OptionalInt.of(bytes), lengthLength);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int declared = length.orElse(out.length());
        if (declared < 0 || declared >>> (8 * lengthLength) != 0 || code < 0 || code >>> (8 * codeLength) != 0) {
            throw new IllegalArgumentException("a code of " + codeLength + " bytes and a length of " + lengthLength
                    + " cannot hold " + code + " and " + declared);
        }
        out.prepend(codeLength + lengthLength)
                .bytes(0, LittleEndian.bytes(code, codeLength))
                .bytes(codeLength, LittleEndian.bytes(declared, lengthLength));
    }
}
