package dev.toami.filter.bpf;

import java.util.List;

import static dev.toami.filter.bpf.Opcode.*;

/**
 * Turns instructions into what the interpreter runs: four words each, with operations numbered without gaps and jumps as
 * places of words.
 *
 * <pre>
 * +-----------+---+-----------+-----------+
 * | operation | k | jump true | jump false|   loads and tests
 * +-----------+---+-----------+-----------+
 * </pre>
 *
 * <p>A load and the test behind it are one operation, found at the load; the test keeps its own words, for those who jump
 * to it.
 */
final class Decoder {
    static final int STRIDE = 4;

    static final int RETURN_K = 0;
    static final int RETURN_A = 1;
    static final int LOAD_W = 2;
    static final int LOAD_H = 3;
    static final int LOAD_B = 4;
    static final int LOAD_W_JEQ = 5;
    static final int LOAD_H_JEQ = 6;
    static final int LOAD_B_JEQ = 7;
    static final int INDIRECT_W = 8;
    static final int INDIRECT_H = 9;
    static final int INDIRECT_B = 10;
    static final int INDIRECT_H_JEQ = 11;
    static final int HEADER_LENGTH = 12;
    static final int JEQ_K = 13;
    static final int JGT_K = 14;
    static final int JGE_K = 15;
    static final int JSET_K = 16;
    static final int COMPARE_X = 17;
    static final int JUMP = 18;
    static final int AND_K = 19;
    static final int ADD_K = 20;
    static final int LSH_K = 21;
    static final int RSH_K = 22;
    static final int ALU_K = 23;
    static final int ADD_X = 24;
    static final int SUB_X = 25;
    static final int ALU_X = 26;
    static final int NEGATE = 27;
    static final int A_IMMEDIATE = 28;
    static final int X_IMMEDIATE = 29;
    static final int A_LENGTH = 30;
    static final int X_LENGTH = 31;
    static final int A_SCRATCH = 32;
    static final int X_SCRATCH = 33;
    static final int STORE_A = 34;
    static final int STORE_X = 35;
    static final int A_TO_X = 36;
    static final int X_TO_A = 37;
    static final int ANCILLARY = 38;
    static final int REJECT = 39;

    private Decoder() {}

    static int[] decode(List<Instruction> program) {
        int[] words = new int[program.size() * STRIDE];
        for (int i = 0; i < program.size(); i++) {
            Instruction instruction = program.get(i);
            int at = i * STRIDE;
            boolean always = instruction.code() == (JMP | JA);
            words[at] = operation(instruction);
            words[at + 1] = instruction.k();
            words[at + 2] = (i + 1 + (always ? instruction.k() : instruction.jt())) * STRIDE;
            words[at + 3] = (i + 1 + instruction.jf()) * STRIDE;
            if (words[at] == COMPARE_X || words[at] == ALU_K || words[at] == ALU_X) {
                words[at + 1] = words[at] == ALU_K ? instruction.k() : instruction.operation();
            }
            if (words[at] == ALU_K) {
                words[at + 2] = instruction.operation();
            }
        }
        for (int at = 0; at + STRIDE < words.length; at += STRIDE) {
            if (words[at + STRIDE] == JEQ_K) {
                words[at] = withTest(words[at]);
            }
        }
        return words;
    }

    private static int withTest(int load) {
        return switch (load) {
            case LOAD_W -> LOAD_W_JEQ;
            case LOAD_H -> LOAD_H_JEQ;
            case LOAD_B -> LOAD_B_JEQ;
            case INDIRECT_H -> INDIRECT_H_JEQ;
            default -> load;
        };
    }

    private static int operation(Instruction i) {
        return switch (i.code()) {
            case RET | K -> RETURN_K;
            case RET | A -> RETURN_A;
            case LD | W | ABS -> isBehindEveryPacket(i.k(), 4) ? outside(i) : LOAD_W;
            case LD | H | ABS -> isBehindEveryPacket(i.k(), 2) ? outside(i) : LOAD_H;
            case LD | B | ABS -> isBehindEveryPacket(i.k(), 1) ? outside(i) : LOAD_B;
            case LD | W | IND -> isBehindEveryPacket(i.k(), 4) ? REJECT : INDIRECT_W;
            case LD | H | IND -> isBehindEveryPacket(i.k(), 2) ? REJECT : INDIRECT_H;
            case LD | B | IND -> isBehindEveryPacket(i.k(), 1) ? REJECT : INDIRECT_B;
            case LDX | B | MSH -> isBehindEveryPacket(i.k(), 1) ? REJECT : HEADER_LENGTH;
            case LD | LEN -> A_LENGTH;
            case LDX | LEN -> X_LENGTH;
            case LD | IMM -> A_IMMEDIATE;
            case LDX | IMM -> X_IMMEDIATE;
            case LD | MEM -> A_SCRATCH;
            case LDX | MEM -> X_SCRATCH;
            case ST -> STORE_A;
            case STX -> STORE_X;
            case MISC | TAX -> A_TO_X;
            case MISC | TXA -> X_TO_A;
            case JMP | JA -> JUMP;
            case JMP | JEQ | K -> JEQ_K;
            case JMP | JGT | K -> JGT_K;
            case JMP | JGE | K -> JGE_K;
            case JMP | JSET | K -> JSET_K;
            case JMP | JEQ | X, JMP | JGT | X, JMP | JGE | X, JMP | JSET | X -> COMPARE_X;
            case ALU | AND | K -> AND_K;
            case ALU | ADD | K -> ADD_K;
            case ALU | LSH | K -> LSH_K;
            case ALU | RSH | K -> RSH_K;
            case ALU | ADD | X -> ADD_X;
            case ALU | SUB | X -> SUB_X;
            case ALU | NEG -> NEGATE;
            default -> (i.code() & X) != 0 ? ALU_X : ALU_K;
        };
    }

    /** Whether a load of so many bytes would end at 2³¹ or later. */
    static boolean isBehindEveryPacket(int k, int bytes) {
        return Integer.compareUnsigned(k, Integer.MAX_VALUE - bytes) > 0;
    }

    /** A load behind every packet's end, if it is none of what is known beside the bytes. */
    private static int outside(Instruction i) {
        return i.ancillaryLoad().isPresent() ? ANCILLARY : REJECT;
    }
}
