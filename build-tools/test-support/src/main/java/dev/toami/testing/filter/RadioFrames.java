package dev.toami.testing.filter;

/** IEEE 802.11 frames, alone and behind the headers in which drivers describe their reception. */
final class RadioFrames {
    private static final int[] DATA = {0x08, 0x08, 0x88, 0x88, 0x48, 0xc8, 0x18, 0x28};
    private static final int[] MANAGEMENT = {0x00, 0x10, 0x20, 0x30, 0x40, 0x50, 0x80, 0x90, 0xa0, 0xb0, 0xc0, 0xd0};
    private static final int[] CONTROL = {0x84, 0x94, 0xa4, 0xb4, 0xc4, 0xd4, 0xe4, 0xf4};
    private static final int PRISM_LENGTH = 144;

    private final Dice dice;
    private final Networks networks;

    RadioFrames(Dice dice, Networks networks) {
        this.dice = dice;
        this.networks = networks;
    }

    byte[] next(Link link) {
        return switch (link) {
            case IEEE802_11_RADIO -> radiotap();
            case IEEE802_11_RADIO_AVS -> avs();
            case PRISM_HEADER ->
                dice.chance(40)
                        ? avs()
                        : new Packet()
                                .u32(0x44)
                                .add(dice.bytes(PRISM_LENGTH - 4), frame(0))
                                .toArray();
            case PPI -> perPacketInformation();
            default -> frame(0);
        };
    }

    private byte[] radiotap() {
        boolean hasFlags = dice.chance(70);
        boolean hasTime = dice.chance(50);
        int padding = hasFlags && dice.chance(30) ? 0x20 : 0;
        Packet fields = new Packet();
        if (hasTime) {
            fields.add(dice.bytes(8));
        }
        if (hasFlags) {
            fields.u8(padding | dice.pick(0, 0x10));
        }
        byte[] body = fields.add(dice.bytes(dice.below(6))).toArray();
        return new Packet()
                .u8(0, 0)
                .little16(8 + body.length)
                .little32((hasTime ? 1 : 0) | (hasFlags ? 2 : 0))
                .add(body, frame(padding))
                .toArray();
    }

    private byte[] avs() {
        int length = dice.pick(64, 64, 32, 80);
        return new Packet()
                .u32(0x80211001, length)
                .add(dice.bytes(length - 8), frame(0))
                .toArray();
    }

    private byte[] perPacketInformation() {
        int more = dice.pick(0, 4, 12);
        return new Packet()
                .u8(0, 0)
                .little16(8 + more)
                .little32(dice.pick(105, 105, 1))
                .add(dice.bytes(more), frame(0))
                .toArray();
    }

    private byte[] frame(int padding) {
        int kind = dice.below(10);
        int control = kind < 6 ? dice.pick(DATA) : kind < 9 ? dice.pick(MANAGEMENT) : dice.pick(CONTROL);
        int flags = dice.below(4) | (dice.chance(5) ? 0x40 : 0);
        Packet packet = new Packet().u8(control, flags).u16(dice.below(0x10000)).add(Pools.mac(dice));
        if (kind == 9) {
            return packet.add(Pools.mac(dice), dice.bytes(dice.below(40))).toArray();
        }
        packet.add(Pools.mac(dice), Pools.mac(dice)).u16(dice.below(0x10000));
        if (kind >= 6) {
            return packet.add(dice.bytes(dice.between(0, 60))).toArray();
        }
        if (flags % 4 == 3) {
            packet.add(Pools.mac(dice));
        }
        if ((control & 0x80) != 0) {
            packet.u16(dice.below(16));
        }
        if (padding != 0 && (flags % 4 == 3) != ((control & 0x80) != 0)) {
            packet.u16(0);
        }
        return packet.add(networks.inLlc(networks.any())).toArray();
    }
}
