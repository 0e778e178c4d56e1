package dev.toami.testing.filter;

import dev.toami.testing.filter.Networks.Network;

/** One frame of each link type around random contents. */
final class LinkFrames {
    private final Dice dice;
    private final Networks networks;
    private final RadioFrames radio;

    LinkFrames(Dice dice) {
        this.dice = dice;
        this.networks = new Networks(dice);
        this.radio = new RadioFrames(dice, networks);
    }

    byte[] next(Link link) {
        return switch (link) {
            case EN10MB -> networks.ethernet(networks.any());
            case DSA_TAG_BRCM, DSA_TAG_DSA -> switchTagged();
            case NETANALYZER ->
                new Packet()
                        .add(dice.bytes(4), networks.ethernet(networks.any()))
                        .toArray();
            case NETANALYZER_TRANSPARENT ->
                new Packet()
                        .add(dice.bytes(12), networks.ethernet(networks.any()))
                        .toArray();
            case RAW -> networks.ip().any();
            case IPV4 -> networks.ip().ipv4();
            case IPV6 -> networks.ip().ipv6();
            case LINUX_SLL -> cooked();
            case LINUX_SLL2 -> cooked2();
            case NULL -> loopback(true, 0);
            case LOOP -> loopback(false, 0);
            case ENC -> loopback(true, 8);
            case PPP, PPP_SERIAL, PPP_ETHER, PPP_PPPD, C_HDLC, FRELAY, SLIP -> serial(link);
            case IEEE802_11, IEEE802_11_RADIO, IEEE802_11_RADIO_AVS, PRISM_HEADER, PPI -> radio.next(link);
            case FDDI ->
                new Packet()
                        .u8(dice.pick(0x50, 0x54, 0x41))
                        .add(Pools.mac(dice), Pools.mac(dice), networks.inLlc(networks.any()))
                        .toArray();
            case IEEE802 ->
                new Packet()
                        .u8(0x10, dice.pick(0x40, 0x00, 0x42))
                        .add(Pools.mac(dice), Pools.mac(dice), networks.inLlc(networks.any()))
                        .toArray();
            case IP_OVER_FC ->
                new Packet()
                        .u16(0x1000)
                        .add(Pools.mac(dice))
                        .u16(0)
                        .add(Pools.mac(dice), networks.inLlc(networks.any()))
                        .toArray();
            case ATM_RFC1483 -> networks.inLlc(networks.any());
            case SUNATM -> cells();
            case PFLOG -> packetFilterLog();
            case ARCNET -> arcnet(0);
            case ARCNET_LINUX -> arcnet(2);
            case BACNET_MS_TP ->
                new Packet()
                        .u8(0x55, 0xff, dice.below(8), dice.pick(Pools.STATIONS), dice.pick(Pools.STATIONS))
                        .add(dice.bytes(20))
                        .toArray();
            case MTP2 -> signalUnit(0);
            case MTP2_WITH_PHDR -> signalUnit(4);
            case USB_LINUX, CAN_SOCKETCAN, NETLINK, IEEE802_15_4_NOFCS -> dice.bytes(dice.between(16, 100));
        };
    }

    private byte[] switchTagged() {
        int mode = dice.pick(0x00, 0x40, 0xc0);
        return new Packet()
                .add(Pools.mac(dice), Pools.mac(dice))
                .u8(mode | dice.below(64), dice.below(256), dice.below(256), dice.below(256))
                .add(networks.typed(networks.any()))
                .toArray();
    }

    private int cookedType(Network network) {
        return network.type() == Network.LLC ? dice.pick(4, 4, 1) : network.type();
    }

    private byte[] cooked() {
        Network network = networks.any();
        return new Packet()
                .u16(dice.below(5), 1, 6)
                .add(Pools.mac(dice))
                .u16(0, cookedType(network))
                .add(network.bytes())
                .toArray();
    }

    private byte[] cooked2() {
        Network network = networks.any();
        return new Packet()
                .u16(cookedType(network), 0)
                .u32(dice.between(1, 3))
                .u16(1)
                .u8(dice.below(5), 6)
                .add(Pools.mac(dice))
                .u16(0)
                .add(network.bytes())
                .toArray();
    }

