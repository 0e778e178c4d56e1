package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Link aggregation control protocol data unit, behind the slow protocol subtype (IEEE 802.1AX, clause 6.4.2).
 * Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+---------------+---------------+---------------+
 * |    Version    |  ActorTLVType |  ActorLength  |      ASP      |
 * +---------------+-----------------------------------------------+
 * |      ASP      |                  ActorSystem                  |
 * +-----------------------------------------------+---------------+
 * |                  ActorSystem                  |    ActorKey   |
 * +---------------+-------------------------------+---------------+
 * |    ActorKey   |       ActorPortPriority       |   ActorPort   |
 * +---------------+---------------+-------------------------------+
 * |   ActorPort   |   ActorState  |         ActorReserved         |
 * +---------------+---------------+---------------+---------------+
 * | ActorReserved | PartnerTLVType| PartnerLength |      PSP      |
 * +---------------+-----------------------------------------------+
 * |      PSP      |                 PartnerSystem                 |
 * +-----------------------------------------------+---------------+
 * |                 PartnerSystem                 |   PartnerKey  |
 * +---------------+-------------------------------+---------------+
 * |   PartnerKey  |      PartnerPortPriority      |  PartnerPort  |
 * +---------------+---------------+-------------------------------+
 * |  PartnerPort  |  PartnerState |        PartnerReserved        |
 * +---------------+---------------+---------------+---------------+
 * |PartnerReserved|     CTLVT     |CollectorLength|      CMD      |
 * +---------------+-----------------------------------------------+
 * |      CMD      |               CollectorReserved               |
 * +---------------------------------------------------------------+
 * |                       CollectorReserved                       |
 * +---------------------------------------------------------------+
 * |                       CollectorReserved                       |
 * +---------------+-----------------------------------------------+
 * |       CR      |
 * +---------------+
 * </pre>
 */
public final class LacpPdu extends Layer {
    public static final int HEADER_LENGTH = 57;
    private static final int VERSION = 0;
    private static final int ACTOR_TLV_TYPE = 1;
    private static final int ACTOR_LENGTH = 2;
    private static final int ACTOR_SYSTEM_PRIORITY = 3;
    private static final int ACTOR_SYSTEM = 5;
    private static final int ACTOR_KEY = 11;
    private static final int ACTOR_PORT_PRIORITY = 13;
    private static final int ACTOR_PORT = 15;
    private static final int ACTOR_STATE = 17;
    private static final int PARTNER_TLV_TYPE = 21;
    private static final int PARTNER_LENGTH = 22;
    private static final int PARTNER_SYSTEM_PRIORITY = 23;
    private static final int PARTNER_SYSTEM = 25;
    private static final int PARTNER_KEY = 31;
    private static final int PARTNER_PORT_PRIORITY = 33;
    private static final int PARTNER_PORT = 35;
    private static final int PARTNER_STATE = 37;
    private static final int COLLECTOR_TLV_TYPE = 41;
    private static final int COLLECTOR_LENGTH = 42;
    private static final int COLLECTOR_MAX_DELAY = 43;

    private LacpPdu(Bytes in) {
        super(in);
    }

