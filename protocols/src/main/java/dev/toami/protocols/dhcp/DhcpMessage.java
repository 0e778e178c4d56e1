package dev.toami.protocols.dhcp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.format.BytesText;

/**
 * DHCP or BOOTP message (RFC 2131, section 2; RFC 951). Immutable.
 *
 * <pre>
 *  0             1             2             3             4
 * +-------------+-------------+-------------+-------------+
 * |     Op      |    HType    |    HLen     |    Hops     |
 * +-------------+-------------+-------------+-------------+
 * |                          Xid                          |
 * +---------------------------+---------------------------+
 * |           Secs            |B|         Flags           |
 * +---------------------------+---------------------------+
 * |         Ciaddr, Yiaddr, Siaddr, Giaddr (4 each)       |
 * +-------------------------------------------------------+
 * |        Chaddr (16), Sname (64), File (128)            |
 * +-------------------------------------------------------+
 * |   Magic cookie 99.130.83.99, then options         ... |
 * +-------------------------------------------------------+
 * </pre>
 *
 * <p>Without the magic cookie it is a BOOTP message whose vendor area means something else: it has no options.
 */
public final class DhcpMessage extends Layer implements ApplicationLayer {
    public static final int REQUEST = 1;
    public static final int REPLY = 2;

    /** The least that a message has: everything up to the options. */
    public static final int HEADER_LENGTH = 240;

    static final long MAGIC_COOKIE = 0x6382_5363L;
    static final int HARDWARE_ADDRESS_LENGTH = 16;
    static final int SERVER_NAME_LENGTH = 64;
    static final int FILE_LENGTH = 128;
    static final int XID = 4;
    static final int SECS = 8;
    static final int FLAGS = 10;
    static final int CLIENT_IP = 12;
    static final int YOUR_IP = 16;
    static final int SERVER_IP = 20;
    static final int RELAY_IP = 24;
    static final int HARDWARE_ADDRESS = 28;
    static final int SERVER_NAME = 44;
    static final int FILE = 108;
    static final int COOKIE = 236;

    private DhcpMessage(Bytes in) {
        super(in);
    }

