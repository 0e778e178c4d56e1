package dev.toami.afpacket;

import java.util.List;

import dev.toami.engine.Configuration;
import dev.toami.engine.ConfigurationException;
import dev.toami.engine.Setting;

/** What can be set of packet sockets and of nothing else. */
record AfPacketSettings(boolean qdiscBypass, Transmit transmit) {
    /** How frames are sent. */
    enum Transmit {
        SEND,
        RING
    }

    private static final Setting<Boolean> QDISC_BYPASS = Setting.flag(
            "afpacket.qdisc-bypass",
            false,
            "Whether injected frames go straight to the driver, past traffic control and other sessions on the device"
                    + " (PACKET_QDISC_BYPASS)");

    private static final Setting<Transmit> TRANSMIT = Setting.constant(
            "afpacket.transmit",
            Transmit.class,
            Transmit.SEND,
            "Whether frames are injected with a system call or from a ring that the kernel reads (PACKET_TX_RING)");

    static final List<Setting<?>> ALL = List.of(QDISC_BYPASS, TRANSMIT);

    static final AfPacketSettings DEFAULTS = new AfPacketSettings(false, Transmit.SEND);

    static AfPacketSettings of(Configuration configuration) throws ConfigurationException {
        return new AfPacketSettings(
                configuration.get(QDISC_BYPASS).orElse(DEFAULTS.qdiscBypass),
                configuration.get(TRANSMIT).orElse(DEFAULTS.transmit));
    }
}
