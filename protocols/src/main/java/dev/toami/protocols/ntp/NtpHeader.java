package dev.toami.protocols.ntp;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an NTP packet is built with.
 *
 * @param poll the exponent of 2, in seconds
 * @param precision the exponent of 2, in seconds
 * @param rootDelay in units of 2 to the power of -16 seconds, as the root dispersion
 * @param extensions extension fields, key identifier and digest
 */
public record NtpHeader(
        int leapIndicator,
        int version,
        int mode,
        int stratum,
        int poll,
        int precision,
        long rootDelay,
        long rootDispersion,
        long referenceId,
        NtpTimestamp referenceTime,
        NtpTimestamp originTime,
        NtpTimestamp receiveTime,
        NtpTimestamp transmitTime,
        Bytes extensions)
        implements LayerValue {
    /** A client's question for the time. */
    public static NtpHeader request(NtpTimestamp transmitTime) {
        return new NtpHeader(
                0,
                4,
                NtpPacket.CLIENT,
                0,
                0,
                0,
                0,
                0,
                0,
                NtpTimestamp.UNKNOWN,
                NtpTimestamp.UNKNOWN,
                NtpTimestamp.UNKNOWN,
                transmitTime,
                Bytes.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        check("leap indicator", leapIndicator, 0, 3);
        check("version", version, 0, 7);
        check("mode", mode, 0, 7);
        check("poll exponent", poll, -128, 127);
        check("precision", precision, -128, 127);
        out.prepend(extensions).prepend(NtpPacket.HEADER_LENGTH);
        out.u8(0, leapIndicator << 6 | version << 3 | mode)
                .u8(1, stratum)
                .u8(2, poll & 0xff)
                .u8(3, precision & 0xff)
                .u32(NtpPacket.ROOT_DELAY, rootDelay)
                .u32(NtpPacket.ROOT_DISPERSION, rootDispersion)
                .u32(NtpPacket.REFERENCE_ID, referenceId);
        time(out, NtpPacket.REFERENCE_TIME, referenceTime);
        time(out, NtpPacket.ORIGIN_TIME, originTime);
        time(out, NtpPacket.RECEIVE_TIME, receiveTime);
        time(out, NtpPacket.TRANSMIT_TIME, transmitTime);
    }

    private static void time(PacketBuffer out, int offset, NtpTimestamp time) {
        out.u32(offset, time.seconds()).u32(offset + 4, time.fraction());
    }

    private static void check(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("the " + what + " of NTP is " + min + " to " + max + ", not " + value);
        }
    }
}
