package dev.toami.filter.bpf;

import java.util.Arrays;

/** Scratch memory, one for each thread that interprets programs. */
final class Scratch {
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    final int[] words = new int[Opcode.SCRATCH_WORDS];
    private boolean taken;

    private Scratch() {}

    /** All zero. */
    static Scratch take() {
        Scratch scratch = OF_THREAD.get();
        if (scratch.taken) {
            // A program runs inside what another one asked for an ancillary value.
            return new Scratch();
        }
        scratch.taken = true;
        return scratch;
    }

    void giveBack() {
        Arrays.fill(words, 0);
        taken = false;
    }
}
