package dev.toami.protocols.routing;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.wire.Lengths;

/**
 * Hot Standby Router Protocol message of version 1 (RFC 2281, section 5.1). Immutable. {@link HsrpV2Message} is what
 * version 2 sends to the same port.
 *
 * <pre>
 *  0              8               16              24             31
 * +---------------+---------------+---------------+---------------+
 * |  Version = 0  |    Op Code    |     State     |   Hellotime   |
 * +---------------+---------------+---------------+---------------+
 * |   Holdtime    |   Priority    |     Group     |   Reserved    |
 * +---------------+---------------+---------------+---------------+
 * |                 Authentication Data, 64 bits                  |
 * +---------------------------------------------------------------+
 * |                      Virtual IP Address                       |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class HsrpMessage extends Message implements ApplicationLayer {
    public static final int LENGTH = 20;
    private static final int ADVERTISEMENT = 3;

    private HsrpMessage(Bytes in) {
        super(in, LayerType.HSRP);
    }

    /** A message of version 1, which begins with a zero, or one of version 2, which begins with the type of a TLV. */
    public static Layer parseAny(Bytes in) throws MalformedPacketException {
        Lengths.require(in, 2, LayerType.HSRP);
        return in.u8(0) == 0 ? parse(in) : HsrpV2Message.parse(in);
    }

    public static HsrpMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, 2, LayerType.HSRP);
        if (in.u8(1) != ADVERTISEMENT) {
            Lengths.require(in, LENGTH, LayerType.HSRP);
        }
        return new HsrpMessage(in);
    }

    public int version() {
        return bytes().u8(0);
    }

    /** 0 hello, 1 coup, 2 resign, 3 advertisement. */
    public int opCode() {
        return bytes().u8(1);
    }

    private boolean isAdvertisement() {
        return opCode() == ADVERTISEMENT;
    }

    @Override
    public Optional<LayerValue> toValue() {
        Bytes in = bytes();
        return isAdvertisement() || in.length() > LENGTH
                ? Optional.empty()
                : Optional.of(new Header(
                        opCode(),
                        in.u8(2),
                        in.u8(3),
                        in.u8(4),
                        in.u8(5),
                        in.u8(6),
                        in.slice(8, 8),
                        Ipv4Address.read(in, 16)));
    }

    /**
     * What a message of version 1 is built with.
     *
     * @param authentication 8 bytes
     */
    public record Header(
            int opCode,
            int state,
            int helloTime,
            int holdTime,
            int priority,
            int group,
            Bytes authentication,
            Ipv4Address virtualAddress)
            implements LayerValue {
        public Header {
            if (authentication.length() != 8) {
                throw new IllegalArgumentException(
                        "HSRP's authentication data has 8 bytes, not " + authentication.length());
            }
        }

        @Override
        public void encode(PacketBuffer out, BuildContext context) {
            out.prepend(LENGTH).u8(1, opCode).u8(2, state).u8(3, helloTime).u8(4, holdTime);
            out.u8(5, priority).u8(6, group).bytes(8, authentication.toArray()).bytes(16, virtualAddress.toArray());
        }
    }

    static String opCode(int value) {
        return switch (value) {
            case 0 -> "Hello";
            case 1 -> "Coup";
            case 2 -> "Resign";
            case ADVERTISEMENT -> "Advertise";
            default -> unknown(value);
        };
    }

    private static String state(int value) {
        return switch (value) {
            case 0 -> "Initial";
            case 1 -> "Learn";
            case 2 -> "Listen";
            case 4 -> "Speak";
            case 8 -> "Standby";
            case 16 -> "Active";
            default -> unknown(value);
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes in = bytes();
        u8(visitor, "Version", in, 0);
        visitor.code("OpCode", 1, 1, opCode(), opCode(opCode()));
        if (isAdvertisement()) {
            rest(visitor, "Advertisement", in, 2);
            return;
        }
        visitor.code("State", 2, 1, in.u8(2), state(in.u8(2)));
        u8(visitor, "HelloTime", in, 3);
        u8(visitor, "HoldTime", in, 4);
        u8(visitor, "Priority", in, 5);
        u8(visitor, "Group", in, 6);
        u8(visitor, "Reserved", in, 7);
        visitor.bytes("AuthenticationData", 8, 8, in.slice(8, 8));
        ipv4(visitor, "VirtualIPAddress", in, 16);
        rest(visitor, "Trailing", in, LENGTH);
    }
}
