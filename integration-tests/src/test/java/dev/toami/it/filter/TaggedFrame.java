package dev.toami.it.filter;

/**
 * What pcap-filter(7) means on a frame of a live capture, stated on the bytes that are on the wire, tags and all.
 *
 * <p>The outer tag is behind a test if the kernel has taken it out, or if the first {@code vlan} of the expression was
 * tried before: it need not have held, but where {@code and} or {@code or} left it out it does not count. Each further
 * {@code vlan} is one more tag for what follows it in the text, tried or not.
 */
final class TaggedFrame {
    private static final int OUTGOING = 4;

    private final byte[] wire;
    private final KernelFrame seen;
    private boolean outerTried;

    TaggedFrame(byte[] wire, KernelFrame seen) {
        this.wire = wire.clone();
        this.seen = seen;
    }

    KernelFrame seen() {
        return seen;
    }

    /** Forgets what was tried. */
    void restart() {
        outerTried = false;
    }

    /** The offset in {@link #wire} of the type field for a test that has so many tests for tags before it in the text. */
    private int type(int vlans) {
        int tags = (seen.vlanTagPresent() || outerTried ? 1 : 0) + Math.max(vlans - 1, 0);
        return 12 + 4 * tags;
    }

    private int number(int at, int size) {
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = (value << 8) | (at + i < wire.length ? wire[at + i] & 0xff : 0);
        }
        return value;
    }

    /** Whether there is a tag, for any {@code identifier} if that is -1. */
    boolean vlan(int before, int identifier) {
        int at = before == 0 ? 12 : type(before);
        outerTried |= before == 0;
        int type = number(at, 2);
        boolean tagged = type == 0x8100 || type == 0x88a8 || type == 0x9100;
        return tagged && (identifier < 0 || (number(at + 2, 2) & 0xfff) == identifier);
    }

    boolean etherType(int vlans, int etherType) {
        return number(type(vlans), 2) == etherType;
    }

    boolean etherHost(long address) {
        return mac(0) == address || mac(6) == address;
    }

    private long mac(int at) {
        return (Integer.toUnsignedLong(number(at, 2)) << 32) | Integer.toUnsignedLong(number(at + 2, 4));
    }

    boolean isGroup() {
        return (wire[0] & 1) != 0;
    }

    boolean outbound() {
        return seen.packetType() == OUTGOING;
    }

    int interfaceIndex() {
        return seen.interfaceIndex();
    }

    int length() {
        return seen.originalLength();
    }

    boolean isIpv4(int vlans) {
        return etherType(vlans, 0x0800);
    }

    boolean isIpv6(int vlans) {
        return etherType(vlans, 0x86dd);
    }

    boolean isArp(int vlans) {
        return etherType(vlans, 0x0806);
    }

    /** A number in the network header. */
    int network(int vlans, int offset, int size) {
        return number(type(vlans) + 2 + offset, size);
    }

    boolean ipv4Carries(int vlans, int protocol) {
        return isIpv4(vlans) && network(vlans, 9, 1) == protocol;
    }

    /** One fragment header may stand before it. */
    boolean ipv6Carries(int vlans, int protocol) {
        int next = network(vlans, 6, 1);
        return isIpv6(vlans) && (next == protocol || (next == 44 && network(vlans, 40, 1) == protocol));
    }

    boolean carries(int vlans, int protocol) {
        return ipv4Carries(vlans, protocol) || ipv6Carries(vlans, protocol);
    }

    /** A number in what the first fragment of an IPv4 packet carries. */
    int transport(int vlans, int offset, int size) {
        return network(vlans, 4 * (network(vlans, 0, 1) & 15) + offset, size);
    }

    boolean isFirstFragment(int vlans) {
        return (network(vlans, 6, 2) & 0x1fff) == 0;
    }

    /** A port of this protocol, or of any for 0, from {@code first} to {@code last}. */
    boolean port(int vlans, int protocol, int first, int last) {
        boolean four = isIpv4(vlans) && has(network(vlans, 9, 1), protocol) && isFirstFragment(vlans);
        boolean six = isIpv6(vlans) && has(network(vlans, 6, 1), protocol);
        int source = six ? network(vlans, 40, 2) : transport(vlans, 0, 2);
        int destination = six ? network(vlans, 42, 2) : transport(vlans, 2, 2);
        return (four || six) && ((source >= first && source <= last) || (destination >= first && destination <= last));
    }

    private static boolean has(int protocol, int wanted) {
        return wanted == 0 ? protocol == 6 || protocol == 17 || protocol == 132 : protocol == wanted;
    }

    boolean source(int vlans, int address, int mask) {
        return isIpv4(vlans)
                ? (network(vlans, 12, 4) & mask) == address
                : isArpOrReverse(vlans) && (network(vlans, 14, 4) & mask) == address;
    }

    boolean destination(int vlans, int address, int mask) {
        return isIpv4(vlans)
                ? (network(vlans, 16, 4) & mask) == address
                : isArpOrReverse(vlans) && (network(vlans, 24, 4) & mask) == address;
    }

    private boolean isArpOrReverse(int vlans) {
        return isArp(vlans) || etherType(vlans, 0x8035);
    }

    boolean ipv6Host(int vlans, int first, int last) {
        return isIpv6(vlans) && (isAddress(vlans, 8, first, last) || isAddress(vlans, 24, first, last));
    }

    private boolean isAddress(int vlans, int offset, int first, int last) {
        return network(vlans, offset, 4) == first
                && network(vlans, offset + 4, 4) == 0
                && network(vlans, offset + 8, 4) == 0
                && network(vlans, offset + 12, 4) == last;
    }
}
