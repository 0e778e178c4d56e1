package dev.toami.protocols.ipsec;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What stands in front of ESP and IKE on UDP port 4500 (RFC 3948): nothing before ESP, four bytes of zeros before IKE, or
 * a single byte that keeps the translation of addresses alive. Immutable.
 *
 * <pre>
 *  0                                                             31
 * +---------------------------------------------------------------+
 * |                    Non-ESP Marker, all zeros                  |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class UdpEncapsulation extends Layer {
    private static final int MARKER_LENGTH = 4;
    private static final int KEEPALIVE = 0xff;

    private UdpEncapsulation(Bytes in) {
        super(in);
    }

    public static UdpEncapsulation parse(Bytes in) throws MalformedPacketException {
        if (in.length() < MARKER_LENGTH && !isKeepalive(in)) {
            throw MalformedPacketException.truncated(
                    LayerType.UDP_ENCAPSULATION,
                    0,
                    MARKER_LENGTH,
                    in.length(),
                    "neither a keepalive nor a non-ESP marker nor an SPI in " + in.length() + " bytes");
        }
        return new UdpEncapsulation(in);
    }

    private static boolean isKeepalive(Bytes in) {
        return in.length() == 1 && in.u8(0) == KEEPALIVE;
    }

    public boolean isKeepalive() {
        return isKeepalive(bytes());
    }

    /** True if IKE follows, false if ESP does or nothing. */
    public boolean hasNonEspMarker() {
        return !isKeepalive() && bytes().u32(0) == 0;
    }

    @Override
    public LayerType type() {
        return LayerType.UDP_ENCAPSULATION;
    }

    @Override
    public Bytes contents() {
        return isKeepalive() ? bytes() : bytes().slice(0, hasNonEspMarker() ? MARKER_LENGTH : 0);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return hasNonEspMarker() ? IsakmpMessage::parse : dissector.afterIpProtocol(IpProtocol.ESP.value());
    }

    /** The marker or the keepalive as a value of its own; nothing in front of ESP. */
    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new Marker(contents()));
    }

    /**
     * The bytes that say what follows on UDP port 4500.
     *
     * @param bytes {@link #NON_ESP}, {@link #ESP} or {@link #KEEPALIVE}
     */
    public record Marker(Bytes bytes) implements LayerValue {
        public static final Marker NON_ESP = new Marker(Bytes.of(0, 0, 0, 0));
        public static final Marker ESP = new Marker(Bytes.empty());
        public static final Marker KEEPALIVE = new Marker(Bytes.of(UdpEncapsulation.KEEPALIVE));

        @Override
        public void encode(PacketBuffer out, BuildContext context) {
            out.prepend(bytes);
        }
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.flag("NonESPMarker", 0, hasNonEspMarker() ? MARKER_LENGTH : 0, hasNonEspMarker());
        visitor.flag("Keepalive", 0, isKeepalive() ? 1 : 0, isKeepalive());
    }
}
