package dev.toami.protocols.wlan;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What a Prism monitor mode header is built with.
 *
 * @param messageCode {@link #TYPE_1} or {@link #TYPE_2}
 * @param deviceName at most 16 bytes
 */
public record PrismHeader(int messageCode, String deviceName, List<PrismValue> values) implements LayerValue {
    public static final int TYPE_1 = 0x44;
    public static final int TYPE_2 = 0x41;

    public PrismHeader {
        values = List.copyOf(values);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        byte[] name = deviceName.getBytes(StandardCharsets.UTF_8);
        int length = PrismFrame.FIXED_LENGTH + values.size() * PrismValue.LENGTH;
        if (name.length > PrismFrame.NAME_LENGTH || length > 0xffff || messageCode >>> 16 != 0) {
            throw new IllegalArgumentException("a Prism header has a code of 16 bits, a name of at most 16 bytes and a"
                    + " length of 16 bits: " + messageCode + ", " + name.length + ", " + length);
        }
        out.prepend(length)
                .bytes(0, LittleEndian.bytes(messageCode, 4))
                .bytes(4, LittleEndian.bytes(length, 4))
                .bytes(PrismFrame.NAME, name);
        int at = PrismFrame.FIXED_LENGTH;
        for (PrismValue value : values) {
            out.bytes(at, LittleEndian.bytes(value.id(), 4))
                    .bytes(at + 4, LittleEndian.bytes(value.status(), 2))
                    .bytes(at + 6, LittleEndian.bytes(value.length(), 2))
                    .bytes(at + 8, LittleEndian.bytes(value.data(), 4));
            at += PrismValue.LENGTH;
        }
    }
}
