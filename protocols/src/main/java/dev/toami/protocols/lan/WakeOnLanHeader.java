package dev.toami.protocols.lan;

import java.util.Arrays;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a magic packet is built with.
 *
 * @param password 0, 4 or 6 bytes
 */
public record WakeOnLanHeader(MacAddress station, Bytes password) implements LayerValue, EtherTyped {
    public static WakeOnLanHeader of(MacAddress station) {
        return new WakeOnLanHeader(station, Bytes.empty());
    }

    @Override
    public EtherType announcedBy() {
        return new EtherType(0x0842);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(password);
        for (int i = 0; i < WakeOnLan.REPETITIONS; i++) {
            out.prepend(Bytes.wrap(station.toArray()));
        }
        byte[] sync = new byte[WakeOnLan.STATION];
        Arrays.fill(sync, (byte) 0xff);
        out.prepend(Bytes.wrap(sync));
    }
}
