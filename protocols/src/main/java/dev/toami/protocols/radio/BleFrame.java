package dev.toami.protocols.radio;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Fragment;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Packet of the Bluetooth Low Energy link layer (Bluetooth Core Specification, volume 6, part B, 2.1). Immutable.
 *
 * <pre>
 *  0                4        5        6
 * +----------------+--------+--------+---------+---------+
 * | Access Address | Header | Length | Payload | CRC (3) |
 * +----------------+--------+--------+---------+---------+
 * </pre>
 */
public final class BleFrame extends Layer implements LinkLayer, Checksummed {
    /** The access address of advertising channels. */
    public static final long ADVERTISING = 0x8e89bed6L;

    public static final int HEADER_LENGTH = 6;
    static final int CRC_LENGTH = 3;
    private static final int HEADER = 4;
    private static final int LENGTH = 5;
    private static final int CONTINUATION = 1;
    private static final int START = 2;
    private static final int CONNECT_REQUEST = 5;

    private BleFrame(Bytes in) {
        super(in);
    }

    public static BleFrame parse(Bytes in) throws MalformedPacketException {
        RadioLengths.require(in, HEADER_LENGTH, LayerType.BLE);
        return new BleFrame(in);
    }

    public long accessAddress() {
        return LittleEndian.u32(bytes(), 0);
    }

    /** True on advertising channels, false within a connection. */
    public boolean isAdvertising() {
        return accessAddress() == ADVERTISING;
    }

    /** The first byte of the header: type and flags. */
    public int header() {
        return bytes().u8(HEADER);
    }

    /** On advertising channels the PDU type, 4 bits; within a connection what kind of payload, 2 bits. */
    public int pduType() {
        return header() & (isAdvertising() ? 15 : 3);
    }

    /** Of the payload. */
    public int declaredLength() {
        return bytes().u8(LENGTH);
    }

    /** Who advertises or is to answer, on advertising channels. */
    public Optional<MacAddress> advertiser() {
        int at = advertiserOffset();
        return at < 0 ? Optional.empty() : Optional.of(reversed(at));
    }

    private int advertiserOffset() {
        if (!isAdvertising() || pduType() > 6) {
            return -1;
        }
        // A scan or connection request begins with who sends it.
        int at = pduType() == 3 || pduType() == CONNECT_REQUEST ? MacAddress.LENGTH : 0;
        return payload().length() >= at + MacAddress.LENGTH ? HEADER_LENGTH + at : -1;
    }

    private MacAddress reversed(int at) {
        return new MacAddress((long) LittleEndian.u16(bytes(), at + 4) << 32 | LittleEndian.u32(bytes(), at));
    }

    /** 24 bits, if they are there. */
    public OptionalInt crc() {
        if (isTruncated()) {
            return OptionalInt.empty();
        }
        int at = HEADER_LENGTH + declaredLength();
        return OptionalInt.of(BleHeader.fromWire(LittleEndian.u16(bytes(), at) | bytes().u8(at + 2) << 16));
    }

    /** Known for advertising channels only: within a connection, its beginning says where the CRC starts. */
    public ChecksumStatus checksumStatus() {
        if (isTruncated() || !isAdvertising()) {
            return ChecksumStatus.UNVERIFIED;
        }
        Bytes covered = bytes().slice(HEADER, LENGTH + 1 - HEADER + declaredLength());
        return BleHeader.crc(covered) == crc().getAsInt() ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
    }

    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return checksumStatus();
    }

    private String label() {
        if (!isAdvertising()) {
            return switch (pduType()) {
                case CONTINUATION -> "Continuation";
                case START -> "Start";
                case 3 -> "Control";
                default -> "Reserved";
            };
        }
        return switch (pduType()) {
            case 0 -> "ADV_IND";
            case 1 -> "ADV_DIRECT_IND";
            case 2 -> "ADV_NONCONN_IND";
            case 3 -> "SCAN_REQ";
            case 4 -> "SCAN_RSP";
            case CONNECT_REQUEST -> "CONNECT_IND";
            case 6 -> "ADV_SCAN_IND";
            case 7 -> "ADV_EXT_IND";
            case 8 -> "AUX_CONNECT_RSP";
            default -> "Unknown(" + pduType() + ")";
        };
    }

    @Override
    public LayerType type() {
        return LayerType.BLE;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH).clip(declaredLength());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < HEADER_LENGTH + declaredLength() + CRC_LENGTH;
    }

    @Override
    public LayerParser next(Dissector dissector) {
        if (isAdvertising()) {
            return LayerParser.PAYLOAD;
        }
        return switch (pduType()) {
            case CONTINUATION -> Fragment::parse;
            case START -> L2capFrame::parse;
            default -> LayerParser.PAYLOAD;
        };
    }

    @Override
    public Optional<LayerValue> toValue() {
        BleHeader value = BleHeader.of(accessAddress(), header());
        return Optional.of(isAdvertising() || crc().isEmpty() ? value : value.withCrc(crc().getAsInt()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("AccessAddress", 0, 4, accessAddress());
        visitor.code("PDUType", HEADER, 1, pduType(), label());
        visitor.number("Header", HEADER, 1, header());
        visitor.number("Length", LENGTH, 1, declaredLength());
        advertiser()
                .ifPresent(address ->
                        visitor.address("AdvertisingAddress", advertiserOffset(), MacAddress.LENGTH, address));
        crc().ifPresent(crc -> visitor.number("CRC", HEADER_LENGTH + declaredLength(), CRC_LENGTH, crc));
    }
}
