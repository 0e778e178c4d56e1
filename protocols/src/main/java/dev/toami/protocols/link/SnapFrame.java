package dev.toami.protocols.link;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.EtherType;

/**
 * Subnetwork Access Protocol header (IEEE 802, clause 9; RFC 1042), which follows LLC. Immutable.
 *
 * <pre>
 *  0                 3           5
 * +-----------------+-----------+---------
 * |  Organization   | Protocol  | Payload
 * +-----------------+-----------+---------
 * </pre>
 */
public final class SnapFrame extends Layer {
    public static final int HEADER_LENGTH = 5;
    /** The organization whose protocol identifiers are EtherTypes. */
    public static final int ENCAPSULATED_ETHERNET = 0;
    /** Another one, for bridges (IEEE 802.1H). */
    public static final int BRIDGE_TUNNEL = 0x0000f8;

    private static final int ORGANIZATION = 0;
    private static final int PROTOCOL = 3;

    private SnapFrame(Bytes in) {
        super(in);
    }

    public static SnapFrame parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.tooShort(
                    LayerType.SNAP, 0, HEADER_LENGTH, in.length(), "SNAP header too small");
        }
        return new SnapFrame(in);
    }

    /** The organizationally unique identifier, 24 bits: whose protocol it is. */
    public int organization() {
        return bytes().u24(ORGANIZATION);
    }

    /** The organization's number for the protocol, an EtherType if {@link #isEtherType()}. */
    public int protocol() {
        return bytes().u16(PROTOCOL);
    }

    /** True if the protocol identifier is an EtherType. */
    public boolean isEtherType() {
        return organization() == ENCAPSULATED_ETHERNET || organization() == BRIDGE_TUNNEL;
    }

    @Override
    public LayerType type() {
        return LayerType.SNAP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        if (isEtherType()) {
            return dissector.afterEtherType(protocol());
        }
        LayerParser parser = dissector.find(DispatchTable.SNAP_PROTOCOL, (long) organization() << 16 | protocol());
        return parser != null ? parser : EtherTypes.unknown(protocol());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(SnapHeader.of(organization(), protocol()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.bytes("OrganizationalCode", ORGANIZATION, 3, bytes().slice(ORGANIZATION, 3));
        visitor.code("Type", PROTOCOL, 2, protocol(), EtherType.label(protocol()));
        if (visitor.wantsDetail()) {
            visitor.number("OUI", ORGANIZATION, 3, organization());
            visitor.number(isEtherType() ? "TypeField" : "PID", PROTOCOL, 2, protocol());
        }
    }
}
