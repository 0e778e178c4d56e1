package dev.toami.testing.filter;

import java.util.List;

import static dev.toami.testing.filter.Dice.way;

/** What link headers carry: IP, ARP, tags and labels with something behind them, LLC, and rare protocols. */
final class Networks {
    private final Dice dice;
    private final IpPackets ip;
    private int depth;

    Networks(Dice dice) {
        this.dice = dice;
        this.ip = new IpPackets(dice, () -> ethernet(any()));
    }

    /** A protocol, by its EtherType, and the bytes behind the field that names it. */
    static final class Network {
        /** In place of a type where an LLC header follows. */
        static final int LLC = -1;

        private final int type;
        private final byte[] bytes;

        Network(int type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        int type() {
            return type;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    IpPackets ip() {
        return ip;
    }

    Network any() {
        if (depth > 3) {
            return new Network(0x0800, ip.ipv4());
        }
        depth++;
        Network network = dice.weighted(List.of(
                way(45, () -> new Network(0x0800, ip.ipv4())),
                way(22, () -> new Network(0x86dd, ip.ipv6())),
                way(8, this::arp),
                way(9, () -> tagged(dice.pick(0x8100, 0x8100, 0x88a8, 0x9100))),
                way(5, this::labelled),
                way(4, this::pppoe),
                way(5, () -> new Network(Network.LLC, llc())),
                way(2, () -> new Network(dice.pick(Pools.ETHER_TYPES), dice.bytes(dice.below(60))))));
        depth--;
        return network;
    }

    private Network arp() {
        int type = dice.pick(0x0806, 0x0806, 0x8035);
        byte[] bytes = new Packet()
                .u16(1, 0x0800)
                .u8(6, 4)
                .u16(dice.between(1, 4))
                .add(Pools.mac(dice), Pools.ipv4(dice), Pools.mac(dice), Pools.ipv4(dice), new byte[dice.below(20)])
                .toArray();
        return new Network(type, bytes);
    }

    private Network tagged(int type) {
        Network inner = any();
        int tag = dice.pick(0, 0x6000, 0x1000) | dice.pick(Pools.VLANS);
        return new Network(type, new Packet().u16(tag).add(typed(inner)).toArray());
    }

    /** A type or length field and what is behind it. */
    byte[] typed(Network network) {
        int field = network.type() == Network.LLC ? network.bytes().length : network.type();
        return new Packet().u16(field).add(network.bytes()).toArray();
    }

    private Network labelled() {
        Packet packet = new Packet();
        for (int i = dice.below(3); i > 0; i--) {
            packet.u32((dice.pick(Pools.LABELS) << 12) | 64);
        }
        packet.u32((dice.pick(Pools.LABELS) << 12) | 0x100 | 64);
        return new Network(0x8847, packet.add(ip.any()).toArray());
    }

    private Network pppoe() {
        if (dice.chance(25)) {
            return new Network(
                    0x8863, new Packet().u8(0x11, 9).u16(0, 4).u32(0x01010000).toArray());
        }
        byte[] frame = pointToPoint(any());
        byte[] bytes = new Packet()
                .u8(0x11, 0)
                .u16(dice.pick(Pools.SESSIONS), frame.length)
                .add(frame)
                .toArray();
        return new Network(0x8864, bytes);
    }

    /** The protocol field of PPP and what is behind it. */
    byte[] pointToPoint(Network network) {
        int protocol =
                switch (network.type()) {
                    case 0x0800 -> 0x0021;
                    case 0x86dd -> 0x0057;
                    case 0x8847 -> 0x0281;
                    case Network.LLC -> dice.pick(0x0023, 0x002b, 0x0031);
                    default -> dice.pick(0x0027, 0x0029, 0xc021, 0x0021);
                };
        return new Packet().u16(protocol).add(network.bytes()).toArray();
    }

    byte[] ethernet(Network network) {
        return new Packet()
                .add(Pools.mac(dice), Pools.mac(dice), typed(network))
                .toArray();
    }

    /** LLC with SNAP for what has an EtherType. */
    byte[] inLlc(Network network) {
        if (network.type() == Network.LLC) {
            return network.bytes();
        }
        int organisation = network.type() == 0x809b ? 0x080007 : dice.chance(95) ? 0 : 0x0000f8;
        return new Packet()
                .u8(0xaa, 0xaa, 3, organisation >> 16)
                .u16(organisation, network.type())
                .add(network.bytes())
                .toArray();
    }

    byte[] llc() {
        return dice.weighted(List.of(
                way(3, () -> new Packet().u8(0x42, 0x42, 3).add(dice.bytes(35)).toArray()),
                way(4, this::iso),
                way(2, () -> new Packet().u8(0xe0, 0xe0, 3).add(dice.bytes(30)).toArray()),
                way(1, () -> new Packet().u8(0xff, 0xff).add(dice.bytes(28)).toArray()),
                way(2, () -> new Packet()
                        .u8(0xf0, 0xf0, dice.below(256))
                        .add(dice.bytes(20))
                        .toArray()),
                way(4, this::control),
                way(2, () -> inLlc(new Network(dice.pick(0x809b, 0x80f3, 0x8137), dice.bytes(30))))));
    }

    private byte[] control() {
        int control = dice.pick(0, 2, 4, 1, 5, 9, 3, 0x13, 0x63, 0x0f, 0x43, 0x6f, 0xaf, 0xe3, 0x87);
        return new Packet()
                .u8(dice.pick(Pools.SERVICE_POINTS), dice.pick(Pools.SERVICE_POINTS), control)
                .add(dice.bytes(20))
                .toArray();
    }

    private byte[] iso() {
        int kind = dice.pick(0x81, 0x82, 0x83, 0x83);
        int pdu = dice.pick(15, 16, 17, 18, 20, 24, 25, 26, 27);
        return new Packet()
                .u8(0xfe, 0xfe, 3, kind, 27, 1, 0, pdu, 1, 0, 0)
                .add(dice.bytes(30))
                .toArray();
    }
}
