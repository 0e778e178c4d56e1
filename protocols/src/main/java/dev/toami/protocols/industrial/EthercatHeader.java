package dev.toami.protocols.industrial;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;
import dev.toami.protocols.numbers.EtherType;

/**
 * What an EtherCAT frame header is built with; its length is computed.
 *
 * @param type 4 bits
 */
public record EthercatHeader(int type) implements LayerValue, EtherTyped {
    public EthercatHeader {
        if (type < 0 || type > 0xf) {
            throw new IllegalArgumentException("an EtherCAT type has 4 bits: " + type);
        }
    }

    @Override
    public EtherType announcedBy() {
        return new EtherType(0x88a4);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int length = out.length();
        if (length > EthercatFrame.LARGEST) {
            throw new IllegalArgumentException(
                    "an EtherCAT frame holds at most " + EthercatFrame.LARGEST + " bytes, not " + length);
        }
        LittleEndian.u16(out.prepend(EthercatFrame.HEADER_LENGTH), 0, type << 12 | length);
    }
}
