package dev.toami.protocols.routing;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Bidirectional Forwarding Detection control packet (RFC 5880, section 4.1). Immutable.
 *
 * <pre>
 *  0     3         8  10          16              24             31
 * +-----+---------+---+-+-+-+-+-+-+---------------+---------------+
 * |Vers |  Diag   |Sta|P|F|C|A|D|M|  Detect Mult  |    Length     |
 * +-----+---------+---+-+-+-+-+-+-+---------------+---------------+
 * |                       My Discriminator                        |
 * +---------------------------------------------------------------+
 * |                      Your Discriminator                       |
 * +---------------------------------------------------------------+
 * |        Desired Min TX Interval, in microseconds               |
 * +---------------------------------------------------------------+
 * |        Required Min RX Interval, in microseconds              |
 * +---------------------------------------------------------------+
 * |        Required Min Echo RX Interval, in microseconds         |
 * +---------------------------------------------------------------+
 * |  if A: Auth Type, Auth Len, Authentication Data               |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class BfdPacket extends Message implements ApplicationLayer {
    public static final int HEADER_LENGTH = 24;
    private static final int FLAGS = 1;
    private static final int DETECT_MULTIPLIER = 2;
    private static final int LENGTH = 3;
    private static final int POLL = 0x20;
    private static final int FINAL = 0x10;
    private static final int CONTROL_PLANE_INDEPENDENT = 0x08;
    private static final int AUTHENTICATION_PRESENT = 0x04;
    private static final int DEMAND = 0x02;
    private static final int MULTIPOINT = 0x01;

    private BfdPacket(Bytes in) {
        super(in, LayerType.BFD);
    }

    public static BfdPacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.BFD, 0, HEADER_LENGTH, in.length(), "BFD packet too short");
        }
        if (in.length() != in.u8(LENGTH)) {
            throw MalformedPacketException.invalid(
                    LayerType.BFD, LENGTH, in.length(), in.u8(LENGTH), "BFD packet length does not match");
        }
        return new BfdPacket(in);
    }

    public int version() {
        return bytes().u8(0) >> 5;
    }

    /** Why the session last went down. */
    public int diagnostic() {
        return bytes().u8(0) & 0x1f;
    }

    /** 0 administratively down, 1 down, 2 init, 3 up. */
    public int state() {
        return bytes().u8(FLAGS) >> 6;
    }

    /** Poll, final, control plane independent, authentication present, demand, multipoint. */
    public int flags() {
        return bytes().u8(FLAGS) & 0x3f;
    }

    public int detectMultiplier() {
        return bytes().u8(DETECT_MULTIPLIER);
    }

    public long myDiscriminator() {
        return bytes().u32(4);
    }

    public long yourDiscriminator() {
        return bytes().u32(8);
    }

    /** In microseconds. */
    public long desiredMinTxInterval() {
        return bytes().u32(12);
    }

    /** In microseconds. */
    public long requiredMinRxInterval() {
        return bytes().u32(16);
    }

    /** In microseconds. */
    public long requiredMinEchoRxInterval() {
        return bytes().u32(20);
    }

    /** What follows the mandatory section, its type and length included. */
    public Bytes authentication() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(BfdHeader.of(this));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes in = bytes();
        visitor.number("Version", 0, 1, version());
        visitor.code("Diagnostic", 0, 1, diagnostic(), BfdNames.diagnostic(diagnostic()));
        visitor.code("State", FLAGS, 1, state(), BfdNames.state(state()));
        flag("Poll", POLL, visitor);
        flag("Final", FINAL, visitor);
        flag("ControlPlaneIndependent", CONTROL_PLANE_INDEPENDENT, visitor);
        flag("AuthPresent", AUTHENTICATION_PRESENT, visitor);
        flag("Demand", DEMAND, visitor);
        flag("Multipoint", MULTIPOINT, visitor);
        u8(visitor, "DetectMultiplier", in, DETECT_MULTIPLIER);
        if (visitor.wantsDetail()) {
            u8(visitor, "Length", in, LENGTH);
        }
        u32(visitor, "MyDiscriminator", in, 4);
        u32(visitor, "YourDiscriminator", in, 8);
        u32(visitor, "DesiredMinTxInterval", in, 12);
        u32(visitor, "RequiredMinRxInterval", in, 16);
        u32(visitor, "RequiredMinEchoRxInterval", in, 20);
        describeAuthentication(visitor);
    }

    private void flag(String name, int bit, FieldVisitor visitor) {
        visitor.flag(name, FLAGS, 1, (flags() & bit) != 0);
    }

    private void describeAuthentication(FieldVisitor visitor) {
        Bytes in = bytes();
        int length = in.length() - HEADER_LENGTH;
        if ((flags() & AUTHENTICATION_PRESENT) == 0 || length <= 2) {
            visitor.absent("AuthHeader");
            return;
        }
        int type = in.u8(HEADER_LENGTH);
        boolean isPassword = type == 1;
        boolean isHash = type >= 2 && type <= 5 && length >= 8;
        visitor.beginStruct("AuthHeader", HEADER_LENGTH, length);
        visitor.code("AuthType", HEADER_LENGTH, 1, type, BfdNames.authentication(type));
        u8(visitor, "KeyID", in, HEADER_LENGTH + 2);
        int sequence = HEADER_LENGTH + 4;
        visitor.number("SequenceNumber", isHash ? sequence : 0, isHash ? 4 : 0, isHash ? in.u32(sequence) : 0);
        int data = HEADER_LENGTH + (isPassword ? 3 : isHash ? 8 : length);
        visitor.bytes("Data", data, in.length() - data, in.slice(data));
        visitor.endStruct();
    }
}
