package dev.toami.protocols.management;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a TFTP packet is built with; the data of a block follow it.
 *
 * @param number block or error code, in packets that have one
 * @param strings file name and mode, names and values of options, or an error's message
 */
public record TftpHeader(int opcode, int number, List<String> strings) implements LayerValue {
    public TftpHeader {
        strings = List.copyOf(strings);
        for (String string : strings) {
            if (string.indexOf(0) >= 0) {
                throw new IllegalArgumentException("a string of TFTP has no zero byte within it");
            }
        }
    }

    public static TftpHeader read(String fileName, String mode) {
        return new TftpHeader(TftpPacket.READ_REQUEST, 0, List.of(fileName, mode));
    }

    public static TftpHeader data(int block) {
        return new TftpHeader(TftpPacket.DATA, block, List.of());
    }

    public static TftpHeader acknowledgement(int block) {
        return new TftpHeader(TftpPacket.ACKNOWLEDGEMENT, block, List.of());
    }

    public static TftpHeader error(int code, String message) {
        return new TftpHeader(TftpPacket.ERROR, code, List.of(message));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        for (int i = strings.size() - 1; i >= 0; i--) {
            out.prepend(1);
            out.prepend(Bytes.wrap(strings.get(i).getBytes(StandardCharsets.UTF_8)));
        }
        if (TftpPacket.hasNumber(opcode)) {
            out.prepend(2).u16(0, number);
        }
        out.prepend(2).u16(0, opcode);
    }
}