    private byte[] loopback(boolean hostOrder, int more) {
        boolean four = dice.chance(60);
        int family = four ? 2 : dice.pick(10, 24, 28, 30);
        Packet packet = new Packet();
        if (hostOrder && dice.chance(90)) {
            packet.little32(family);
        } else {
            packet.u32(family);
        }
        byte[] ip = four ? networks.ip().ipv4() : networks.ip().ipv6();
        return packet.add(dice.bytes(more), ip).toArray();
    }

    private byte[] serial(Link link) {
        Network network = networks.any();
        Packet packet = new Packet();
        return switch (link) {
            case C_HDLC ->
                packet.u8(dice.pick(0x0f, 0x8f), 0).add(networks.typed(network)).toArray();
            case PPP_ETHER ->
                packet.u8(0x11, 0)
                        .u16(dice.pick(Pools.SESSIONS), network.bytes().length + 2)
                        .add(networks.pointToPoint(network))
                        .toArray();
            case PPP_PPPD ->
                packet.u8(dice.pick(0, 1), 3)
                        .add(networks.pointToPoint(network))
                        .toArray();
            case FRELAY -> {
                boolean four = dice.chance(60);
                packet.u16(0x0401).u8(3, four ? 0xcc : dice.pick(0x8e, 0x81, 0x82, 0x83));
                yield packet.add(four ? networks.ip().ipv4() : networks.ip().ipv6())
                        .toArray();
            }
            case SLIP ->
                packet.u8(dice.pick(0, 1))
                        .add(dice.bytes(15), networks.ip().any())
                        .toArray();
            default -> packet.u8(0xff, 3).add(networks.pointToPoint(network)).toArray();
        };
    }

    private byte[] cells() {
        int kind = dice.pick(0, 1, 2, 5, 6);
        byte[] content = kind == 1
                ? new Packet()
                        .u16(dice.pick(0xff00, 1))
                        .add(networks.ethernet(networks.any()))
                        .toArray()
                : networks.inLlc(networks.any());
        return new Packet()
                .u8(dice.pick(0, 0x80) | kind, dice.pick(0, 1))
                .u16(dice.pick(0, 1, 2, 3, 4, 5, 16, 100))
                .add(content)
                .toArray();
    }

    private byte[] packetFilterLog() {
        boolean four = dice.chance(60);
        byte[] device = {'e', 'm', (byte) dice.pick('0', '1')};
        byte[] rules = {'s', 's', 'h'};
        return new Packet()
                .u8(61, four ? 2 : dice.pick(10, 24, 28, 30), dice.below(9), dice.below(16))
                .add(device, new byte[13], rules, new byte[13])
                .u32(dice.below(4), dice.below(4), 0, 0, 0, 0)
                .u8(dice.pick(1, 2), 0, 0, 0)
                .add(four ? networks.ip().ipv4() : networks.ip().ipv6())
                .toArray();
    }

    private byte[] arcnet(int more) {
        int type = dice.pick(212, 240, 213, 241, 196, 214, 221, 247);
        byte[] content = type == 196 ? networks.ip().ipv6() : networks.ip().ipv4();
        return new Packet()
                .u8(dice.pick(Pools.STATIONS), dice.pick(Pools.STATIONS))
                .add(dice.bytes(more))
                .u8(type, 0)
                .u16(dice.below(10))
                .add(content)
                .toArray();
    }

    /** Three octets, the service information octet and a routing label of ITU-T Q.704. */
    private byte[] signalUnit(int before) {
        int units = dice.pick(0, 1, 2, 3, 63);
        return new Packet()
                .add(dice.bytes(before))
                .u8(dice.below(256), dice.below(256), units, dice.pick(3, 5, 0x85))
                .little32(dice.pick(1, 100, 0x3fff) | (dice.pick(1, 100, 0x3fff) << 14) | (dice.below(16) << 28))
                .add(dice.bytes(30))
                .toArray();
    }
}
