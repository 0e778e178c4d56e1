package dev.toami.protocols.industrial;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What the control information of IEC 60870-5-104 is built with; its length is computed.
 *
 * @param control the four octets of the control field, the first on the wire in the upper bits
 */
public record Iec104Header(long control) implements LayerValue {
    public static final Iec104Header START_ACTIVATION = new Iec104Header(0x07000000);
    public static final Iec104Header TEST_ACTIVATION = new Iec104Header(0x43000000);

    /** Numbered information. */
    public static Iec104Header information(int sendSequenceNumber, int receiveSequenceNumber) {
        return new Iec104Header(octets(sendSequenceNumber) << 16 | octets(receiveSequenceNumber));
    }

    /** An acknowledgement without information. */
    public static Iec104Header supervision(int receiveSequenceNumber) {
        return new Iec104Header(0x01000000 | octets(receiveSequenceNumber));
    }

    private static long octets(int sequenceNumber) {
        if (sequenceNumber < 0 || sequenceNumber > 0x7fff) {
            throw new IllegalArgumentException("a sequence number has 15 bits: " + sequenceNumber);
        }
        long shifted = (long) sequenceNumber << 1;
        return (shifted & 0xff) << 8 | shifted >> 8;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int length = Iec104Apdu.CONTROL_LENGTH + out.length();
        out.prepend(Iec104Apdu.HEADER_LENGTH)
                .u8(0, Iec104Apdu.START)
                .u8(1, length)
                .u32(2, control);
    }
}
