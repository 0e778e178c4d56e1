package dev.toami.protocols.industrial;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.FieldCursor;
import dev.toami.protocols.internal.LittleEndian;

/**
 * DNP3 data link frame with the transport and application headers in it (IEEE 1815, clauses 9, 8 and 4). Immutable.
 *
 * <pre>
 *  0             2      3      4          6          8       10
 * +-------------+------+------+----------+----------+-------+---------------+-------+----
 * |  Start 0564 |Length| Ctrl | Dest. LE |Source LE |  CRC  | 16 user octets|  CRC  | ...
 * +-------------+------+------+----------+----------+-------+---------------+-------+----
 * </pre>
 */
public final class Dnp3Frame extends MeasuredLayer implements ApplicationLayer, Checksummed {
    public static final int HEADER_LENGTH = 10;
    static final int START = 0x0564;
    /** User octets between two checksums. */
    static final int BLOCK = 16;
    /** What the length counts besides user octets: control and addresses. */
    static final int COUNTED = 5;

    private static final int LENGTH = 2;
    private static final int CONTROL = 3;
    private static final int DESTINATION = 4;
    private static final int SOURCE = 6;
    private static final int CHECKSUM = 8;

    private Dnp3Frame(Bytes in) {
        super(in, LayerType.DNP3, frameLength(in), frameLength(in));
    }

    public static Dnp3Frame parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.DNP3, HEADER_LENGTH);
        if (in.u16(0) != START) {
            throw invalid(LayerType.DNP3, 0, START, in.u16(0), "start");
        }
        if (in.u8(LENGTH) < COUNTED) {
            throw tooSmall(LayerType.DNP3, LENGTH, COUNTED, in.u8(LENGTH), "length");
        }
        return new Dnp3Frame(in);
    }

    /** A frame, or a payload where none begins. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        return in.length() < HEADER_LENGTH || in.u16(0) != START || in.u8(LENGTH) < COUNTED
                ? Payload.of(in)
                : parse(in);
    }

    private static int frameLength(Bytes in) {
        int user = in.u8(LENGTH) - COUNTED;
        return HEADER_LENGTH + user + 2 * ((user + BLOCK - 1) / BLOCK);
    }

    public int control() {
        return bytes().u8(CONTROL);
    }

    /** True from the primary station, which began the transaction, to the secondary. */
    public boolean isPrimary() {
        return (control() & 0x40) != 0;
    }

    public int destination() {
        return LittleEndian.u16(bytes(), DESTINATION);
    }

    public int source() {
        return LittleEndian.u16(bytes(), SOURCE);
    }

    /** The user octets without the checksums between them, as many as are there. */
    public Bytes userData() {
        Bytes all = message();
        int declared = bytes().u8(LENGTH) - COUNTED;
        byte[] data = new byte[declared];
        int length = 0;
        for (int at = HEADER_LENGTH; at < all.length() && length < declared; at += BLOCK + 2) {
            int block = Math.min(Math.min(BLOCK, declared - length), all.length() - at);
            all.copyTo(at, data, length, block);
            length += block;
        }
        return Bytes.wrap(data, 0, length);
    }

    /** Whether the header's checksum and those behind the user octets are right. */
    public ChecksumStatus checksumStatus() {
        if (isTruncated()) {
            return ChecksumStatus.UNVERIFIED;
        }
        boolean good = Dnp3Checksum.isGood(bytes(), 0, CHECKSUM);
        int left = bytes().u8(LENGTH) - COUNTED;
        for (int at = HEADER_LENGTH; left > 0; at += BLOCK + 2, left -= BLOCK) {
            good &= Dnp3Checksum.isGood(bytes(), at, Math.min(BLOCK, left));
        }
        return good ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
    }

    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return checksumStatus();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return isTruncated()
                ? Optional.empty()
                : Optional.of(new Dnp3Message(control(), destination(), source(), userData()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(message(), 0, visitor);
        cursor.number("Start", 2);
        cursor.number("Length", 1);
        cursor.flag("Direction", 1, 0x80).flag("Primary", 1, 0x40);
        if (isPrimary()) {
            cursor.flag("FrameCountBit", 1, 0x20).flag("FrameCountValid", 1, 0x10);
            cursor.bits("PrimaryFunction", 1, 0x0f);
        } else {
            cursor.flag("DataFlowControl", 1, 0x10).bits("SecondaryFunction", 1, 0x0f);
        }
        cursor.number("Control", 1);
        cursor.littleEndian();
        cursor.number("Destination", 2);
        cursor.number("Source", 2);
        cursor.number("Checksum", 2);
        new Dnp3Application(userData(), visitor).describe();
    }
}
