package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Port aggregation protocol message (Cisco; SNAP 00-00-0C, 0x0104). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+---------------+-------------------------------+
 * |    Version    |     Flags     |         LocalDeviceID         |
 * +---------------------------------------------------------------+
 * |                         LocalDeviceID                         |
 * +---------------+---------------+-------------------------------+
 * |      LLC      |      LPP      |      LocalSentPortIfIndex     |
 * +-------------------------------+-------------------------------+
 * |      LocalSentPortIfIndex     |      LocalGroupCapability     |
 * +-------------------------------+-------------------------------+
 * |      LocalGroupCapability     |       LocalGroupIfIndex       |
 * +-------------------------------+-------------------------------+
 * |       LocalGroupIfIndex       |        PartnerDeviceID        |
 * +---------------------------------------------------------------+
 * |                        PartnerDeviceID                        |
 * +---------------+---------------+-------------------------------+
 * |      PLC      |      PPP      |     PartnerSentPortIfIndex    |
 * +-------------------------------+-------------------------------+
 * |     PartnerSentPortIfIndex    |     PartnerGroupCapability    |
 * +-------------------------------+-------------------------------+
 * |     PartnerGroupCapability    |      PartnerGroupIfIndex      |
 * +-------------------------------+-------------------------------+
 * |      PartnerGroupIfIndex      |          PartnerCount         |
 * +-------------------------------+-------------------------------+
 * |            NumTLVs            |
 * +-------------------------------+
 * </pre>
 */
public final class PagpPdu extends Layer {
    public static final int HEADER_LENGTH = 46;
    private static final int VERSION = 0;
    private static final int FLAGS = 1;
    private static final int LOCAL_DEVICE_ID = 2;
    private static final int LOCAL_LEARN_CAPABILITY = 8;
    private static final int LOCAL_PORT_PRIORITY = 9;
    private static final int LOCAL_SENT_PORT_IF_INDEX = 10;
    private static final int LOCAL_GROUP_CAPABILITY = 14;
    private static final int LOCAL_GROUP_IF_INDEX = 18;
    private static final int PARTNER_DEVICE_ID = 22;
    private static final int PARTNER_LEARN_CAPABILITY = 28;
    private static final int PARTNER_PORT_PRIORITY = 29;
    private static final int PARTNER_SENT_PORT_IF_INDEX = 30;
    private static final int PARTNER_GROUP_CAPABILITY = 34;
    private static final int PARTNER_GROUP_IF_INDEX = 38;
    private static final int PARTNER_COUNT = 42;
    private static final int NUM_TL_VS = 44;

    private PagpPdu(Bytes in) {
        super(in);
    }

    public static PagpPdu parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.PAGP);
        return new PagpPdu(in);
    }

    public int version() {
        return bytes().u8(VERSION);
    }

    /** Bits from the lowest: slow hello, auto mode, consistent state. */
    public int flags() {
        return bytes().u8(FLAGS);
    }

    public MacAddress localDeviceID() {
        return MacAddress.read(bytes(), LOCAL_DEVICE_ID);
    }

    public int localLearnCapability() {
        return bytes().u8(LOCAL_LEARN_CAPABILITY);
    }

    public int localPortPriority() {
        return bytes().u8(LOCAL_PORT_PRIORITY);
    }

    public long localSentPortIfIndex() {
        return bytes().u32(LOCAL_SENT_PORT_IF_INDEX);
    }

    public long localGroupCapability() {
        return bytes().u32(LOCAL_GROUP_CAPABILITY);
    }

    public long localGroupIfIndex() {
        return bytes().u32(LOCAL_GROUP_IF_INDEX);
    }

    public MacAddress partnerDeviceID() {
        return MacAddress.read(bytes(), PARTNER_DEVICE_ID);
    }

    public int partnerLearnCapability() {
        return bytes().u8(PARTNER_LEARN_CAPABILITY);
    }

    public int partnerPortPriority() {
        return bytes().u8(PARTNER_PORT_PRIORITY);
    }

    public long partnerSentPortIfIndex() {
        return bytes().u32(PARTNER_SENT_PORT_IF_INDEX);
    }

    public long partnerGroupCapability() {
        return bytes().u32(PARTNER_GROUP_CAPABILITY);
    }

    public long partnerGroupIfIndex() {
        return bytes().u32(PARTNER_GROUP_IF_INDEX);
    }

    public int partnerCount() {
        return bytes().u16(PARTNER_COUNT);
    }

    public int numTLVs() {
        return bytes().u16(NUM_TL_VS);
    }

    @Override
    public LayerType type() {
        return LayerType.PAGP;
    }

    /** Type, length and value of names and addresses, undecoded. */
    public Bytes elements() {
        return contents().slice(HEADER_LENGTH);
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
        return Optional.of(new PagpHeader(
                version(),
                flags(),
                localDeviceID(),
                localLearnCapability(),
                localPortPriority(),
                localSentPortIfIndex(),
                localGroupCapability(),
                localGroupIfIndex(),
                partnerDeviceID(),
                partnerLearnCapability(),
                partnerPortPriority(),
                partnerSentPortIfIndex(),
                partnerGroupCapability(),
                partnerGroupIfIndex(),
                partnerCount(),
                numTLVs(),
                elements()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", VERSION, 1, version());
        visitor.number("Flags", FLAGS, 1, flags());
        visitor.address("LocalDeviceID", LOCAL_DEVICE_ID, 6, localDeviceID());
        visitor.number("LocalLearnCapability", LOCAL_LEARN_CAPABILITY, 1, localLearnCapability());
        visitor.number("LocalPortPriority", LOCAL_PORT_PRIORITY, 1, localPortPriority());
        visitor.number("LocalSentPortIfIndex", LOCAL_SENT_PORT_IF_INDEX, 4, localSentPortIfIndex());
        visitor.number("LocalGroupCapability", LOCAL_GROUP_CAPABILITY, 4, localGroupCapability());
        visitor.number("LocalGroupIfIndex", LOCAL_GROUP_IF_INDEX, 4, localGroupIfIndex());
        visitor.address("PartnerDeviceID", PARTNER_DEVICE_ID, 6, partnerDeviceID());
        visitor.number("PartnerLearnCapability", PARTNER_LEARN_CAPABILITY, 1, partnerLearnCapability());
        visitor.number("PartnerPortPriority", PARTNER_PORT_PRIORITY, 1, partnerPortPriority());
        visitor.number("PartnerSentPortIfIndex", PARTNER_SENT_PORT_IF_INDEX, 4, partnerSentPortIfIndex());
        visitor.number("PartnerGroupCapability", PARTNER_GROUP_CAPABILITY, 4, partnerGroupCapability());
        visitor.number("PartnerGroupIfIndex", PARTNER_GROUP_IF_INDEX, 4, partnerGroupIfIndex());
        visitor.number("PartnerCount", PARTNER_COUNT, 2, partnerCount());
        visitor.number("NumTLVs", NUM_TL_VS, 2, numTLVs());
        visitor.bytes("TLVs", HEADER_LENGTH, elements().length(), elements());
    }
}
