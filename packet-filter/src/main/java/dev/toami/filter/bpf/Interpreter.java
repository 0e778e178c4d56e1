package dev.toami.filter.bpf;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;

import static dev.toami.filter.bpf.Step.*;

/** Runs programs by the rules of {@link Program}. Stateless, thread-safe; nothing is allocated. */
public final class Interpreter {
    private static final int[] NO_SCRATCH = new int[0];

    private Interpreter() {}

    /**
     * How many bytes of the packet the program accepts, 0 to reject it, as an unsigned number.
     *
     * @param originalLength what {@code #pktlen} gives
     */
    public static int run(Program program, Bytes packet, int originalLength, Ancillary ancillary) {
        if (!program.usesScratch) {
            return run(program.start, packet, originalLength, ancillary, NO_SCRATCH);
        }
        Scratch scratch = Scratch.take();
        try {
            return run(program.start, packet, originalLength, ancillary, scratch.words);
        } finally {
            scratch.giveBack();
        }
    }

    private static int run(Step start, Bytes packet, int originalLength, Ancillary ancillary, int[] scratch) {
        byte[] array = Packet.array(packet);
        ByteBuffer memory = Packet.memory(packet, array);
        int first = Packet.start(packet);
        int length = packet.length();
        int a = 0;
        int x = 0;
        Step step = start;
        while (true) {
            int k = step.k;
            switch (step.operation) {
                case RETURN_K -> {
                    return k;
                }
                case RETURN_A -> {
                    return a;
                }
                case LOAD_W -> {
                    if (k > length - 4) {
                        return 0;
                    }
                    a = Packet.i32(array, memory, first + k);
                }
                case LOAD_H -> {
                    if (k > length - 2) {
                        return 0;
                    }
                    a = Packet.u16(array, memory, first + k);
                }
                case LOAD_B -> {
                    if (k >= length) {
                        return 0;
                    }
                    a = Packet.u8(array, memory, first + k);
                }
                case LOAD_W_JEQ -> {
                    if (k > length - 4) {
                        return 0;
                    }
                    a = Packet.i32(array, memory, first + k);
                    if (a == step.test) {
                        step = step.next;
                        continue;
                    }
                    step = step.other;
                    continue;
                }
                case LOAD_H_JEQ -> {
                    if (k > length - 2) {
                        return 0;
                    }
                    a = Packet.u16(array, memory, first + k);
                    if (a == step.test) {
                        step = step.next;
                        continue;
                    }
                    step = step.other;
                    continue;
                }
                case LOAD_B_JEQ -> {
                    if (k >= length) {
                        return 0;
                    }
                    a = Packet.u8(array, memory, first + k);
                    if (a == step.test) {
                        step = step.next;
                        continue;
                    }
                    step = step.other;
                    continue;
                }
                case INDIRECT_W -> {
                    if (isOutside(x, k, length - 4)) {
                        return 0;
                    }
                    a = Packet.i32(array, memory, first + x + k);
                }
                case INDIRECT_H -> {
                    if (isOutside(x, k, length - 2)) {
                        return 0;
                    }
                    a = Packet.u16(array, memory, first + x + k);
                }
                case INDIRECT_B -> {
                    if (isOutside(x, k, length - 1)) {
                        return 0;
                    }
                    a = Packet.u8(array, memory, first + x + k);
                }
                case INDIRECT_H_JEQ -> {
                    if (isOutside(x, k, length - 2)) {
                        return 0;
                    }
                    a = Packet.u16(array, memory, first + x + k);
                    if (a == step.test) {
                        step = step.next;
                        continue;
                    }
                    step = step.other;
                    continue;
                }
                case HEADER_LENGTH -> {
                    if (k >= length) {
                        return 0;
                    }
                    x = (Packet.u8(array, memory, first + k) & 15) << 2;
                }
                case JEQ_K -> {
                    // Lists of ports and hosts are many of these in a row.
                    Step test = step;
                    while (test.operation == JEQ_K && a != test.k) {
                        test = test.other;
                    }
                    step = test.operation == JEQ_K ? test.next : test;
                    continue;
                }
                case JGT_K -> {
                    if (Integer.compareUnsigned(a, k) > 0) {
                        step = step.next;
                        continue;
                    }
                    step = step.other;
                    continue;
                }
                case JGE_K -> {
                    if (Integer.compareUnsigned(a, k) >= 0) {
                        step = step.next;
                        continue;
                    }
                    step = step.other;
                    continue;
                }
                case JSET_K -> {
                    if ((a & k) != 0) {
                        step = step.next;
                        continue;
                    }
                    step = step.other;
                    continue;
                }
                case COMPARE_X -> {
                    if (Alu.compare(k, a, x)) {
                        step = step.next;
                        continue;
                    }
                    step = step.other;
                    continue;
                }
                case JUMP -> {
                    step = step.next;
                    continue;
                }
                case AND_K -> a &= k;
                case ADD_K -> a += k;
                case LSH_K -> a <<= k;
                case RSH_K -> a >>>= k;
                case ALU_K -> a = Alu.apply(step.test, a, k);
                case ADD_X -> a += x;
                case SUB_X -> a -= x;
                case ALU_X -> {
                    if (x == 0 && (k == Opcode.DIV || k == Opcode.MOD)) {
                        return 0;
                    }
                    a = Alu.apply(k, a, x);
                }
                case NEGATE -> a = -a;
                case A_IMMEDIATE -> a = k;
                case X_IMMEDIATE -> x = k;
                case A_LENGTH -> a = originalLength;
                case X_LENGTH -> x = originalLength;
                case A_SCRATCH -> a = scratch[k];
                case X_SCRATCH -> x = scratch[k];
                case STORE_A -> scratch[k] = a;
                case STORE_X -> scratch[k] = x;
                case A_TO_X -> x = a;
                case X_TO_A -> a = x;
                case ANCILLARY -> {
                    if (!AncillaryValues.has(k, ancillary)) {
                        return 0;
                    }
                    a = AncillaryValues.load(k, ancillary, a, x);
                }
                default -> {
                    return 0;
                }
            }
            step = step.next;
        }
    }

    /** Whether {@code x + k} as 33 bits is more than {@code last}; {@code k} has at most 31. */
    private static boolean isOutside(int x, int k, int last) {
        return x < 0 || x > last - k;
    }
}
