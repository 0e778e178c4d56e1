package dev.toami.filter.bpf;

import java.util.Optional;

/**
 * What a program can load beside the packet's bytes: the {@code SKF_AD_*} offsets of {@code <linux/filter.h>}.
 *
 * <p>The text is what {@code tcpdump -d} prints between the brackets.
 */
public enum AncillaryLoad {
    PROTOCOL(0, "proto"),
    PACKET_TYPE(4, "type"),
    INTERFACE_INDEX(8, "ifidx"),
    NETLINK_ATTRIBUTE(12, "nla"),
    NESTED_NETLINK_ATTRIBUTE(16, "nlan"),
    MARK(20, "mark"),
    QUEUE(24, "queue"),
    HARDWARE_TYPE(28, "hatype"),
    RX_HASH(32, "rxhash"),
    CPU(36, "cpu"),
    XOR_X(40, "xor_x"),
    VLAN_TCI(44, "vlan_tci"),
    VLAN_TAG_PRESENT(48, "vlanp"),
    PAYLOAD_OFFSET(52, "poff"),
    RANDOM(56, "random"),
    VLAN_TPID(60, "vlan_tpid");

    /** {@code SKF_AD_OFF}: absolute loads at and above this unsigned offset are no loads from the packet. */
    public static final int BASE = -0x1000;

    private static final AncillaryLoad[] BY_WORD = values();

    private final int offset;
    private final String text;

    AncillaryLoad(int offset, String text) {
        this.offset = offset;
        this.text = text;
    }

    /** The operand of an absolute load. */
    public int k() {
        return BASE + offset;
    }

    public String text() {
        return text;
    }

    /** The load that an absolute load's operand means, if it is one of these. */
    public static Optional<AncillaryLoad> of(int k) {
        int distance = k - BASE;
        boolean known = k < 0 && distance >= 0 && distance % 4 == 0 && distance / 4 < BY_WORD.length;
        return known ? Optional.of(BY_WORD[distance / 4]) : Optional.empty();
    }
}
