package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an L2TP version 2 header is built with; UDP port 1701 is before it.
 *
 * @param flagsAndVersion the first 16 bits, which say what else is there
 * @param sequenceNumber Ns, if the flags say so
 * @param expectedSequenceNumber Nr, if the flags say so
 * @param offsetPad what stands before the payload, if the flags say so
 * @param length of the whole packet, if the flags say so; computed if empty
 * @param avps of a control message, encoded by {@link L2tpAvp#encode}
 */
public record L2tpHeader(
        int flagsAndVersion,
        int tunnelId,
        int sessionId,
        int sequenceNumber,
        int expectedSequenceNumber,
        Bytes offsetPad,
        OptionalInt length,
        Bytes avps)
        implements LayerValue {
    /** The UDP port that is registered for L2TP. */
    public static final int PORT = 1701;

    /** A header for a PPP frame. */
    public static L2tpHeader data(int tunnelId, int sessionId) {
        return new L2tpHeader(2, tunnelId, sessionId, 0, 0, Bytes.empty(), OptionalInt.empty(), Bytes.empty());
    }

    public static L2tpHeader control(int tunnelId, int sessionId, int ns, int nr, L2tpAvp... avps) {
        return new L2tpHeader(
                L2tpPacket.CONTROL_BIT | L2tpPacket.LENGTH_BIT | L2tpPacket.SEQUENCE_BIT | 2,
                tunnelId,
                sessionId,
                ns,
                nr,
                Bytes.empty(),
                OptionalInt.empty(),
                L2tpAvp.encode(List.of(avps)));
    }

    private boolean has(int bit) {
        return (flagsAndVersion & bit) != 0;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(avps);
        if (has(L2tpPacket.OFFSET_BIT)) {
            out.prepend(offsetPad);
            out.prepend(2).u16(0, offsetPad.length());
        }
        if (has(L2tpPacket.SEQUENCE_BIT)) {
            out.prepend(4).u16(0, sequenceNumber).u16(2, expectedSequenceNumber);
        }
        out.prepend(4).u16(0, tunnelId).u16(2, sessionId);
        if (has(L2tpPacket.LENGTH_BIT)) {
            int computed = out.length() + 4;
            out.prepend(2).u16(0, length.orElse(computed));
        }
        out.prepend(2).u16(0, flagsAndVersion);
    }
}
