package dev.toami.filter.bpf;

import java.util.Arrays;
import java.util.List;

import static dev.toami.filter.bpf.Opcode.*;

/**
 * The rules of the kernel's {@code bpf_check_classic}: known operations, forward jumps that stay inside, a return at the
 * end, no division by a constant zero, no constant shift by 32 or more, no read of scratch memory that some path has not
 * written, no absolute load at an unknown ancillary offset.
 */
public final class Verifier {
    /** {@code BPF_MAXINSNS}. */
    public static final int KERNEL_LIMIT = 4096;

    private static final boolean[] KNOWN = new boolean[256];

    static {
        for (int size : new int[] {W, H, B}) {
            KNOWN[LD | size | ABS] = true;
            KNOWN[LD | size | IND] = true;
        }
        for (int code : new int[] {
            LD | LEN,
            LD | IMM,
            LD | MEM,
            LDX | LEN,
            LDX | IMM,
            LDX | MEM,
            LDX | B | MSH,
            ST,
            STX,
            ALU | NEG,
            JMP | JA,
            RET | K,
            RET | A,
            MISC | TAX,
            MISC | TXA
        }) {
            KNOWN[code] = true;
        }
        for (int source : new int[] {K, X}) {
            for (int operation : new int[] {ADD, SUB, MUL, DIV, OR, AND, LSH, RSH, MOD, XOR}) {
                KNOWN[ALU | operation | source] = true;
            }
            for (int condition : new int[] {JEQ, JGT, JGE, JSET}) {
                KNOWN[JMP | condition | source] = true;
            }
        }
    }

    private final List<Instruction> program;
    private final boolean allowLoops;
    /** For each instruction, the scratch words that every way to it has written, as bits. */
    private final int[] written;

    /** Whether a jump back has changed what is known of an instruction before it. */
    private boolean changed;

    private Verifier(List<Instruction> program, boolean allowLoops) {
        this.program = program;
        this.allowLoops = allowLoops;
        this.written = new int[program.size()];
    }

    static boolean isKnown(int code) {
        return code < KNOWN.length && KNOWN[code];
    }

    /**
     * Does nothing if the kernel would take the program.
     *
     * @throws VerificationException with the first broken rule otherwise
     */
    public static void verify(List<Instruction> program) {
        verify(program, KERNEL_LIMIT);
    }

    /** As {@link #verify(List)}, for an interpreter that takes longer programs. */
    public static void verify(List<Instruction> program, int limit) {
        verify(program, limit, false);
    }

    /**
     * As {@link #verify(List, int)}, for an interpreter that also takes unconditional jumps back, as libpcap's does: {@code
     * protochain} needs them. That such a program ends is not verified.
     */
    public static void verify(List<Instruction> program, int limit, boolean allowLoops) {
        if (program.isEmpty() || program.size() > limit) {
            throw new VerificationException(
                    program.size(), "a program has 1 to " + limit + " instructions, not " + program.size());
        }
        new Verifier(program, allowLoops).check();
    }

    /** Whether it goes to an instruction before it, or to itself. */
    static boolean jumpsBack(Instruction instruction) {
        return instruction.code() == (JMP | JA) && instruction.k() < 0;
    }

    private void check() {
        Arrays.fill(written, ~0);
        do {
            changed = false;
            pass();
        } while (changed);
    }

    private void pass() {
        int live = 0;
        for (int i = 0; i < program.size(); i++) {
            Instruction instruction = program.get(i);
            if (!isKnown(instruction.code())) {
                throw new VerificationException(i, "unknown operation 0x" + Integer.toHexString(instruction.code()));
            }
            checkOperand(i, instruction);
            live = flow(i, instruction, live & written[i]);
        }
        Instruction last = program.get(program.size() - 1);
        if (last.operationClass() != RET) {
            throw new VerificationException(program.size() - 1, "the last instruction is no return");
        }
    }

    private static void checkOperand(int i, Instruction instruction) {
        int code = instruction.code();
        int k = instruction.k();
        if ((code == (ALU | DIV | K) || code == (ALU | MOD | K)) && k == 0) {
            throw new VerificationException(i, "division by zero");
        }
        if ((code == (ALU | LSH | K) || code == (ALU | RSH | K)) && Integer.compareUnsigned(k, 32) >= 0) {
            throw new VerificationException(i, "shift by " + Integer.toUnsignedString(k) + " bits");
        }
        boolean scratch = code == ST || code == STX || code == (LD | MEM) || code == (LDX | MEM);
        if (scratch && Integer.compareUnsigned(k, SCRATCH_WORDS) >= 0) {
            throw new VerificationException(i, "no scratch word " + Integer.toUnsignedString(k));
        }
        boolean absolute = instruction.operationClass() == LD && (code & 0xe0) == ABS;
        if (absolute
                && Integer.compareUnsigned(k, AncillaryLoad.BASE) >= 0
                && AncillaryLoad.of(k).isEmpty()) {
            throw new VerificationException(i, "unknown ancillary load at " + k);
        }
    }

    private int flow(int i, Instruction instruction, int live) {
        int code = instruction.code();
        if (code == ST || code == STX) {
            return live | 1 << instruction.k();
        }
        if (code == (LD | MEM) || code == (LDX | MEM)) {
            if ((live & 1 << instruction.k()) == 0) {
                throw new VerificationException(i, "M[" + instruction.k() + "] is read before it is written");
            }
            return live;
        }
        if (instruction.operationClass() != JMP) {
            return live;
        }
        if (jumpsBack(instruction)) {
            jumpBack(i, instruction.k(), live);
        } else if (instruction.operation() == JA) {
            jump(i, instruction.k(), live);
        } else {
            jump(i, instruction.jt(), live);
            jump(i, instruction.jf(), live);
        }
        return ~0;
    }

    private void jump(int from, int distance, int live) {
        if (Integer.compareUnsigned(distance, program.size() - from - 1) >= 0) {
            throw new VerificationException(
                    from, "jump over " + Integer.toUnsignedString(distance) + " instructions leaves the program");
        }
        written[from + 1 + distance] &= live;
    }

    private void jumpBack(int from, int distance, int live) {
        if (!allowLoops) {
            throw new VerificationException(from, "a jump back, which makes a loop");
        }
        long to = from + 1L + distance;
        if (to < 0) {
            throw new VerificationException(from, "jump to before the program");
        }
        int before = written[(int) to];
        written[(int) to] &= live;
        changed |= written[(int) to] != before;
    }
}