    public static DhcpMessage parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.DHCPV4, 0, HEADER_LENGTH, in.length(), "DHCPv4 length " + in.length() + " too short");
        }
        if (in.u32(COOKIE) == MAGIC_COOKIE) {
            DhcpOptions.check(in, HEADER_LENGTH);
        } else if (in.u8(0) < REQUEST || in.u8(0) > REPLY || in.u8(2) > HARDWARE_ADDRESS_LENGTH) {
            throw MalformedPacketException.invalid(
                    LayerType.DHCPV4, COOKIE, (int) MAGIC_COOKIE, in.i32(COOKIE), "Bad DHCP header");
        }
        return new DhcpMessage(in);
    }

    /** {@link #REQUEST} or {@link #REPLY}. */
    public int operation() {
        return bytes().u8(0);
    }

    /** Of ARP: 1 is Ethernet. */
    public int hardwareType() {
        return bytes().u8(1);
    }

    public int hardwareLength() {
        return bytes().u8(2);
    }

    /** How many relay agents have handed the message on. */
    public int hops() {
        return bytes().u8(3);
    }

    public long transactionId() {
        return bytes().u32(XID);
    }

    /** Since the client began. */
    public int seconds() {
        return bytes().u16(SECS);
    }

    public int flags() {
        return bytes().u16(FLAGS);
    }

    /** True if the client cannot take unicast replies yet. */
    public boolean isBroadcast() {
        return (flags() & 0x8000) != 0;
    }

    public Ipv4Address clientAddress() {
        return Ipv4Address.read(bytes(), CLIENT_IP);
    }

    /** The one that the server gives. */
    public Ipv4Address yourAddress() {
        return Ipv4Address.read(bytes(), YOUR_IP);
    }

    /** Of the next server in bootstrap. */
    public Ipv4Address nextServerAddress() {
        return Ipv4Address.read(bytes(), SERVER_IP);
    }

    public Ipv4Address relayAddress() {
        return Ipv4Address.read(bytes(), RELAY_IP);
    }

    /** At most the sixteen bytes that there is room for. */
    public Bytes hardwareAddress() {
        return bytes().slice(HARDWARE_ADDRESS, Math.min(hardwareLength(), HARDWARE_ADDRESS_LENGTH));
    }

    /** The hardware address if it has six bytes. */
    public Optional<MacAddress> macAddress() {
        return hardwareLength() == MacAddress.LENGTH
                ? Optional.of(MacAddress.read(bytes(), HARDWARE_ADDRESS))
                : Optional.empty();
    }

    public String serverName() {
        return BytesText.untilZero(bytes().slice(SERVER_NAME, SERVER_NAME_LENGTH));
    }

    public String fileName() {
        return BytesText.untilZero(bytes().slice(FILE, FILE_LENGTH));
    }

    /** False for BOOTP. */
    public boolean hasOptions() {
        return bytes().u32(COOKIE) == MAGIC_COOKIE;
    }

    /** The options behind the magic cookie, padding between them included; none in BOOTP. */
    public List<DhcpOption> options() {
        return hasOptions() ? DhcpOptions.list(bytes(), HEADER_LENGTH) : List.of();
    }

    /** The first option of this code. */
    public Optional<DhcpOption> option(DhcpOptionCode code) {
        return options().stream().filter(option -> option.code().equals(code)).findFirst();
    }

    public Optional<DhcpMessageType> messageType() {
        return option(DhcpOptionCode.MESSAGE_TYPE).flatMap(DhcpOption::messageType);
    }

    /** RFC 2132, section 9.3: 1 if the file field holds options, 2 if the server name does, 3 if both. */
    private int overload() {
        return (int) option(DhcpOptionCode.OVERLOAD)
                .map(DhcpOption::number)
                .orElse(OptionalLong.empty())
                .orElse(0);
    }

    @Override
    public LayerType type() {
        return LayerType.DHCPV4;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    /** Empty for BOOTP, whose vendor area a value does not have. */
    @Override
    public Optional<LayerValue> toValue() {
        return !hasOptions()
                ? Optional.empty()
                : Optional.of(new DhcpHeader(
                        operation(),
                        hardwareType(),
                        OptionalInt.empty(),
                        hops(),
                        transactionId(),
                        seconds(),
                        flags(),
                        clientAddress(),
                        yourAddress(),
                        nextServerAddress(),
                        relayAddress(),
                        hardwareAddress(),
                        withoutZeros(bytes().slice(SERVER_NAME, SERVER_NAME_LENGTH)),
                        withoutZeros(bytes().slice(FILE, FILE_LENGTH)),
                        options(),
                        bytes().length() == DhcpOptions.end(bytes(), HEADER_LENGTH) + 1
                                ? Math.min(bytes().length(), DhcpHeader.BOOTP_LENGTH)
                                : bytes().length()));
    }

    private static Bytes withoutZeros(Bytes field) {
        int length = field.length();
        while (length > 0 && field.u8(length - 1) == 0) {
            length--;
        }
        return field.clip(length);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Operation", 0, 1, operation(), operationLabel());
        visitor.code("HardwareType", 1, 1, hardwareType(), HardwareTypes.label(hardwareType()));
        visitor.number("HardwareLen", 2, 1, hardwareLength());
        visitor.number("HardwareOpts", 3, 1, hops());
        visitor.number("Xid", XID, 4, transactionId());
        visitor.number("Secs", SECS, 2, seconds());
        visitor.number("Flags", FLAGS, 2, flags());
        visitor.address("ClientIP", CLIENT_IP, 4, clientAddress());
        visitor.address("YourClientIP", YOUR_IP, 4, yourAddress());
        visitor.address("NextServerIP", SERVER_IP, 4, nextServerAddress());
        visitor.address("RelayAgentIP", RELAY_IP, 4, relayAddress());
        Bytes hardware = hardwareAddress();
        visitor.text("ClientHWAddr", HARDWARE_ADDRESS, hardware.length(), BytesText.colons(hardware));
        visitor.bytes("ServerName", SERVER_NAME, SERVER_NAME_LENGTH, bytes().slice(SERVER_NAME, SERVER_NAME_LENGTH));
        visitor.bytes("File", FILE, FILE_LENGTH, bytes().slice(FILE, FILE_LENGTH));
        if (visitor.wantsDetail()) {
            describeDetail(visitor);
        } else {
            visitor.text("Options", COOKIE, bytes().length() - COOKIE, DhcpOptionText.of(options()));
        }
    }

    private String operationLabel() {
        return operation() == REQUEST ? "Request" : operation() == REPLY ? "Reply" : "Unknown";
    }

    private void describeDetail(FieldVisitor visitor) {
        int overload = overload();
        visitor.flag("Broadcast", FLAGS, 1, isBroadcast());
        if ((overload & 2) == 0 && !serverName().isEmpty()) {
            visitor.text("ServerHostName", SERVER_NAME, SERVER_NAME_LENGTH, serverName());
        }
        if ((overload & 1) == 0 && !fileName().isEmpty()) {
            visitor.text("BootFileName", FILE, FILE_LENGTH, fileName());
        }
        visitor.address("Cookie", COOKIE, 4, Ipv4Address.read(bytes(), COOKIE));
        if (hasOptions()) {
            DhcpOptions.describe("Options", bytes(), HEADER_LENGTH, bytes().length(), visitor);
        }
        if ((overload & 1) != 0) {
            DhcpOptions.describe("FileOptions", bytes(), FILE, FILE + FILE_LENGTH, visitor);
        }
        if ((overload & 2) != 0) {
            DhcpOptions.describe("ServerNameOptions", bytes(), SERVER_NAME, SERVER_NAME + SERVER_NAME_LENGTH, visitor);
        }
    }
}
