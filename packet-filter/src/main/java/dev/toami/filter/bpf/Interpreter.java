package dev.toami.filter.bpf;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;

import static dev.toami.filter.bpf.Decoder.*;

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
            return run(program.words, packet, originalLength, ancillary, NO_SCRATCH);
        }
        Scratch scratch = Scratch.take();
        try {
            return run(program.words, packet, originalLength, ancillary, scratch.words);
        } finally {
            scratch.giveBack();
        }
    }

    private static int run(int[] words, Bytes packet, int originalLength, Ancillary ancillary, int[] scratch) {
        byte[] array = Packet.array(packet);
        ByteBuffer memory = Packet.memory(packet, array);
        int start = Packet.start(packet);
        int length = packet.length();
        int a = 0;
        int x = 0;
        int pc = 0;
        while (true) {
            int k = words[pc + 1];
            switch (words[pc]) {
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
                    a = Packet.i32(array, memory, start + k);
                }
                case LOAD_H -> {
                    if (k > length - 2) {
                        return 0;
                    }
                    a = Packet.u16(array, memory, start + k);
                }
                case LOAD_B -> {
                    if (k >= length) {
                        return 0;
                    }
                    a = Packet.u8(array, memory, start + k);
                }
                case LOAD_W_JEQ -> {
                    if (k > length - 4) {
                        return 0;
                    }
                    a = Packet.i32(array, memory, start + k);
                    pc = words[pc + (a == words[pc + 5] ? 6 : 7)];
                    continue;
                }
                case LOAD_H_JEQ -> {
                    if (k > length - 2) {
                        return 0;
                    }
                    a = Packet.u16(array, memory, start + k);
                    pc = words[pc + (a == words[pc + 5] ? 6 : 7)];
                    continue;
                }
                case LOAD_B_JEQ -> {
                    if (k >= length) {
                        return 0;
                    }
                    a = Packet.u8(array, memory, start + k);
                    pc = words[pc + (a == words[pc + 5] ? 6 : 7)];
                    continue;
                }
                case INDIRECT_W -> {
                    if (isOutside(x, k, length - 4)) {
                        return 0;
                    }
                    a = Packet.i32(array, memory, start + x + k);
                }
                case INDIRECT_H -> {
                    if (isOutside(x, k, length - 2)) {
                        return 0;
                    }
                    a = Packet.u16(array, memory, start + x + k);
                }
                case INDIRECT_B -> {
                    if (isOutside(x, k, length - 1)) {
                        return 0;
                    }
                    a = Packet.u8(array, memory, start + x + k);
                }
                case INDIRECT_H_JEQ -> {
                    if (isOutside(x, k, length - 2)) {
                        return 0;
                    }
                    a = Packet.u16(array, memory, start + x + k);
                    pc = words[pc + (a == words[pc + 5] ? 6 : 7)];
                    continue;
                }
                case HEADER_LENGTH -> {
                    if (k >= length) {
                        return 0;
                    }
                    x = (Packet.u8(array, memory, start + k) & 15) << 2;
                }
                case JEQ_K -> {
                    pc = words[pc + (a == k ? 2 : 3)];
                    continue;
                }
                case JGT_K -> {
                    pc = words[pc + (Integer.compareUnsigned(a, k) > 0 ? 2 : 3)];
                    continue;
                }
                case JGE_K -> {
                    pc = words[pc + (Integer.compareUnsigned(a, k) >= 0 ? 2 : 3)];
                    continue;
                }
                case JSET_K -> {
                    pc = words[pc + ((a & k) != 0 ? 2 : 3)];
                    continue;
                }
                case COMPARE_X -> {
                    pc = words[pc + (Alu.compare(k, a, x) ? 2 : 3)];
                    continue;
                }
                case JUMP -> {
                    pc = words[pc + 2];
                    continue;
                }
                case AND_K -> a &= k;
                case ADD_K -> a += k;
                case LSH_K -> a <<= k;
                case RSH_K -> a >>>= k;
                case ALU_K -> a = Alu.apply(words[pc + 2], a, k);
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
            pc += STRIDE;
        }
    }

    /** Whether {@code x + k} as 33 bits is more than {@code last}; {@code k} has at most 31. */
    private static boolean isOutside(int x, int k, int last) {
        return x < 0 || x > last - k;
    }
}
