package dev.toami.protocols.oracle;

import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Packet;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.link.FabricPathTag;
import dev.toami.protocols.telemetry.SflowDatagram;

/** Where Toami's stack of protocols is meant to differ from tshark's: the rows of docs/tshark-differences.md. */
enum TsharkDifference {
    /** As gopacket does, Toami takes what an EtherType or protocol number announces as IPv6 for IPv6, whatever its version. */
    IPV6_OF_ANOTHER_VERSION {
        @Override
        boolean explains(String tshark, String toami, Packet packet) {
            return toami.startsWith(tshark + ":ipv6")
                    && packet.layers().stream().anyMatch(layer -> layer instanceof Ipv6Packet ip && ip.version() != 6);
        }
    },
    /** tshark's guess is a protocol of its own. */
    PSEUDOWIRE_BY_HEURISTIC {
        @Override
        boolean explains(String tshark, String toami, Packet packet) {
            return tshark.replace(":pwethheuristic", "").equals(toami);
        }
    },
    /** tshark's GTP version 2 is within its GTP. */
    GTP_VERSION_2 {
        @Override
        boolean explains(String tshark, String toami, Packet packet) {
            return has(packet, LayerType.GTPV2) && tshark.equals(toami + ":gtp");
        }
    },
    /** The column ends at tunnels over UDP that it does not name. */
    TUNNEL_WITHOUT_NAME {
        @Override
        boolean explains(String tshark, String toami, Packet packet) {
            return (has(packet, LayerType.TEREDO) || has(packet, LayerType.AYIYA))
                    && toami.startsWith(tshark + ":ipv6");
        }
    },
    /** The column ends with the transport; what Toami finds behind a UDP port is further up. */
    SECURITY_BEHIND_A_PORT {
        @Override
        boolean explains(String tshark, String toami, Packet packet) {
            return tshark.endsWith(":udp") && toami.equals(tshark + ":esp");
        }
    },
    /** tshark inflates what IPComp compressed. */
    COMPRESSED {
        @Override
        boolean explains(String tshark, String toami, Packet packet) {
            return toami.endsWith(":ipcomp") && tshark.startsWith(toami + ':');
        }
    },
    /** A first fragment is not dissected without the others. */
    FRAGMENT {
        @Override
        boolean explains(String tshark, String toami, Packet packet) {
            return has(packet, LayerType.FRAGMENT) && tshark.startsWith(toami + ':');
        }
    },
    /** tshark does not look into the frame in a FabricPath frame, whose outer header it hides. */
    FABRIC_PATH {
        @Override
        boolean explains(String tshark, String toami, Packet packet) {
            return packet.layer(FabricPathTag.class).isPresent() && tshark.equals("eth") && toami.startsWith("eth:eth");
        }
    },
    /** tshark's stack ends at the transport of the reporting packet; Toami tells the layers of the sampled ones. */
    SAMPLED_PACKETS {
        @Override
        boolean explains(String tshark, String toami, Packet packet) {
            return toami.startsWith(tshark + ':')
                    && packet.layer(SflowDatagram.class).isPresent();
        }
    };

    abstract boolean explains(String tshark, String toami, Packet packet);

    private static boolean has(Packet packet, LayerType type) {
        return packet.layers().stream().map(Layer::type).anyMatch(type::equals);
    }

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
