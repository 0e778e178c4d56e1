package dev.toami.protocols.radio;

import java.io.ByteArrayOutputStream;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What an 802.15.4 frame is built with.
 *
 * @param frameControl 16 bits, which say what the fields are
 * @param fields what follows the frame control field, in front of the payload
 * @param hasFrameCheck whether the frame ends with a frame check sequence
 * @param frameCheck computed if empty
 */
public record Ieee802154Header(int frameControl, Bytes fields, boolean hasFrameCheck, OptionalInt frameCheck)
        implements LayerValue {
    private static final int ACK = 0x0002;
    private static final int DATA_16_16_COMPRESSED = 0x8861;

    /** Data from one short address to another in a network, with a request to acknowledge it. */
    public static Ieee802154Header data(int sequenceNumber, int pan, int destination, int source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(sequenceNumber);
        for (int number : new int[] {pan, destination, source}) {
            if (number < 0 || number > 0xffff) {
                throw new IllegalArgumentException("a short address has 16 bits: " + number);
            }
            out.writeBytes(LittleEndian.bytes(number, 2));
        }
        return new Ieee802154Header(DATA_16_16_COMPRESSED, Bytes.wrap(out.toByteArray()), true, OptionalInt.empty());
    }

    public static Ieee802154Header acknowledgment(int sequenceNumber) {
        return new Ieee802154Header(ACK, Bytes.of(sequenceNumber), true, OptionalInt.empty());
    }

    public Ieee802154Header withoutFrameCheck() {
        return new Ieee802154Header(frameControl, fields, false, OptionalInt.empty());
    }

    public Ieee802154Header withFrameCheck(int value) {
        return new Ieee802154Header(frameControl, fields, true, OptionalInt.of(value));
    }

    /** The CRC of ITU-T, the least significant bit of a byte first. */
    static int frameCheck(Bytes covered) {
        int crc = 0;
        for (int i = 0; i < covered.length(); i++) {
            crc ^= covered.u8(i);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0x8408 : crc >>> 1;
            }
        }
        return crc;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (frameControl >>> 16 != 0) {
            throw new IllegalArgumentException("a frame control field has 16 bits: " + frameControl);
        }
        out.prepend(fields).prepend(2).bytes(0, LittleEndian.bytes(frameControl, 2));
        if (hasFrameCheck) {
            int value = frameCheck.orElseGet(() -> frameCheck(out.view()));
            out.append(Bytes.of(value, value >> 8));
        }
    }
}
