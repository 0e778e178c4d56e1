package dev.toami.protocols.ntp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.format.BytesText;

/**
 * NTP packet (RFC 5905, section 7.3). Immutable.
 *
 * <pre>
 *  0             8             16            24           31
 * +----+-----+-----+-------------+-------------+-------------+
 * | LI | VN  |Mode |   Stratum   |    Poll     |  Precision  |
 * +----+-----+-----+-------------+-------------+-------------+
 * |                        Root Delay                        |
 * +----------------------------------------------------------+
 * |                     Root Dispersion                      |
 * +----------------------------------------------------------+
 * |                       Reference ID                       |
 * +----------------------------------------------------------+
 * |   Reference, Origin, Receive, Transmit Timestamp (8 each)|
 * +----------------------------------------------------------+
 * |          Extension fields, key identifier, digest    ... |
 * +----------------------------------------------------------+
 * </pre>
 */
public final class NtpPacket extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 48;
    public static final int CLIENT = 3;
    public static final int SERVER = 4;
    public static final int BROADCAST = 5;
    static final int CONTROL = 6;
    static final int PRIVATE = 7;

    static final int ROOT_DELAY = 4;
    static final int ROOT_DISPERSION = 8;
    static final int REFERENCE_ID = 12;
    static final int REFERENCE_TIME = 16;
    static final int ORIGIN_TIME = 24;
    static final int RECEIVE_TIME = 32;
    static final int TRANSMIT_TIME = 40;

    private NtpPacket(Bytes in) {
        super(in);
    }

    public static NtpPacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.NTP, 0, HEADER_LENGTH, in.length(), "NTP packet too short");
        }
        return new NtpPacket(in);
    }

    /** An NTP packet, or a control message that is too short to be one. */
    public static Layer parseDatagram(Bytes in) throws MalformedPacketException {
        boolean control = !in.isEmpty() && in.length() < HEADER_LENGTH && (in.u8(0) & 7) == CONTROL;
        return control ? NtpControlMessage.parse(in) : parse(in);
    }

    /** Whether a leap second comes: 0 none, 1 one more, 2 one less, 3 clock not synchronized. */
    public int leapIndicator() {
        return bytes().u8(0) >> 6;
    }

    public int version() {
        return bytes().u8(0) >> 3 & 7;
    }

    public int mode() {
        return bytes().u8(0) & 7;
    }

    /** How far from a reference clock: 1 is next to it, 0 means not known or a kiss-o'-death packet. */
    public int stratum() {
        return bytes().u8(1);
    }

    /** The greatest interval between messages: the exponent of 2, in seconds. */
    public int poll() {
        return (byte) bytes().u8(2);
    }

    /** Of the clock: the exponent of 2, in seconds. */
    public int precision() {
        return (byte) bytes().u8(3);
    }

    /** In units of 2 to the power of -16 seconds. */
    public long rootDelay() {
        return bytes().u32(ROOT_DELAY);
    }

    /** In units of 2 to the power of -16 seconds. */
    public long rootDispersion() {
        return bytes().u32(ROOT_DISPERSION);
    }

    /** Four letters at stratum 0 and 1, else the address of the server that the time comes from, or a hash of it. */
    public Bytes referenceId() {
        return bytes().slice(REFERENCE_ID, 4);
    }

    private NtpTimestamp time(int offset) {
        return new NtpTimestamp(bytes().i64(offset));
    }

    /** When the clock was last set. */
    public NtpTimestamp referenceTime() {
        return time(REFERENCE_TIME);
    }

    /** When the request was sent, by the client's clock. */
    public NtpTimestamp originTime() {
        return time(ORIGIN_TIME);
    }

    /** When the request came, by the server's clock. */
    public NtpTimestamp receiveTime() {
        return time(RECEIVE_TIME);
    }

    /** When this packet was sent. */
    public NtpTimestamp transmitTime() {
        return time(TRANSMIT_TIME);
    }

    /** Extension fields, key identifier and digest, as far as there are any. */
    public Bytes extensions() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.NTP;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new NtpHeader(
                leapIndicator(),
                version(),
                mode(),
                stratum(),
                poll(),
                precision(),
                rootDelay(),
                rootDispersion(),
                bytes().u32(REFERENCE_ID),
                referenceTime(),
                originTime(),
                receiveTime(),
                transmitTime(),
                extensions()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("LeapIndicator", 0, 1, leapIndicator());
        visitor.number("Version", 0, 1, version());
        visitor.number("Mode", 0, 1, mode());
        visitor.number("Stratum", 1, 1, stratum());
        visitor.text("Poll", 2, 1, Integer.toString(poll()));
        visitor.text("Precision", 3, 1, Integer.toString(precision()));
        visitor.number("RootDelay", ROOT_DELAY, 4, rootDelay());
        visitor.number("RootDispersion", ROOT_DISPERSION, 4, rootDispersion());
        visitor.number("ReferenceID", REFERENCE_ID, 4, bytes().u32(REFERENCE_ID));
        visitor.number("ReferenceTimestamp", REFERENCE_TIME, 8, bytes().i64(REFERENCE_TIME));
        visitor.number("OriginTimestamp", ORIGIN_TIME, 8, bytes().i64(ORIGIN_TIME));
        visitor.number("ReceiveTimestamp", RECEIVE_TIME, 8, bytes().i64(RECEIVE_TIME));
        visitor.number("TransmitTimestamp", TRANSMIT_TIME, 8, bytes().i64(TRANSMIT_TIME));
        visitor.bytes("ExtensionBytes", HEADER_LENGTH, extensions().length(), extensions());
        if (visitor.wantsDetail()) {
            describeDetail(visitor);
        }
    }

    private void describeDetail(FieldVisitor visitor) {
        visitor.number("Flags", 0, 1, bytes().u8(0));
        if (mode() == CONTROL) {
            NtpControlMessage.describeFields(bytes(), visitor);
            return;
        }
        if (mode() == PRIVATE) {
            return;
        }
        if (stratum() <= 1) {
            visitor.text("ReferenceName", REFERENCE_ID, 4, BytesText.untilZero(referenceId()));
        } else {
            visitor.address("ReferenceAddress", REFERENCE_ID, 4, Ipv4Address.read(bytes(), REFERENCE_ID));
        }
        visitor.text("Reference", REFERENCE_TIME, 8, text(referenceTime()));
        visitor.text("Origin", ORIGIN_TIME, 8, text(originTime()));
        visitor.text("Receive", RECEIVE_TIME, 8, text(receiveTime()));
        visitor.text("Transmit", TRANSMIT_TIME, 8, text(transmitTime()));
    }

    private static String text(NtpTimestamp time) {
        return time.equals(NtpTimestamp.UNKNOWN) ? "unknown" : time.toInstant().toString();
    }
}
