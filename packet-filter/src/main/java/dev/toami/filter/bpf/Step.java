package dev.toami.filter.bpf;

import java.util.List;

import static dev.toami.filter.bpf.Opcode.*;

/**
 * A step of a program as the interpreter runs it: operations are numbered without gaps, and every step has those that may
 * follow it.
 *
 * <p>A load and the test behind it are one step; the test is a step of its own too, for those who jump to it.
 */
final class Step {
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

    final int operation;
    final int k;
    /** What a test behind a load compares with, or an arithmetic operation of {@link Opcode}. */
    final int test;

    /** What comes next, of a test when it holds. */
    Step next;

    /** What comes next when a test does not hold. */
    Step other;

    private Step(int operation, int k, int test) {
        this.operation = operation;
        this.k = k;
        this.test = test;
    }

    /** The first step of a program. */
    static Step decode(List<Instruction> program) {
        Step[] steps = new Step[program.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = of(program, i);
        }
        for (int i = 0; i < steps.length; i++) {
            boolean both = isTested(program, i);
            Instruction jump = program.get(both ? i + 1 : i);
            int behind = both ? i + 2 : i + 1;
            if (jump.operationClass() == JMP) {
                boolean always = jump.operation() == JA;
                steps[i].next = steps[behind + (always ? jump.k() : jump.jt())];
                steps[i].other = steps[behind + (always ? jump.k() : jump.jf())];
            } else if (jump.operationClass() != RET) {
                steps[i].next = steps[behind];
            }
        }
        return steps[0];
    }

    private static Step of(List<Instruction> program, int i) {
        Instruction instruction = program.get(i);
        int operation = operation(instruction);
        if (isTested(program, i)) {
            return new Step(
                    withTest(operation), instruction.k(), program.get(i + 1).k());
        }
        boolean usesX = operation == COMPARE_X || operation == ALU_X;
        return new Step(operation, usesX ? instruction.operation() : instruction.k(), instruction.operation());
    }

    /** Whether this loads what the next instruction tests. */
    private static boolean isTested(List<Instruction> program, int i) {
        int operation = operation(program.get(i));
        return withTest(operation) != operation && program.get(i + 1).code() == (JMP | JEQ | K);
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
