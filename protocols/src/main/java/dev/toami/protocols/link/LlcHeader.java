package dev.toami.protocols.link;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an LLC header is built with.
 *
 * @param destinationSap even, 0 to 254
 * @param sourceSap even, 0 to 254
 * @param control 8 bits if the lowest two are set (an unnumbered frame), otherwise 16 in their order on the wire
 */
public record LlcHeader(int destinationSap, boolean group, int sourceSap, boolean response, int control)
        implements LayerValue {
    /** Unnumbered information: what carries datagrams. */
    public static final int UNNUMBERED_INFORMATION = 3;

    /** An unnumbered information command. */
    public static LlcHeader of(int destinationSap, int sourceSap) {
        return new LlcHeader(destinationSap, false, sourceSap, false, UNNUMBERED_INFORMATION);
    }

    /** The header in front of a {@link SnapHeader}. */
    public static LlcHeader snap() {
        return of(LlcFrame.SAP_SNAP, LlcFrame.SAP_SNAP);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        checkSap(destinationSap);
        checkSap(sourceSap);
        int destination = destinationSap | (group ? 1 : 0);
        int source = sourceSap | (response ? 1 : 0);
        boolean unnumbered = control >>> 8 == 0 && (control & 3) == 3;
        if (!unnumbered && LlcFrame.headerLength(control >>> 8 & 0xff) == 3) {
            throw new IllegalArgumentException(
                    "an LLC control field of 16 bits begins with 0 or 01, not with " + control);
        }
        if (unnumbered) {
            out.prepend(3).u8(2, control);
        } else {
            out.prepend(4).u16(2, control);
        }
        out.u8(0, destination).u8(1, source);
    }

    private static void checkSap(int sap) {
        if (sap < 0 || sap > 0xfe || (sap & 1) != 0) {
            throw new IllegalArgumentException("a service access point is an even number up to 254, not " + sap);
        }
    }
}
