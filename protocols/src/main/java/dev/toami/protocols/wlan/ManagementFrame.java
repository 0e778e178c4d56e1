package dev.toami.protocols.wlan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Body of an 802.11 management frame: the fields of fixed length that its type has, then elements (IEEE 802.11-2020, 9.3.3).
 * Its type tells which frame it is, {@code Dot11MgmtBeacon} for example. Immutable.
 *
 * <pre>
 *  0           8          10             12
 * +-----------+----------+--------------+----------
 * | Timestamp | Interval | Capabilities | Elements     beacon, probe response
 * +-----------+----------+--------------+----------
 *  0        2
 * +--------+----------
 * | Reason | Elements                                  disassociation, deauthentication
 * +--------+----------
 *  0           2                 4        6
 * +-----------+-----------------+--------+----------
 * | Algorithm | Transaction No. | Status | Elements    authentication
 * +-----------+-----------------+--------+----------
 *  0              2                      4 (or 6, 10)
 * +--------------+----------------------+----------
 * | Capabilities | Listen Interval (AP) | Elements    association and reassociation request
 * | Capabilities | Status, AID          | Elements    their responses
 * +--------------+----------------------+----------
 * </pre>
 */
public final class ManagementFrame extends Layer {
    private final Dot11Type frameType;
    private final List<ManagementField> fields;

    private ManagementFrame(Bytes in, Dot11Type frameType, List<ManagementField> fields) {
        super(in);
        this.frameType = frameType;
        this.fields = fields;
    }

    /** @param frameType a management frame's that is known */
    static ManagementFrame parse(Bytes in, Dot11Type frameType) throws MalformedPacketException {
        List<ManagementField> fields = ManagementField.of(frameType);
        int required = ManagementField.length(fields);
        if (in.length() >= required) {
            return new ManagementFrame(in, frameType, fields);
        }
        if (isOpaque(frameType)) {
            return new ManagementFrame(in, frameType, List.of());
        }
        throw MalformedPacketException.truncated(
                frameType.carried(),
                0,
                required,
                in.length(),
                frameType.carried() + " length " + in.length() + " too short, " + required + " required");
    }

    /** Frames whose fields gopacket does not decode. */
    private static boolean isOpaque(Dot11Type type) {
        return type.equals(Dot11Type.REASSOCIATION_RESPONSE)
                || type.equals(Dot11Type.ACTION)
                || type.equals(Dot11Type.ACTION_NO_ACK);
    }

    public Dot11Type frameType() {
        return frameType;
    }

    /** The microseconds of the sender's clock, in beacons and probe responses. */
    public OptionalLong timestamp() {
        int at = at(ManagementField.TIMESTAMP);
        return at < 0 ? OptionalLong.empty() : OptionalLong.of(ManagementField.TIMESTAMP.read(bytes(), at));
    }

    /** In time units of 1024 microseconds, in beacons and probe responses. */
    public OptionalInt beaconInterval() {
        return number(ManagementField.BEACON_INTERVAL);
    }

    /** 16 bits, the lowest of them set by access points, the fifth where frames are encrypted. */
    public OptionalInt capabilities() {
        OptionalInt beacon = number(ManagementField.BEACON_CAPABILITY);
        return beacon.isPresent() ? beacon : number(ManagementField.CAPABILITY);
    }

    /** In beacon intervals, in association requests. */
    public OptionalInt listenInterval() {
        return number(ManagementField.LISTEN_INTERVAL);
    }

    /** Where a station comes from, in reassociation requests. */
    public Optional<MacAddress> currentAccessPoint() {
        int at = at(ManagementField.CURRENT_AP);
        return at < 0 ? Optional.empty() : Optional.of(MacAddress.read(bytes(), at));
    }

    /** 0 for success, in responses and authentications. */
    public OptionalInt statusCode() {
        return number(ManagementField.STATUS);
    }

    /** The number that a station gets, its two highest bits set, in association responses. */
    public OptionalInt associationId() {
        return number(ManagementField.ASSOCIATION_ID);
    }

    /** Why a disassociation or deauthentication. */
    public OptionalInt reasonCode() {
        return number(ManagementField.REASON);
    }

    /** 0 open, 1 shared key, 3 simultaneous authentication of equals. */
    public OptionalInt authenticationAlgorithm() {
        return number(ManagementField.ALGORITHM);
    }

    /** Which step of an authentication. */
    public OptionalInt authenticationTransaction() {
        return number(ManagementField.TRANSACTION);
    }

    /** What an action frame is about, such as 3 for block acknowledgments. */
    public OptionalInt actionCategory() {
        return number(ManagementField.CATEGORY);
    }

    private OptionalInt number(ManagementField field) {
        int at = at(field);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of((int) field.read(bytes(), at));
    }

    private int at(ManagementField wanted) {
        int at = 0;
        for (ManagementField field : fields) {
            if (field == wanted) {
                return at;
            }
            at += field.length;
        }
        return -1;
    }

    /** True if gopacket's form shows the elements of such a frame. */
    public boolean showsElements() {
        return switch (frameType.value()) {
            case 0x00, 0x04, 0x08, 0x14, 0x20, 0x2c -> true;
            default -> false;
        };
    }

    @Override
    public LayerType type() {
        return frameType.carried();
    }

    /** The fields of fixed length. */
    @Override
    public Bytes contents() {
        return bytes().slice(0, ManagementField.length(fields));
    }

    @Override
    public Bytes payload() {
        return bytes().slice(ManagementField.length(fields));
    }

    @Override
    public LayerParser next(Dissector dissector) {
        boolean elements =
                switch (frameType.value()) {
                    case 0x18, 0x24, 0x34, 0x38 -> false;
                    case 0x0c -> !fields.isEmpty();
                    default -> true;
                };
        return elements ? InformationElement::parse : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new ManagementHeader(frameType, contents()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (isOpaque(frameType) && !visitor.wantsDetail()) {
            return;
        }
        int at = 0;
        for (ManagementField field : fields) {
            field.describe(bytes(), at, visitor);
            at += field.length;
        }
    }
}
