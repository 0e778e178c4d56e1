package dev.toami.protocols.radio;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What the header of a Bluetooth Low Energy sniffer is built with.
 *
 * @param channel 0 to 39, by frequency
 * @param signal in dBm
 * @param noise in dBm
 * @param offenses bits of the access address that were wrong
 * @param expectedAddress the access address that the sniffer looked for
 * @param flags 16 bits, 0x0002 if the signal is valid
 */
public record BleRadioHeader(int channel, int signal, int noise, int offenses, long expectedAddress, int flags)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (flags >>> 16 != 0 || expectedAddress >>> 32 != 0 || signal != (byte) signal || noise != (byte) noise) {
            throw new IllegalArgumentException("flags have 16 bits, an address 32, signal and noise are -128 to 127: "
                    + flags + ", " + expectedAddress + ", " + signal + ", " + noise);
        }
        out.prepend(BleRadioFrame.HEADER_LENGTH)
                .u8(0, channel)
                .u8(1, signal & 0xff)
                .u8(2, noise & 0xff)
                .u8(3, offenses)
                .bytes(4, LittleEndian.bytes(expectedAddress, 4))
                .bytes(8, LittleEndian.bytes(flags, 2));
    }
}
