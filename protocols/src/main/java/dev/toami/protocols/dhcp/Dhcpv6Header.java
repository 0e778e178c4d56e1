package dev.toami.protocols.dhcp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a DHCPv6 message is built with.
 *
 * @param transactionId of 24 bits; not in a relay agent's message
 * @param relay what a relay agent's message has instead
 */
public record Dhcpv6Header(
        Dhcpv6MessageType messageType, int transactionId, Optional<Relay> relay, List<Dhcpv6Option> options)
        implements LayerValue {
    /** The fixed fields of relay agents. */
    public record Relay(int hopCount, Ipv6Address linkAddress, Ipv6Address peerAddress) {
        public Relay {
            if (hopCount < 0 || hopCount > 0xff) {
                throw new IllegalArgumentException("a DHCPv6 hop count has 8 bits: " + hopCount);
            }
        }
    }

    public Dhcpv6Header {
        options = List.copyOf(options);
        if (messageType.isRelay() != relay.isPresent()) {
            throw new IllegalArgumentException("DHCPv6 message type " + messageType.value()
                    + (relay.isPresent() ? " has no" : " needs the") + " fields of a relay agent");
        }
        if (messageType.value() < 0 || messageType.value() > 0xff) {
            throw new IllegalArgumentException("a DHCPv6 message type has 8 bits: " + messageType.value());
        }
        if (transactionId >>> 24 != 0) {
            throw new IllegalArgumentException("a DHCPv6 transaction ID has 24 bits: " + transactionId);
        }
    }

    public static Dhcpv6Header of(Dhcpv6MessageType type, int transactionId, Dhcpv6Option... options) {
        return new Dhcpv6Header(type, transactionId, Optional.empty(), List.of(options));
    }

    /** This message as a relay agent forwards it to a server. */
    public Dhcpv6Header relayed(int hopCount, Ipv6Address linkAddress, Ipv6Address peerAddress) {
        Dhcpv6Option message = new Dhcpv6Option(Dhcpv6OptionCode.RELAY_MESSAGE, encode());
        return new Dhcpv6Header(
                Dhcpv6MessageType.RELAY_FORWARD,
                0,
                Optional.of(new Relay(hopCount, linkAddress, peerAddress)),
                List.of(message));
    }

    /** The message. */
    public Bytes encode() {
        int header = relay.isPresent() ? Dhcpv6Message.RELAY_HEADER_LENGTH : Dhcpv6Message.HEADER_LENGTH;
        ByteBuffer out = ByteBuffer.allocate(header + Dhcpv6Option.encodedLength(options));
        out.put((byte) messageType.value());
        relay.ifPresentOrElse(
                fields -> out.put((byte) fields.hopCount)
                        .put(fields.linkAddress.toArray())
                        .put(fields.peerAddress.toArray()),
                () -> out.put((byte) (transactionId >> 16)).putShort((short) transactionId));
        options.forEach(option -> option.put(out));
        return Bytes.wrap(out.array());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(encode());
    }
}
