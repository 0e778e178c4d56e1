package dev.toami.protocols.ppp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Packet of a PPP control protocol: LCP (RFC 1661), IPCP (RFC 1332), IPv6CP (RFC 5072), CCP (RFC 1962) and others.
 * Immutable.
 *
 * <pre>
 *  0      7 8      15 16           31
 * +--------+---------+---------------+
 * |  Code  |Identif. |    Length     |
 * +--------+---------+---------------+
 * |       Options, or data           |
 * +----------------------------------+
 * </pre>
 */
public final class PppControlPacket extends Layer {
    public static final int HEADER_LENGTH = 4;
    public static final int CONFIGURE_REQUEST = 1;
    public static final int CONFIGURE_ACK = 2;
    public static final int CONFIGURE_NAK = 3;
    public static final int CONFIGURE_REJECT = 4;
    public static final int TERMINATE_REQUEST = 5;
    public static final int TERMINATE_ACK = 6;
    public static final int CODE_REJECT = 7;
    public static final int PROTOCOL_REJECT = 8;
    public static final int ECHO_REQUEST = 9;
    public static final int ECHO_REPLY = 10;
    public static final int DISCARD_REQUEST = 11;

    private static final int IDENTIFICATION = 12;
    private static final int TIME_REMAINING = 13;

    private final PppControlProtocol protocol;

    private PppControlPacket(Bytes in, PppControlProtocol protocol) {
        super(in);
        this.protocol = protocol;
    }

    /** The parser for the packets of one control protocol. */
    public static LayerParser parser(PppControlProtocol protocol) {
        return in -> parse(in, protocol);
    }

    public static PppControlPacket parse(Bytes in, PppControlProtocol protocol) throws MalformedPacketException {
        LayerType type = protocol.layerType();
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    type, 0, HEADER_LENGTH, in.length(), type + " packet of " + in.length() + " bytes, not 4");
        }
        int declared = in.u16(2);
        if (declared < HEADER_LENGTH) {
            throw MalformedPacketException.invalid(
                    type, 2, HEADER_LENGTH, declared, type + " packet declares " + declared + " bytes, at least 4");
        }
        PppControlPacket packet = new PppControlPacket(in, protocol);
        if (packet.hasOptions()) {
            PppOption.check(packet.contents(), HEADER_LENGTH, packet.isTruncated(), type);
        }
        return packet;
    }

    public PppControlProtocol protocol() {
        return protocol;
    }

    public int code() {
        return bytes().u8(0);
    }

    /** The same in a request and its answer. */
    public int identifier() {
        return bytes().u8(1);
    }

    /** Of the whole packet; what follows is padding. */
    public int declaredLength() {
        return bytes().u16(2);
    }

    private boolean hasOptions() {
        return code() >= CONFIGURE_REQUEST && code() <= CONFIGURE_REJECT;
    }

    /** Of a configure packet; those that are there as a whole. */
    public List<PppOption> options() {
        return hasOptions() ? PppOption.list(contents(), HEADER_LENGTH) : List.of();
    }

    /** All behind the length, options included. */
    public Bytes data() {
        return contents().slice(HEADER_LENGTH);
    }

    /** Of an LCP echo, discard request, identification or time remaining. */
    public Optional<Long> magicNumber() {
        return hasMagicNumber() ? Optional.of(bytes().u32(HEADER_LENGTH)) : Optional.empty();
    }

    private boolean hasMagicNumber() {
        return protocol == PppControlProtocol.LCP
                && code() >= ECHO_REQUEST
                && code() <= TIME_REMAINING
                && data().length() >= 4;
    }

    @Override
    public LayerType type() {
        return protocol.layerType();
    }

    @Override
    public Bytes contents() {
        return bytes().clip(declaredLength());
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < declaredLength();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new PppControlHeader(
                protocol, code(), identifier(), OptionalInt.empty(), options(), hasOptions() ? Bytes.empty() : data()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Code", 0, 1, code(), label());
        visitor.number("Identifier", 1, 1, identifier());
        visitor.number("Length", 2, 2, declaredLength());
        if (hasOptions()) {
            PppOption.describe(options(), HEADER_LENGTH, protocol, visitor);
        } else {
            describeData(visitor);
        }
    }

    private void describeData(FieldVisitor visitor) {
        Bytes data = data();
        int at = HEADER_LENGTH;
        if (hasMagicNumber()) {
            visitor.number("MagicNumber", at, 4, bytes().u32(at));
            at += 4;
            if (code() == TIME_REMAINING && data.length() >= 8) {
                visitor.number("SecondsRemaining", at, 4, bytes().u32(at));
                at += 4;
            }
        } else if (protocol == PppControlProtocol.LCP && code() == PROTOCOL_REJECT && data.length() >= 2) {
            visitor.number("RejectedProtocol", at, 2, bytes().u16(at));
            at += 2;
        }
        Bytes rest = data.slice(at - HEADER_LENGTH);
        if (rest.isEmpty()) {
            return;
        }
        switch (code()) {
            case TERMINATE_REQUEST, TERMINATE_ACK -> visitor.text("Reason", at, rest.length(), text(rest));
            case CODE_REJECT, PROTOCOL_REJECT -> visitor.bytes("RejectedPacket", at, rest.length(), rest);
            case IDENTIFICATION -> visitor.text("Message", at, rest.length(), text(rest));
            default -> visitor.bytes("Data", at, rest.length(), rest);
        }
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }

    private String label() {
        return switch (code()) {
            case 0 -> "VendorSpecific";
            case CONFIGURE_REQUEST -> "ConfigureRequest";
            case CONFIGURE_ACK -> "ConfigureAck";
            case CONFIGURE_NAK -> "ConfigureNak";
            case CONFIGURE_REJECT -> "ConfigureReject";
            case TERMINATE_REQUEST -> "TerminateRequest";
            case TERMINATE_ACK -> "TerminateAck";
            case CODE_REJECT -> "CodeReject";
            case PROTOCOL_REJECT -> "ProtocolReject";
            case ECHO_REQUEST -> "EchoRequest";
            case ECHO_REPLY -> "EchoReply";
            case DISCARD_REQUEST -> "DiscardRequest";
            case IDENTIFICATION -> "Identification";
            case TIME_REMAINING -> "TimeRemaining";
            case 14 -> "ResetRequest";
            case 15 -> "ResetAck";
            default -> "Unknown(" + code() + ")";
        };
    }
}
