package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What a DNP3 frame is built with; its length and checksums are computed.
 *
 * @param userData the transport octet and what follows it, at most 250 bytes, without checksums
 */
public record Dnp3Message(int control, int destination, int source, Bytes userData) implements LayerValue {
    private static final int LARGEST = 250;

    public Dnp3Message {
        if (userData.length() > LARGEST) {
            throw new IllegalArgumentException(
                    "a DNP3 frame has at most " + LARGEST + " user octets, not " + userData.length());
        }
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int blocks = (userData.length() + Dnp3Frame.BLOCK - 1) / Dnp3Frame.BLOCK;
        for (int i = blocks - 1; i >= 0; i--) {
            int at = i * Dnp3Frame.BLOCK;
            Bytes block = userData.slice(at).clip(Dnp3Frame.BLOCK);
            LittleEndian.u16(out.prepend(2), 0, Dnp3Checksum.of(block));
            out.prepend(block);
        }
        out.prepend(Dnp3Frame.HEADER_LENGTH).u16(0, Dnp3Frame.START);
        out.u8(2, Dnp3Frame.COUNTED + userData.length()).u8(3, control);
        LittleEndian.u16(out, 4, destination);
        LittleEndian.u16(out, 6, source);
        LittleEndian.u16(out, 8, Dnp3Checksum.of(out.view().slice(0, 8)));
    }
}
