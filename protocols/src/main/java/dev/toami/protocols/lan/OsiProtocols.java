package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Layer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;

/** Network protocols of OSI, which their first byte tells apart: the network layer protocol identifier (ISO 9577). */
public final class OsiProtocols {
    /** The LLC service access point behind which they are. */
    public static final int SAP = 0xfe;

    private static final int CLNP = 0x81;
    private static final int ES_IS = 0x82;
    private static final int IS_IS = 0x83;

    private OsiProtocols() {}

    /** The packet of CLNP, ES-IS or IS-IS that {@code in} is, or else a payload. */
    public static Layer parse(Bytes in) throws MalformedPacketException {
        return switch (in.isEmpty() ? 0 : in.u8(0)) {
            case CLNP -> ClnpPacket.parse(in);
            case ES_IS -> EsIsPdu.parse(in);
            case IS_IS -> IsIsPdu.parse(in);
            default -> Payload.of(in);
        };
    }
}
