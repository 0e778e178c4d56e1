package dev.toami.protocols.wan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a Frame Relay frame is built with.
 *
 * @param header address, control field and protocol identifiers, encoded
 */
public record FrameRelayHeader(Bytes header) implements LayerValue {
    /** The encapsulation of RFC 2427 by an NLPID: 0xcc for IPv4, 0x8e for IPv6. */
    public static FrameRelayHeader of(int dlci, int nlpid) {
        checkDlci(dlci);
        return new FrameRelayHeader(Bytes.of(dlci >> 4 << 2, (dlci & 0xf) << 4 | 1, FrameRelayFrame.CONTROL_UI, nlpid));
    }

    /** The encapsulation of RFC 2427 by SNAP: an organization of 24 bits and its protocol. */
    public static FrameRelayHeader snap(int dlci, int oui, int pid) {
        checkDlci(dlci);
        return new FrameRelayHeader(Bytes.of(
                dlci >> 4 << 2,
                (dlci & 0xf) << 4 | 1,
                FrameRelayFrame.CONTROL_UI,
                0,
                FrameRelayFrame.NLPID_SNAP,
                oui >> 16,
                oui >> 8,
                oui,
                pid >> 8,
                pid));
    }

    /** Cisco's encapsulation by an EtherType. */
    public static FrameRelayHeader cisco(int dlci, int etherType) {
        checkDlci(dlci);
        return new FrameRelayHeader(Bytes.of(dlci >> 4 << 2, (dlci & 0xf) << 4 | 1, etherType >> 8, etherType));
    }

    private static void checkDlci(int dlci) {
        if (dlci < 0 || dlci > 0x3ff) {
            throw new IllegalArgumentException("a DLCI of two bytes of address is 0 to 1023, not " + dlci);
        }
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(header);
    }
}
