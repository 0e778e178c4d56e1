package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a CDP header is built with.
 *
 * @param timeToLive in seconds
 * @param checksum computed if empty
 */
public record CdpHeader(int version, int timeToLive, OptionalInt checksum) implements LayerValue {
    /** Version 2, valid for three minutes. */
    public static CdpHeader empty() {
        return new CdpHeader(2, 180, OptionalInt.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(CiscoDiscovery.HEADER_LENGTH).u8(0, version).u8(1, timeToLive);
        out.u16(2, checksum.orElseGet(() -> checksum(out.view())));
    }

    /** Cisco adds the last byte of an odd number of bytes as the lower, sign-extended half of a word. */
    private static int checksum(Bytes message) {
        int length = message.length();
        long sum = Checksums.add(0, message.slice(0, length & ~1));
        if ((length & 1) == 1) {
            int last = message.u8(length - 1);
            sum += (last & 0x80) == 0 ? last : 0xff00 + last - 1;
        }
        return Checksums.finish(sum);
    }
}
