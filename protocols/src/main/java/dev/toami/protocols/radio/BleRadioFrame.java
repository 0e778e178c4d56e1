package dev.toami.protocols.radio;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What a sniffer tells about a Bluetooth Low Energy packet (LINKTYPE_BLUETOOTH_LE_LL_WITH_PHDR). Immutable.
 *
 * <pre>
 *  0         1        2       3          4                  8       10
 * +---------+--------+-------+----------+------------------+-------+--------
 * | Channel | Signal | Noise | Offenses | Expected Address | Flags | Packet
 * +---------+--------+-------+----------+------------------+-------+--------
 * </pre>
 */
public final class BleRadioFrame extends Layer {
    public static final int HEADER_LENGTH = 10;
    private static final int SIGNAL = 1;
    private static final int NOISE = 2;
    private static final int OFFENSES = 3;
    private static final int ADDRESS = 4;
    private static final int FLAGS = 8;
    private static final int FLAG_SIGNAL = 2;
    private static final int FLAG_NOISE = 4;

    private BleRadioFrame(Bytes in) {
        super(in);
    }

    public static BleRadioFrame parse(Bytes in) throws MalformedPacketException {
        RadioLengths.require(in, HEADER_LENGTH, LayerType.BLE_RF);
        return new BleRadioFrame(in);
    }

    /** 0 to 39, by frequency. */
    public int channel() {
        return bytes().u8(0);
    }

    /** In dBm, if it is known. */
    public OptionalInt signal() {
        return (flags() & FLAG_SIGNAL) != 0 ? OptionalInt.of((byte) bytes().u8(SIGNAL)) : OptionalInt.empty();
    }

    /** In dBm, if it is known. */
    public OptionalInt noise() {
        return (flags() & FLAG_NOISE) != 0 ? OptionalInt.of((byte) bytes().u8(NOISE)) : OptionalInt.empty();
    }

    /** Which fields are valid, whether the packet was decrypted, whether its checksum is right. */
    public int flags() {
        return LittleEndian.u16(bytes(), FLAGS);
    }

    @Override
    public LayerType type() {
        return LayerType.BLE_RF;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return BleFrame::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new BleRadioHeader(
                channel(),
                (byte) bytes().u8(SIGNAL),
                (byte) bytes().u8(NOISE),
                bytes().u8(OFFENSES),
                LittleEndian.u32(bytes(), ADDRESS),
                flags()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Channel", 0, 1, channel());
        signal().ifPresent(value -> visitor.text("Signal", SIGNAL, 1, Integer.toString(value)));
        noise().ifPresent(value -> visitor.text("Noise", NOISE, 1, Integer.toString(value)));
        visitor.number("Offenses", OFFENSES, 1, bytes().u8(OFFENSES));
        visitor.number("ReferenceAccessAddress", ADDRESS, 4, LittleEndian.u32(bytes(), ADDRESS));
        visitor.number("Flags", FLAGS, 2, flags());
    }
}
