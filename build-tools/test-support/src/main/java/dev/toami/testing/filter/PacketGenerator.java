package dev.toami.testing.filter;

import java.util.Arrays;

/**
 * Random packets of a link type: well-formed ones made from the addresses and numbers that {@link ExpressionGenerator}
 * uses, some of them changed or cut short.
 */
public final class PacketGenerator {
    private static final int ETHERNET = 1;

    private final Dice dice;
    private final LinkFrames frames;

    public PacketGenerator(Dice dice) {
        this.dice = dice;
        this.frames = new LinkFrames(dice);
    }

    public byte[] next(Link link) {
        byte[] packet = dice.chance(3) ? dice.bytes(dice.below(150)) : frames.next(link);
        if (dice.chance(25)) {
            mutate(packet);
        }
        if (dice.chance(15)) {
            packet = Arrays.copyOf(packet, dice.below(packet.length + 1));
        } else if (dice.chance(60)) {
            packet = Arrays.copyOf(packet, packet.length + 60);
        }
        return packet;
    }

    private void mutate(byte[] packet) {
        for (int i = dice.between(1, 4); i > 0 && packet.length > 0; i--) {
            int at = dice.chance(60) ? dice.below(Math.min(64, packet.length)) : dice.below(packet.length);
            packet[at] = (byte) (dice.chance(50) ? packet[at] ^ (1 << dice.below(8)) : dice.below(256));
        }
    }

    /** The ancillary words of the kernel, as {@link BpfMachine} wants them; a VLAN tag in half of the packets. */
    public int[] ancillary() {
        int[] words = new int[16];
        words[0] = dice.pick(Pools.ETHER_TYPES);
        words[1] = dice.below(5);
        words[2] = dice.between(1, 3);
        words[5] = dice.below(3);
        words[6] = dice.below(4);
        words[7] = ETHERNET;
        words[8] = dice.bits();
        words[9] = dice.below(2);
        if (dice.chance(50)) {
            words[11] = (dice.below(16) << 12) | dice.pick(Pools.VLANS);
            words[12] = 1;
            words[15] = dice.pick(0x8100, 0x88a8);
        }
        return words;
    }
}
