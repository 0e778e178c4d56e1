package dev.toami.protocols.icmp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Router advertisement (RFC 4861, section 4.2), behind the ICMPv6 type, code and checksum. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------------------------------------------------------+
 * | Cur Hop Limit |M|O| Reserved  |        Router Lifetime        |
 * +---------------------------------------------------------------+
 * |                         Reachable Time                        |
 * +---------------------------------------------------------------+
 * |                         Retrans Timer                         |
 * +---------------------------------------------------------------+
 * |                            Options                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class RouterAdvertisement extends NdpMessage {
    private static final int HOP_LIMIT = 0;
    private static final int FLAGS = 1;
    private static final int ROUTER_LIFETIME = 2;
    private static final int REACHABLE_TIME = 4;
    private static final int RETRANS_TIMER = 8;
    private static final int OPTIONS = 12;

    private RouterAdvertisement(Bytes in) {
        super(in, LayerType.ICMPV6_ROUTER_ADVERTISEMENT, OPTIONS);
    }

    public static RouterAdvertisement parse(Bytes in) throws MalformedPacketException {
        NdpOptions.check(in, OPTIONS, LayerType.ICMPV6_ROUTER_ADVERTISEMENT, "router advertisement");
        return new RouterAdvertisement(in);
    }

    /** Zero if the router does not specify it. */
    public int hopLimit() {
        return bytes().u8(HOP_LIMIT);
    }

    /** Addresses come by DHCPv6. */
    public boolean isManaged() {
        return (bytes().u8(FLAGS) & 0x80) != 0;
    }

    /** Other configuration comes by DHCPv6. */
    public boolean isOtherConfiguration() {
        return (bytes().u8(FLAGS) & 0x40) != 0;
    }

    /** In seconds; zero means not a default router. */
    public int routerLifetime() {
        return bytes().u16(ROUTER_LIFETIME);
    }

    /** In milliseconds; zero if the router does not specify it. */
    public long reachableTime() {
        return bytes().u32(REACHABLE_TIME);
    }

    /** In milliseconds; zero if the router does not specify it. */
    public long retransmissionTimer() {
        return bytes().u32(RETRANS_TIMER);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new RouterAdvertisementBody(
                hopLimit(),
                isManaged(),
                isOtherConfiguration(),
                routerLifetime(),
                reachableTime(),
                retransmissionTimer(),
                options()));
    }

    @Override
    void describeFields(FieldVisitor visitor) {
        visitor.number("HopLimit", HOP_LIMIT, 1, hopLimit());
        visitor.number("Flags", FLAGS, 1, bytes().u8(FLAGS));
        visitor.number("RouterLifetime", ROUTER_LIFETIME, 2, routerLifetime());
        visitor.number("ReachableTime", REACHABLE_TIME, 4, reachableTime());
        visitor.number("RetransTimer", RETRANS_TIMER, 4, retransmissionTimer());
    }
}
