package dev.toami.protocols.wan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a frame of Cisco's HDLC is built with.
 *
 * @param address {@link CiscoHdlcFrame#UNICAST} or {@link CiscoHdlcFrame#MULTICAST}
 * @param control 0
 * @param protocol what follows; if empty it is taken from the layer that follows
 * @param padding a byte if the protocol is OSI (0xfefe), empty otherwise
 */
public record CiscoHdlcHeader(int address, int control, Optional<EtherType> protocol, Bytes padding)
        implements LayerValue {
    public static CiscoHdlcHeader unicast() {
        return new CiscoHdlcHeader(CiscoHdlcFrame.UNICAST, 0, Optional.empty(), Bytes.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int type = protocol.map(EtherType::value).orElseGet(() -> EtherTyped.of(context));
        out.prepend(padding);
        out.prepend(CiscoHdlcFrame.HEADER_LENGTH).u8(0, address).u8(1, control).u16(2, type);
    }
}
