package dev.toami.protocols.bus;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.LittleEndian;
import dev.toami.protocols.internal.Signed;

/**
 * USB request block of Linux's usbmon, in the byte order of the capturing host, taken for little-endian (LINKTYPE_USB_LINUX,
 * LINKTYPE_USB_LINUX_MMAPPED). The setup packet is in the middle of the header; as gopacket does it, the layer ends in front
 * of it. Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------------------------------------------------------+
 * |                         ID (8 bytes)                          |
 * +---------------+---------------+---------------+---------------+
 * |  Event Type   | Transfer Type |   Endpoint    |    Device     |
 * +---------------+---------------+---------------+---------------+
 * |             Bus               |  Setup Flag   |   Data Flag   |
 * +-------------------------------+---------------+---------------+
 *  Timestamp (8 and 4), Status (4), URB Length (4), Data Length (4)
 * +---------------------------------------------------------------+
 *  Setup (8); with mmap also Interval, Start Frame, Flags, Number
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class UsbPacket extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 40;
    /** With the setup packet. */
    static final int FULL_HEADER_LENGTH = 48;
    /** With what captures by memory map have behind it. */
    static final int MAPPED_HEADER_LENGTH = 64;

    static final int ID = 0;
    static final int EVENT_TYPE = 8;
    static final int TRANSFER_TYPE = 9;
    static final int ENDPOINT = 10;
    static final int DEVICE = 11;
    static final int BUS = 12;
    static final int SETUP_FLAG = 14;
    static final int DATA_FLAG = 15;
    static final int SECONDS = 16;
    static final int MICROSECONDS = 24;
    static final int STATUS = 28;
    static final int URB_LENGTH = 32;
    static final int DATA_LENGTH = 36;
    private static final int INTERVAL = 48;
    private static final int START_FRAME = 52;
    private static final int TRANSFER_FLAGS = 56;
    private static final int DESCRIPTORS = 60;

    private final boolean mapped;

    private UsbPacket(Bytes in, boolean mapped) {
        super(in);
        this.mapped = mapped;
    }

    /** Of LINKTYPE_USB_LINUX. */
    public static UsbPacket parse(Bytes in) throws MalformedPacketException {
        return parse(in, false);
    }

    /** Of LINKTYPE_USB_LINUX_MMAPPED. */
    public static UsbPacket parseMapped(Bytes in) throws MalformedPacketException {
        return parse(in, true);
    }

    private static UsbPacket parse(Bytes in, boolean mapped) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(LayerType.USB, 0, HEADER_LENGTH, in.length(), "USB < 40 bytes");
        }
        UsbPacket packet = new UsbPacket(in, mapped);
        if (!packet.hasSetup() && packet.hasData() && packet.dataLength() > in.length()) {
            throw MalformedPacketException.truncated(
                    LayerType.USB,
                    DATA_LENGTH,
                    (int) Math.min(packet.dataLength(), Integer.MAX_VALUE),
                    in.length(),
                    "USB data of " + packet.dataLength() + " bytes in a packet of " + in.length());
        }
        return packet;
    }

    /** The same for submission and completion. */
    public long id() {
        return Long.reverseBytes(bytes().i64(ID));
    }

    /** {@code 'S'} for submission, {@code 'C'} for completion, {@code 'E'} for an error. */
    public int eventType() {
        return bytes().u8(EVENT_TYPE);
    }

    /** 0 isochronous, 1 interrupt, 2 control, 3 bulk. */
    public int transferType() {
        return bytes().u8(TRANSFER_TYPE);
    }

    /** The endpoint's number, without the direction. */
    public int endpoint() {
        return bytes().u8(ENDPOINT) & 0x7f;
    }

    /** From the device to the host. */
    public boolean isIn() {
        return (bytes().u8(ENDPOINT) & 0x80) != 0;
    }

    public int device() {
        return bytes().u8(DEVICE);
    }

    public int bus() {
        return LittleEndian.u16(bytes(), BUS);
    }

    /** Whether the header has a setup packet. */
    public boolean hasSetup() {
        return bytes().u8(SETUP_FLAG) == 0;
    }

    /** Whether data follow. */
    public boolean hasData() {
        return bytes().u8(DATA_FLAG) == 0;
    }

    /** Since the epoch. */
    public long seconds() {
        return Long.reverseBytes(bytes().i64(SECONDS));
    }

    public int microseconds() {
        return Integer.reverseBytes(bytes().i32(MICROSECONDS));
    }

    /** Zero, or a negative error number. */
    public int status() {
        return Integer.reverseBytes(bytes().i32(STATUS));
    }

    /** How much is to be transferred, or was. */
    public long urbLength() {
        return LittleEndian.u32(bytes(), URB_LENGTH);
    }

    /** How much of it is in the packet. */
    public long dataLength() {
        return LittleEndian.u32(bytes(), DATA_LENGTH);
    }

    private int payloadAt() {
        return !hasSetup() && hasData() ? (int) (bytes().length() - dataLength()) : HEADER_LENGTH;
    }

    @Override
    public LayerType type() {
        return LayerType.USB;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, payloadAt());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(payloadAt());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        if (hasSetup()) {
            return UsbSetup::parse;
        }
        return switch (transferType()) {
            case 1 -> in -> new UsbTransfer(in, LayerType.USB_INTERRUPT);
            case 2 -> in -> new UsbTransfer(in, LayerType.USB_CONTROL);
            case 3 -> in -> new UsbTransfer(in, LayerType.USB_BULK);
            default -> LayerParser.PAYLOAD;
        };
    }

    @Override
    public Optional<LayerValue> toValue() {
        boolean extended = payloadAt() > HEADER_LENGTH;
        return Optional.of(new UsbHeader(
                id(),
                eventType(),
                transferType(),
                bytes().u8(ENDPOINT),
                device(),
                bus(),
                bytes().u8(SETUP_FLAG),
                bytes().u8(DATA_FLAG),
                seconds(),
                microseconds(),
                status(),
                urbLength(),
                dataLength(),
                extended ? contents().slice(HEADER_LENGTH) : Bytes.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("ID", ID, 8, id());
        visitor.code("EventType", EVENT_TYPE, 1, eventType(), eventLabel());
        visitor.code("TransferType", TRANSFER_TYPE, 1, transferType(), transferLabel());
        visitor.code("Direction", ENDPOINT, 1, isIn() ? 1 : 0, isIn() ? "In" : "Out");
        visitor.number("EndpointNumber", ENDPOINT, 1, endpoint());
        visitor.number("DeviceAddress", DEVICE, 1, device());
        visitor.number("BusID", BUS, 2, bus());
        Signed.describe(visitor, "TimestampSec", SECONDS, 8, seconds());
        Signed.describe(visitor, "TimestampUsec", MICROSECONDS, 4, microseconds());
        visitor.flag("Setup", SETUP_FLAG, 1, hasSetup());
        visitor.flag("Data", DATA_FLAG, 1, hasData());
        Signed.describe(visitor, "Status", STATUS, 4, status());
        visitor.number("UrbLength", URB_LENGTH, 4, urbLength());
        visitor.number("UrbDataLength", DATA_LENGTH, 4, dataLength());
        boolean extended = mapped && bytes().length() >= MAPPED_HEADER_LENGTH && visitor.wantsDetail();
        if (!visitor.wantsDetail() || extended) {
            describeExtension("UrbInterval", INTERVAL, extended, visitor);
            describeExtension("UrbStartFrame", START_FRAME, extended, visitor);
            describeExtension("UrbCopyOfTransferFlags", TRANSFER_FLAGS, extended, visitor);
            describeExtension("IsoNumDesc", DESCRIPTORS, extended, visitor);
        }
        if (visitor.wantsDetail()) {
            visitor.number("EndpointAddress", ENDPOINT, 1, bytes().u8(ENDPOINT));
            visitor.number("SetupFlag", SETUP_FLAG, 1, bytes().u8(SETUP_FLAG));
            visitor.number("DataFlag", DATA_FLAG, 1, bytes().u8(DATA_FLAG));
        }
    }

    /** gopacket never reads these, and prints zeros. */
    private void describeExtension(String name, int at, boolean here, FieldVisitor visitor) {
        visitor.number(name, at, here ? 4 : 0, here ? LittleEndian.u32(bytes(), at) : 0);
    }

    private String eventLabel() {
        return switch (eventType()) {
            case 'S' -> "SUBMIT";
            case 'C' -> "COMPLETE";
            case 'E' -> "ERROR";
            default -> "Unknown event type";
        };
    }

    private String transferLabel() {
        return switch (transferType()) {
            case 1 -> "Interrupt";
            case 2 -> "Control";
            case 3 -> "Bulk";
            default -> "UnknownUSBTransportType";
        };
    }
}
