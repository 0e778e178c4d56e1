package dev.toami.filter.meaning;

import java.util.List;

import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.meaning.Rule.Decision;

/** What a capturing radio writes before an 802.11 frame, and how long it is. */
enum RadioPrefix {
    NONE,
    /** <a href="https://www.radiotap.org">Radiotap</a>: the length, least byte first, at 2. */
    RADIOTAP,
    /** AVS: the length at 4. */
    AVS,
    /** Prism's 144 bytes; drivers write AVS under the same name, which begins with a magic number. */
    PRISM,
    /** Per-packet information: the length, least byte first, at 2; the link type of what follows at 4. */
    PPI;

    private static final int PRISM_LENGTH = 144;
    private static final int AVS_MAGIC = 0x80211000;
    private static final int AVS_VERSION = 0xfff;

    /** Computes where the 802.11 header begins. */
    List<Rule.Prologue> prologues() {
        return this == NONE ? List.of() : List.of(new Rule.Prologue(LinkLayer.HEADER_START, decision()));
    }

    private Decision decision() {
        return switch (this) {
            case NONE -> throw new IllegalStateException("no prefix has no length");
            case RADIOTAP, PPI -> is(littleEndian());
            case AVS -> is(new Value.Load(4, 4));
            case PRISM ->
                new Decision.Branch(
                        Condition.equal(new Value.Load(0, 4), ~AVS_VERSION, AVS_MAGIC),
                        is(new Value.Load(4, 4)),
                        is(new Value.Constant(PRISM_LENGTH)));
        };
    }

    private static Value littleEndian() {
        Value high = new Value.Operation(Opcode.LSH, new Value.Load(3, 1), new Value.Constant(8));
        return new Value.Operation(Opcode.OR, new Value.Load(2, 1), high);
    }

    private static Decision is(Value length) {
        return new Decision.Let(LinkLayer.HEADER_START, length, new Decision.Outcome(true, 0));
    }
}
