package dev.toami.filter.meaning;

import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.meaning.Rule.Decision;

/**
 * Computes where an 802.11 header ends: behind 24 bytes, in QoS data frames behind 26. Atheros chips pad it to a multiple
 * of four bytes and say so in the flags of the radiotap header, the first field but for a time of eight bytes. The fourth
 * address of frames between access points is not looked for.
 *
 * @param padding whether to look at the flags
 */
record WlanHeaderLength(WlanLink link, boolean padding) {
    private static final int HEADER = 24;
    private static final int QOS = 2;
    /** Bits of the frame control's first byte. */
    private static final int QOS_DATA = 0x80;

    /** What is in a radiotap header, its bits with the least byte first: the time, the flags, more such words. */
    private static final int TIME = 0x0100_0000;

    private static final int FLAGS = 0x0200_0000;
    private static final int MORE = 0x0000_0080;

    private static final int RADIOTAP_HEADER = 8;
    private static final int TIME_SIZE = 8;
    private static final int PADDED = 0x20;

    Rule.Prologue prologue() {
        Decision noQos = padding ? padded(HEADER) : ends(HEADER);
        Decision qos = padding ? padded(HEADER + QOS) : ends(HEADER + QOS);
        Value control = link.header(0, 1);
        Decision data = new Decision.Branch(bit(control, QOS_DATA), qos, noQos);
        Decision notReserved = new Decision.Branch(bit(control, WlanLink.CONTROL), ends(HEADER), data);
        return new Rule.Prologue(
                LinkLayer.CONTENT_START, new Decision.Branch(bit(control, WlanLink.DATA), notReserved, ends(HEADER)));
    }

    private static Condition bit(Value value, int bit) {
        return Condition.test(value, Opcode.JSET, bit);
    }

    private Value end(int length) {
        return link.header()
                .base()
                .<Value>map(start -> new Value.Operation(Opcode.ADD, start, new Value.Constant(length)))
                .orElse(new Value.Constant(length));
    }

    private Decision ends(int length) {
        return ends(end(length));
    }

    private static Decision ends(Value end) {
        return new Decision.Let(LinkLayer.CONTENT_START, end, new Decision.Outcome(true, 0));
    }

    private Decision padded(int length) {
        Value present = new Value.Load(4, 4);
        Decision withTime = padded(length, RADIOTAP_HEADER + TIME_SIZE);
        Decision withoutTime = padded(length, RADIOTAP_HEADER);
        Decision withFlags = new Decision.Branch(bit(present, TIME), withTime, withoutTime);
        Decision one = new Decision.Branch(bit(present, MORE), ends(length), withFlags);
        return new Decision.Branch(bit(present, FLAGS), one, ends(length));
    }

    private Decision padded(int length, int flags) {
        Value rounded = Condition.masked(new Value.Operation(Opcode.ADD, end(length), new Value.Constant(3)), ~3);
        return new Decision.Branch(bit(new Value.Load(flags, 1), PADDED), ends(rounded), ends(length));
    }
}
