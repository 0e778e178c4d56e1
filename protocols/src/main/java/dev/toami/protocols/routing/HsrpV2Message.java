package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * Hot Standby Router Protocol message of version 2 (Cisco): TLVs, of which the first is the state of a group. Immutable.
 *
 * <pre>
 *  0              8               16              24             31
 * +---------------+---------------+---------------+---------------+
 * |   Type = 1    |  Length = 40  |  Version = 2  |    Op Code    |
 * +---------------+---------------+---------------+---------------+
 * |     State     |  IP Version   |             Group             |
 * +---------------+---------------+-------------------------------+
 * |   Identifier, 48 bits; Priority, Hello Time, Hold Time        |
 * +---------------------------------------------------------------+
 * |                Virtual IP Address, 128 bits                   |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class HsrpV2Message extends Message implements ApplicationLayer {
    private static final int GROUP_STATE = 1;
    private static final int GROUP_STATE_LENGTH = 42;

    private HsrpV2Message(Bytes in) {
        super(in, LayerType.HSRP);
    }

    public static HsrpV2Message parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, 2, LayerType.HSRP);
        return new HsrpV2Message(in);
    }

    private static String type(int value) {
        return switch (value) {
            case GROUP_STATE -> "Group State";
            case 2 -> "Interface State";
            case 3 -> "Text Authentication";
            case 4 -> "MD5 Authentication";
            default -> unknown(value);
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Elements tlvs = Elements.of(bytes(), 0, 2, (in, at) -> 2 + in.u8(at + 1));
        tlvs.describe(visitor, "TLVs", HsrpV2Message::describeTlv);
        tlvs.describeRest(visitor, "Trailing");
    }

    private static void describeTlv(FieldVisitor visitor, Bytes in, int at, int length) {
        visitor.code("Type", at, 1, in.u8(at), type(in.u8(at)));
        u8(visitor, "Length", in, at + 1);
        if (in.u8(at) != GROUP_STATE || length < GROUP_STATE_LENGTH) {
            visitor.bytes("Value", at + 2, length - 2, in.slice(at + 2, length - 2));
            return;
        }
        u8(visitor, "Version", in, at + 2);
        visitor.code("OpCode", at + 3, 1, in.u8(at + 3), HsrpMessage.opCode(in.u8(at + 3)));
        visitor.code("State", at + 4, 1, in.u8(at + 4), state(in.u8(at + 4)));
        int ipVersion = in.u8(at + 5);
        visitor.number("IPVersion", at + 5, 1, ipVersion);
        u16(visitor, "Group", in, at + 6);
        visitor.address("Identifier", at + 8, 6, MacAddress.read(in, at + 8));
        u32(visitor, "Priority", in, at + 14);
        u32(visitor, "HelloTime", in, at + 18);
        u32(visitor, "HoldTime", in, at + 22);
        int address = at + 26;
        if (ipVersion == 6) {
            visitor.address("VirtualIPAddress", address, Ipv6Address.LENGTH, Ipv6Address.read(in, address));
        } else {
            visitor.address("VirtualIPAddress", address, Ipv4Address.LENGTH, Ipv4Address.read(in, address));
        }
    }

    private static String state(int value) {
        return switch (value) {
            case 0 -> "Disabled";
            case 1 -> "Init";
            case 2 -> "Learn";
            case 3 -> "Listen";
            case 4 -> "Speak";
            case 5 -> "Standby";
            case 6 -> "Active";
            default -> unknown(value);
        };
    }
}
