package dev.toami.filter.meaning;

import java.util.Optional;

/**
 * ATM with SunATM's header: direction and traffic type, VPI, VCI.
 *
 * <pre>
 * 0     1   2    4
 * |type |VPI|VCI |  an LLC header, or an Ethernet frame of LAN emulation behind two bytes
 * </pre>
 */
final class SunAtmLink extends LlcLink {
    static final int LANE = 1;
    static final int LLC = 2;

    private static final int HEADER = 4;
    /** What LAN emulation has in place of an Ethernet frame's first bytes in its control frames. */
    private static final int LANE_CONTROL = 0xff00;

    SunAtmLink(Loads loads) {
        super(loads, Offset.of(0), Offset.of(HEADER));
    }

    /** The kind of traffic in the low half of the first byte. */
    Condition isTraffic(int type) {
        return Condition.equal(header(0, 1), 0x0f, type);
    }

    @Override
    Condition carries(int protocol) {
        return Condition.all(isTraffic(LLC), super.carries(protocol));
    }

    @Override
    Optional<Condition> carriesLlc() {
        return Optional.of(isTraffic(LLC));
    }

    /** The same frame, seen as one of LAN emulation; whether it is one is to be tested by {@link #isTraffic}. */
    LinkLayer insideLane() {
        return new LaneLink(loads, Offset.of(HEADER + 2), Offset.of(HEADER + 2 + 12));
    }

    private static final class LaneLink extends EthernetLink {
        LaneLink(Loads loads, Offset header, Offset type) {
            super(loads, header, type);
        }

        private Condition isNoControlFrame() {
            return Condition.not(Condition.equal(loads.at(Offset.of(HEADER), 2), LANE_CONTROL));
        }

        @Override
        EthernetLink withType(Offset place) {
            return new LaneLink(loads, header(), place);
        }

        @Override
        Condition carries(int protocol) {
            return Condition.all(isNoControlFrame(), super.carries(protocol));
        }

        @Override
        Optional<LinkAddresses> addresses() {
            return super.addresses().map(addresses -> new GuardedAddresses(isNoControlFrame(), addresses));
        }
    }
}
