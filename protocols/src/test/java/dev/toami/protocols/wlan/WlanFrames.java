package dev.toami.protocols.wlan;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Packet;

/** What the tests of this package share. */
final class WlanFrames {
    static final MacAddress ACCESS_POINT = MacAddress.parse("02:00:00:00:00:01");
    static final MacAddress STATION = MacAddress.parse("02:00:00:00:00:02");
    static final MacAddress GATEWAY = MacAddress.parse("02:00:00:00:00:03");

    private WlanFrames() {}

    static Packet dissect(Bytes frame) {
        return Packet.dissect(frame, LinkType.IEEE802_11);
    }

    static List<String> types(Packet packet) {
        return packet.layers().stream().map(layer -> layer.type().name()).toList();
    }

    /** The golden frames that have a layer of this kind. */
    static <T extends Layer> List<T> golden(Class<T> kind) {
        return Golden.all().stream()
                .flatMap(golden -> golden.dissect().layer(kind).stream())
                .toList();
    }
}
