package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Bridge protocol data unit of the spanning tree protocols STP, RSTP and MSTP (IEEE 802.1D, clause 9; IEEE 802.1Q, clause
 * 14). A notification of a topology change has no more than the first four bytes. Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-------------------------------+---------------+---------------+
 * |          Protocol ID          |    Version    |     Type      |
 * +---------------+---------------+---------------+---------------+
 * |     Flags     | Root ID (8), Root Path Cost (4), Bridge ID (8)
 * +---------------+---------------+---------------+---------------+
 *                 |            Port ID            |  Message Age...
 * +---------------+---------------+---------------+---------------+
 *  (2), Max Age (2), Hello Time (2), Forward Delay (2), extensions
 * </pre>
 */
public final class Bpdu extends Layer {
    public static final int TYPE_CONFIGURATION = 0x00;
    public static final int TYPE_RAPID = 0x02;
    public static final int TYPE_TOPOLOGY_CHANGE = 0x80;

    static final int HEADER_LENGTH = 4;
    static final int CONFIGURATION_LENGTH = 35;
    static final int VERSION = 2;
    static final int TYPE = 3;
    static final int FLAGS = 4;
    static final int ROOT = 5;
    static final int ROOT_PATH_COST = 13;
    static final int BRIDGE = 17;
    static final int PORT = 25;
    static final int MESSAGE_AGE = 27;
    static final int MAX_AGE = 29;
    static final int HELLO_TIME = 31;
    static final int FORWARD_DELAY = 33;

    private Bpdu(Bytes in) {
        super(in);
    }

    public static Bpdu parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.STP);
        return new Bpdu(in);
    }

    static boolean isConfiguration(int type) {
        return type == TYPE_CONFIGURATION || type == TYPE_RAPID;
    }

    /** False for a notification of a topology change, and for a unit that is too short for a configuration. */
    public boolean hasConfiguration() {
        return isConfiguration(bpduType()) && bytes().length() >= CONFIGURATION_LENGTH;
    }

    /** 0 for STP, 2 for RSTP, 3 for MSTP, 4 for shortest path bridging. */
    public int version() {
        return bytes().u8(VERSION);
    }

    /** {@link #TYPE_CONFIGURATION} and so on. */
    public int bpduType() {
        return bytes().u8(TYPE);
    }

    /** Root, bridge, port and times: zeros if there are none. */
    private Bytes configuration() {
        return hasConfiguration() ? bytes() : Bytes.wrap(new byte[CONFIGURATION_LENGTH]);
    }

    /** Bits from the lowest: topology change, proposal, port role (2), learning, forwarding, agreement, acknowledged. */
    public int flags() {
        return configuration().u8(FLAGS);
    }

    /** Priority, extension and MAC address of the root bridge. */
    public long root() {
        return configuration().i64(ROOT);
    }

    public long rootPathCost() {
        return configuration().u32(ROOT_PATH_COST);
    }

    /** Priority, extension and MAC address of the sender. */
    public long bridge() {
        return configuration().i64(BRIDGE);
    }

    public int port() {
        return configuration().u16(PORT);
    }

    /** In 256ths of a second, as all times are. */
    public int messageAge() {
        return configuration().u16(MESSAGE_AGE);
    }

    public int maxAge() {
        return configuration().u16(MAX_AGE);
    }

    public int helloTime() {
        return configuration().u16(HELLO_TIME);
    }

    public int forwardDelay() {
        return configuration().u16(FORWARD_DELAY);
    }

    /** What follows the fields of STP: version 1 length, and MSTP's configuration and instances. */
    public Bytes extensions() {
        return bytes().slice(hasConfiguration() ? CONFIGURATION_LENGTH : HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.STP;
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
        if (isConfiguration(bpduType()) && !hasConfiguration()) {
            return Optional.empty();
        }
        return Optional.of(new BpduHeader(
                version(),
                bpduType(),
                flags(),
                root(),
                rootPathCost(),
                bridge(),
                port(),
                messageAge(),
                maxAge(),
                helloTime(),
                forwardDelay(),
                extensions()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (visitor.wantsDetail()) {
            BpduFields.describe(bytes(), hasConfiguration(), visitor);
        }
    }
}
