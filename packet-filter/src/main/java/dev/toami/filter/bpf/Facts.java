package dev.toami.filter.bpf;

import java.util.Arrays;
import java.util.List;

import static dev.toami.filter.bpf.Opcode.*;

/**
 * What holds whenever an instruction is reached: how long the packet is at least, and how large A and X are at most.
 *
 * <p>One pass in the order of the instructions: jumps go forward, and where one goes backward nothing is taken to be known.
 */
final class Facts {
    private static final int ANYTHING = -1;

    private final List<Instruction> program;
    /** For each instruction, {@link Integer#MAX_VALUE} if it is not reached. */
    private final int[] leastLength;

    private final int[] mostA;
    private final int[] mostX;
    private final int[] mostScratch = new int[SCRATCH_WORDS];
    private final boolean[] loopStart;
    private boolean loops;

    private int length;
    private int a;
    private int x;

    Facts(List<Instruction> program) {
        this.program = program;
        int size = program.size();
        leastLength = new int[size];
        mostA = new int[size];
        mostX = new int[size];
        loopStart = new boolean[size];
        Arrays.fill(leastLength, Integer.MAX_VALUE);
        findLoops();
        flow(0, 0, 0, 0);
        for (int i = 0; i < size; i++) {
            if (loopStart[i]) {
                flow(i, 0, ANYTHING, ANYTHING);
            }
            if (isReached(i)) {
                pass(i);
            }
        }
    }

    boolean isReached(int i) {
        return leastLength[i] != Integer.MAX_VALUE;
    }

    /** What every packet that comes here has at least. */
    int leastLength(int i) {
        return leastLength[i];
    }

    /** The most that A can be before the instruction, unsigned. */
    int mostA(int i) {
        return mostA[i];
    }

    int mostX(int i) {
        return mostX[i];
    }

    boolean hasLoops() {
        return loops;
    }

    private void findLoops() {
        for (int i = 0; i < program.size(); i++) {
            Instruction instruction = program.get(i);
            if (instruction.isBackwardJump()) {
                loops = true;
                loopStart[i + 1 + instruction.k()] = true;
            }
        }
        if (loops) {
            Arrays.fill(mostScratch, ANYTHING);
        }
    }

    private void pass(int i) {
        Instruction instruction = program.get(i);
        length = leastLength[i];
        a = mostA[i];
        x = mostX[i];
        int k = instruction.k();
        int code = instruction.code();
        switch (instruction.operationClass()) {
            case LD -> a = load(code, k);
            case LDX -> x = load(code, k);
            case ST -> mostScratch[k] = most(mostScratch[k], a);
            case STX -> mostScratch[k] = most(mostScratch[k], x);
            case ALU -> a = arithmetic(instruction.operation(), (code & X) != 0 ? x : k, (code & X) == 0);
            case JMP -> {
                jump(i, instruction);
                return;
            }
            case RET -> {
                return;
            }
            default -> {
                if (code == (MISC | TAX)) {
                    x = a;
                } else {
                    a = x;
                }
            }
        }
        flow(i + 1, length, a, x);
    }

    private void jump(int i, Instruction instruction) {
        if (instruction.operation() == JA) {
            flow(i + 1 + instruction.k(), length, a, x);
            return;
        }
        flow(i + 1 + instruction.jt(), length, a, x);
        flow(i + 1 + instruction.jf(), length, a, x);
    }

    private void flow(int to, int newLength, int newA, int newX) {
        boolean first = !isReached(to);
        leastLength[to] = Math.min(leastLength[to], newLength);
        mostA[to] = first ? newA : most(mostA[to], newA);
        mostX[to] = first ? newX : most(mostX[to], newX);
    }

    private int load(int code, int k) {
        int size = (code & 0x18) == B ? 1 : (code & 0x18) == H ? 2 : 4;
        int most = size == 4 ? ANYTHING : (1 << (8 * size)) - 1;
        return switch (code & 0xe0) {
            case IMM -> k;
            case MEM -> mostScratch[k];
            case ABS -> k < 0 ? ANYTHING : inside(k, size, most);
            case IND -> k < 0 ? most : inside(k, size, most);
            case MSH -> k < 0 ? 60 : inside(k, 1, 60);
            default -> ANYTHING;
        };
    }

    /** The packet has at least these bytes when the load has not ended the program. */
    private int inside(int k, int size, int most) {
        length = Math.max(length, Math.min(k, Integer.MAX_VALUE - 1 - size) + size);
        return most;
    }

    private int arithmetic(int operation, int right, boolean constant) {
        return switch (operation) {
            case ADD -> bounded(Integer.toUnsignedLong(a) + Integer.toUnsignedLong(right));
            case MUL -> {
                long high = Math.multiplyHigh(Integer.toUnsignedLong(a), Integer.toUnsignedLong(right));
                yield high != 0 ? ANYTHING : bounded(Integer.toUnsignedLong(a) * Integer.toUnsignedLong(right));
            }
            case DIV -> constant ? Integer.divideUnsigned(a, right) : a;
            case MOD -> right == 0 ? a : least(a, right - 1);
            case AND -> least(a, right);
            case OR, XOR -> ones(a | right);
            case LSH -> constant ? bounded(Integer.toUnsignedLong(a) << right) : ANYTHING;
            case RSH -> constant ? a >>> right : a;
            default -> ANYTHING;
        };
    }

    private static int bounded(long most) {
        return most < 0 || most > 0xffff_ffffL ? ANYTHING : (int) most;
    }

    /** The largest number of as many bits. */
    private static int ones(int most) {
        return most == 0 ? 0 : -1 >>> Integer.numberOfLeadingZeros(most);
    }

    private static int most(int left, int right) {
        return Integer.compareUnsigned(left, right) > 0 ? left : right;
    }

    private static int least(int left, int right) {
        return Integer.compareUnsigned(left, right) < 0 ? left : right;
    }
}
