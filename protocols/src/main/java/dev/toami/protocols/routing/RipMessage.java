package dev.toami.protocols.routing;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * RIP message of version 1 or 2 (RFC 2453, section 4). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |    Command    |    Version    |             zero              |
 * +---------------+---------------+-------------------------------+
 * |   Address Family Identifier   |           Route Tag           |
 * +-------------------------------+-------------------------------+
 * |                           IP Address                          |
 * +---------------------------------------------------------------+
 * |                          Subnet Mask                          |
 * +---------------------------------------------------------------+
 * |                            Next Hop                           |
 * +---------------------------------------------------------------+
 * |                             Metric                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class RipMessage extends Message implements ApplicationLayer {
    public static final int HEADER_LENGTH = 4;
    static final int ENTRY_LENGTH = 20;
    static final int AUTHENTICATION = 0xffff;

    private RipMessage(Bytes in) {
        super(in, LayerType.RIP);
    }

    public static RipMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.RIP);
        return new RipMessage(in);
    }

    /** 1 a request, 2 a response. */
    public int command() {
        return bytes().u8(0);
    }

    public int version() {
        return bytes().u8(1);
    }

    /** The whole entries; the first of version 2 may be authentication data of family 0xffff. */
    public List<RipEntry> entries() {
        return elements().map(RipEntry::read);
    }

    private Elements elements() {
        return Elements.of(bytes(), HEADER_LENGTH, ENTRY_LENGTH);
    }

    static String command(int value) {
        return switch (value) {
            case 1 -> "Request";
            case 2 -> "Response";
            case 3 -> "Traceon";
            case 4 -> "Traceoff";
            case 5 -> "Vendor specific (Sun)";
            default -> unknown(value);
        };
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new RipHeader(
                command(), version(), bytes().u16(2), entries(), elements().rest()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Command", 0, 1, command(), command(command()));
        u8(visitor, "Version", bytes(), 1);
        u16(visitor, "RoutingDomain", bytes(), 2);
        elements().describe(visitor, "Entries", RipMessage::describeEntry);
        elements().describeRest(visitor, "Trailing");
    }

    private static void describeEntry(FieldVisitor visitor, Bytes in, int at, int length) {
        int family = in.u16(at);
        if (family == AUTHENTICATION) {
            u16(visitor, "AuthenticationFamily", in, at);
            u16(visitor, "AuthenticationType", in, at + 2);
            visitor.bytes("Authentication", at + 4, length - 4, in.slice(at + 4, length - 4));
            return;
        }
        visitor.code("AddressFamily", at, 2, family, family(family));
        u16(visitor, "RouteTag", in, at + 2);
        visitor.address("IPAddress", at + 4, 4, Ipv4Address.read(in, at + 4));
        visitor.address("SubnetMask", at + 8, 4, Ipv4Address.read(in, at + 8));
        visitor.address("NextHop", at + 12, 4, Ipv4Address.read(in, at + 12));
        u32(visitor, "Metric", in, at + 16);
    }

    private static String family(int value) {
        return switch (value) {
            case 0 -> "Unspecified";
            case 2 -> "IP";
            default -> unknown(value);
        };
    }
}
