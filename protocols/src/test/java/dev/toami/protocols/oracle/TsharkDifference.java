package dev.toami.protocols.oracle;

import dev.toami.protocols.Packet;
import dev.toami.protocols.link.FabricPathTag;

/** Where Toami's stack of protocols is meant to differ from tshark's: the rows of docs/tshark-differences.md. */
enum TsharkDifference {
    /** tshark does not look into the frame in a FabricPath frame, whose outer header it hides. */
    FABRIC_PATH {
        @Override
        boolean explains(String tshark, String toami, Packet packet) {
            return packet.layer(FabricPathTag.class).isPresent() && tshark.equals("eth") && toami.startsWith("eth:eth");
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