    public static LacpPdu parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.LACP);
        return new LacpPdu(in);
    }

    public int version() {
        return bytes().u8(VERSION);
    }

    public int actorTLVType() {
        return bytes().u8(ACTOR_TLV_TYPE);
    }

    public int actorLength() {
        return bytes().u8(ACTOR_LENGTH);
    }

    public int actorSystemPriority() {
        return bytes().u16(ACTOR_SYSTEM_PRIORITY);
    }

    public MacAddress actorSystem() {
        return MacAddress.read(bytes(), ACTOR_SYSTEM);
    }

    public int actorKey() {
        return bytes().u16(ACTOR_KEY);
    }

    public int actorPortPriority() {
        return bytes().u16(ACTOR_PORT_PRIORITY);
    }

    public int actorPort() {
        return bytes().u16(ACTOR_PORT);
    }

    /** Bits from the lowest: activity, timeout, aggregation, synchronization, collecting, distributing, defaulted, expired. */
    public int actorState() {
        return bytes().u8(ACTOR_STATE);
    }

    public int partnerTLVType() {
        return bytes().u8(PARTNER_TLV_TYPE);
    }

    public int partnerLength() {
        return bytes().u8(PARTNER_LENGTH);
    }

    public int partnerSystemPriority() {
        return bytes().u16(PARTNER_SYSTEM_PRIORITY);
    }

    public MacAddress partnerSystem() {
        return MacAddress.read(bytes(), PARTNER_SYSTEM);
    }

    public int partnerKey() {
        return bytes().u16(PARTNER_KEY);
    }

    public int partnerPortPriority() {
        return bytes().u16(PARTNER_PORT_PRIORITY);
    }

    public int partnerPort() {
        return bytes().u16(PARTNER_PORT);
    }

    /** Bits from the lowest: activity, timeout, aggregation, synchronization, collecting, distributing, defaulted, expired. */
    public int partnerState() {
        return bytes().u8(PARTNER_STATE);
    }

    public int collectorTLVType() {
        return bytes().u8(COLLECTOR_TLV_TYPE);
    }

    public int collectorLength() {
        return bytes().u8(COLLECTOR_LENGTH);
    }

    /** In tens of microseconds. */
    public int collectorMaxDelay() {
        return bytes().u16(COLLECTOR_MAX_DELAY);
    }

    private static final int PDU_LENGTH = 109;

    private static void describeState(FieldVisitor visitor, String name, int at, int state) {
        visitor.beginStruct(name, at, 1);
        visitor.flag("Activity", at, 1, (state & 0x1) != 0);
        visitor.flag("Timeout", at, 1, (state & 0x2) != 0);
        visitor.flag("Aggregation", at, 1, (state & 0x4) != 0);
        visitor.flag("Synchronization", at, 1, (state & 0x8) != 0);
        visitor.flag("Collecting", at, 1, (state & 0x10) != 0);
        visitor.flag("Distributing", at, 1, (state & 0x20) != 0);
        visitor.flag("Defaulted", at, 1, (state & 0x40) != 0);
        visitor.flag("Expired", at, 1, (state & 0x80) != 0);
        visitor.endStruct();
    }

    @Override
    public LayerType type() {
        return LayerType.LACP;
    }

    /** The terminator and its padding. */
    public Bytes terminator() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public Bytes contents() {
        return bytes().clip(PDU_LENGTH);
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new LacpHeader(
                version(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                actorSystemPriority(),
                actorSystem(),
                actorKey(),
                actorPortPriority(),
                actorPort(),
                actorState(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                partnerSystemPriority(),
                partnerSystem(),
                partnerKey(),
                partnerPortPriority(),
                partnerPort(),
                partnerState(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                collectorMaxDelay(),
                terminator()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", VERSION, 1, version());
        visitor.number("ActorTLVType", ACTOR_TLV_TYPE, 1, actorTLVType());
        visitor.number("ActorLength", ACTOR_LENGTH, 1, actorLength());
        visitor.number("ActorSystemPriority", ACTOR_SYSTEM_PRIORITY, 2, actorSystemPriority());
        visitor.address("ActorSystem", ACTOR_SYSTEM, 6, actorSystem());
        visitor.number("ActorKey", ACTOR_KEY, 2, actorKey());
        visitor.number("ActorPortPriority", ACTOR_PORT_PRIORITY, 2, actorPortPriority());
        visitor.number("ActorPort", ACTOR_PORT, 2, actorPort());
        visitor.number("ActorState", ACTOR_STATE, 1, actorState());
        visitor.number("PartnerTLVType", PARTNER_TLV_TYPE, 1, partnerTLVType());
        visitor.number("PartnerLength", PARTNER_LENGTH, 1, partnerLength());
        visitor.number("PartnerSystemPriority", PARTNER_SYSTEM_PRIORITY, 2, partnerSystemPriority());
        visitor.address("PartnerSystem", PARTNER_SYSTEM, 6, partnerSystem());
        visitor.number("PartnerKey", PARTNER_KEY, 2, partnerKey());
        visitor.number("PartnerPortPriority", PARTNER_PORT_PRIORITY, 2, partnerPortPriority());
        visitor.number("PartnerPort", PARTNER_PORT, 2, partnerPort());
        visitor.number("PartnerState", PARTNER_STATE, 1, partnerState());
        visitor.number("CollectorTLVType", COLLECTOR_TLV_TYPE, 1, collectorTLVType());
        visitor.number("CollectorLength", COLLECTOR_LENGTH, 1, collectorLength());
        visitor.number("CollectorMaxDelay", COLLECTOR_MAX_DELAY, 2, collectorMaxDelay());
        describeState(visitor, "ActorStateFlags", ACTOR_STATE, actorState());
        describeState(visitor, "PartnerStateFlags", PARTNER_STATE, partnerState());
    }
}
