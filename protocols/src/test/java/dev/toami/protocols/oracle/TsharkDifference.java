package dev.toami.protocols.oracle;

import dev.toami.protocols.Packet;
import dev.toami.protocols.telemetry.SflowDatagram;

/** Where Toami's stack of protocols is meant to differ from tshark's: the rows of docs/tshark-differences.md. */
enum TsharkDifference {
    /** tshark's stack ends at the transport of the reporting packet; Toami tells the layers of the sampled ones. */
    SAMPLED_PACKETS {
        @Override
        boolean explains(String tshark, String toami, Packet packet) {
            return toami.startsWith(tshark + ':')
                    && packet.layer(SflowDatagram.class).isPresent();
        }
    };

    abstract boolean explains(String tshark, String toami, Packet packet);

    /** The cause, or null if there is none. */
    static TsharkDifference of(String tshark, String toami, Packet packet) {
        for (TsharkDifference each : values()) {
            if (each.explains(tshark, toami, packet)) {
                return each;
            }
        }
        return null;
    }
}
