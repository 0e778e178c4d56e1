package dev.toami.protocols.dhcp;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * DHCPv6 message (RFC 8415, sections 8 and 9). Immutable.
 *
 * <pre>
 *  of clients and servers                   of relay agents
 *  0         1                   4          0         1         2            18            34
 * +---------+-------------------+-------   +---------+---------+-------------+-------------+-------
 * |  Type   |  Transaction ID   | Options  |  Type   | Hops    |Link Address |Peer Address | Options
 * +---------+-------------------+-------   +---------+---------+-------------+-------------+-------
 * </pre>
 *
 * <p>What a relay agent forwards is within its relay message option.
 */
public final class Dhcpv6Message extends Layer implements ApplicationLayer {
    static final int HEADER_LENGTH = 4;
    static final int RELAY_HEADER_LENGTH = 34;
    static final int LINK_ADDRESS = 2;
    static final int PEER_ADDRESS = 18;

    private Dhcpv6Message(Bytes in) {
        super(in);
    }

    public static Dhcpv6Message parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw tooShort(in, HEADER_LENGTH, "");
        }
        int type = in.u8(0);
        if (new Dhcpv6MessageType(type).isRelay() && in.length() < RELAY_HEADER_LENGTH) {
            throw tooShort(in, RELAY_HEADER_LENGTH, " for message type " + type);
        }
        Dhcpv6Message message = new Dhcpv6Message(in);
        Dhcpv6Options.check(in, message.headerLength());
        return message;
    }

    private static MalformedPacketException tooShort(Bytes in, int required, String why) {
        return MalformedPacketException.truncated(
                LayerType.DHCPV6, 0, required, in.length(), "DHCPv6 length " + in.length() + " too short" + why);
    }

    public Dhcpv6MessageType messageType() {
        return new Dhcpv6MessageType(bytes().u8(0));
    }

    private boolean isRelay() {
        return messageType().isRelay();
    }

    public int headerLength() {
        return isRelay() ? RELAY_HEADER_LENGTH : HEADER_LENGTH;
    }

    /** Zero in a relay agent's message, which has none. */
    public int transactionId() {
        return isRelay() ? 0 : bytes().u24(1);
    }

    /** Hops and addresses of a relay agent's message. */
    public Optional<Dhcpv6Header.Relay> relay() {
        return isRelay()
                ? Optional.of(new Dhcpv6Header.Relay(
                        bytes().u8(1),
                        Ipv6Address.read(bytes(), LINK_ADDRESS),
                        Ipv6Address.read(bytes(), PEER_ADDRESS)))
                : Optional.empty();
    }

    public List<Dhcpv6Option> options() {
        return Dhcpv6Options.list(bytes(), headerLength());
    }

    /** The first option of this code. */
    public Optional<Dhcpv6Option> option(Dhcpv6OptionCode code) {
        return options().stream().filter(option -> option.code().equals(code)).findFirst();
    }

    /** The message that a relay agent forwards; empty if there is none or it is not valid. */
    public Optional<Dhcpv6Message> relayed() {
        return option(Dhcpv6OptionCode.RELAY_MESSAGE).flatMap(option -> tryParse(option.data()));
    }

    private static Optional<Dhcpv6Message> tryParse(Bytes in) {
        try {
            return Optional.of(parse(in));
        } catch (MalformedPacketException e) {
            return Optional.empty();
        }
    }

    @Override
    public LayerType type() {
        return LayerType.DHCPV6;
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
        return Optional.of(new Dhcpv6Header(messageType(), transactionId(), relay(), options()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        boolean relay = isRelay();
        visitor.code("MsgType", 0, 1, messageType().value(), messageType().toString());
        visitor.number("HopCount", 1, relay ? 1 : 0, relay ? bytes().u8(1) : 0);
        visitor.address(
                "LinkAddr", LINK_ADDRESS, relay ? 16 : 0, relay ? Ipv6Address.read(bytes(), LINK_ADDRESS) : null);
        visitor.address(
                "PeerAddr", PEER_ADDRESS, relay ? 16 : 0, relay ? Ipv6Address.read(bytes(), PEER_ADDRESS) : null);
        if (visitor.wantsDetail()) {
            if (!relay) {
                visitor.number("TransactionID", 1, 3, transactionId());
            }
            Dhcpv6Options.describe(options(), headerLength(), 0, visitor);
        } else {
            visitor.bytes("TransactionID", 1, relay ? 0 : 3, relay ? Bytes.empty() : bytes().slice(1, 3));
            visitor.text("Options", headerLength(), bytes().length() - headerLength(), Dhcpv6OptionText.of(options()));
        }
    }

    /** The message within a relay message option at {@code base}, or its bytes if it is not valid. */
    static void describeRelayed(Bytes data, int base, int depth, FieldVisitor visitor) {
        Dhcpv6Message message = tryParse(data).orElse(null);
        if (message == null) {
            visitor.bytes("Data", base, data.length(), data);
            return;
        }
        visitor.beginStruct("Message", base, data.length());
        visitor.code("MsgType", base, 1, data.u8(0), message.messageType().toString());
        message.relay()
                .ifPresentOrElse(
                        relay -> {
                            visitor.number("HopCount", base + 1, 1, relay.hopCount());
                            visitor.address("LinkAddr", base + LINK_ADDRESS, 16, relay.linkAddress());
                            visitor.address("PeerAddr", base + PEER_ADDRESS, 16, relay.peerAddress());
                        },
                        () -> visitor.number("TransactionID", base + 1, 3, message.transactionId()));
        Dhcpv6Options.describe(message.options(), base + message.headerLength(), depth, visitor);
        visitor.endStruct();
    }
}
