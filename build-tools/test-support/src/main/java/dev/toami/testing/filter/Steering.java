package dev.toami.testing.filter;

import java.util.ArrayList;
import java.util.List;

/** Writes into packets what a program looks for, so that random packets get deep into it. */
public final class Steering {
    private record Comparison(int at, int size, int mask, int operation, int operand) {}

    private final Dice dice;

    public Steering(Dice dice) {
        this.dice = dice;
    }

    /** A few of the values that a run of {@code program} compares are made what it compares them with, or nearly. */
    public void steer(BpfMachine program, byte[] packet, int[] ancillary) {
        for (int i = dice.below(6); i > 0; i--) {
            List<Comparison> seen = new ArrayList<>();
            program.run(
                    packet,
                    packet.length,
                    ancillary,
                    (at, size, mask, operation, operand) ->
                            seen.add(new Comparison(at, size, mask, operation, operand)));
            if (!seen.isEmpty()) {
                write(packet, seen.get(dice.chance(50) ? seen.size() - 1 : dice.below(seen.size())));
            }
        }
    }

    private void write(byte[] packet, Comparison comparison) {
        int wanted = comparison.operand();
        if (comparison.operation() != 0x10) {
            wanted += dice.between(-1, 1);
        } else if (dice.chance(10)) {
            wanted ^= 1 << dice.below(8 * comparison.size());
        }
        for (int i = 0; i < comparison.size(); i++) {
            int shift = 8 * (comparison.size() - 1 - i);
            int mask = comparison.mask() >>> shift & 0xff;
            int old = packet[comparison.at() + i];
            packet[comparison.at() + i] = (byte) ((old & ~mask) | (wanted >>> shift & mask));
        }
    }
}
