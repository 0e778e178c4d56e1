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

    /** Longer than any compiled filter, short enough that every place of its decoded form is an int. */
    private static final int JVM_LIMIT = 1 << 24;

    private final List<Instruction> program;
    private final boolean forKernel;
    /** For each instruction, the scratch words that every way to it has written, as bits. */
    private final int[] written;

    private Verifier(List<Instruction> program, boolean forKernel) {
        this.program = program;
        this.forKernel = forKernel;
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

    /** As {@link #verify(List)}, for programs of another length. */
    public static void verify(List<Instruction> program, int limit) {
        verify(program, limit, true);
    }

    /**
     * Does nothing if the program can run in the JVM. Beside what the kernel takes these are programs of any length, reads
     * of scratch memory that was not written, which is zero, and {@code ja} to an earlier instruction.
     *
     * <p>Nothing here makes sure that such a loop ends. Those of compiled filters do: each turn adds to X and then loads
     * from there, which ends the program behind the packet's end.
     *
     * @throws VerificationException with the first broken rule otherwise
     */
    public static void verifyForJvm(List<Instruction> program) {
        verify(program, JVM_LIMIT, false);
    }

    private static void verify(List<Instruction> program, int limit, boolean forKernel) {
        if (program.isEmpty() || program.size() > limit) {
            throw new VerificationException(
                    program.size(), "a program has 1 to " + limit + " instructions, not " + program.size());
        }
        new Verifier(program, forKernel).check();
    }

    private void check() {
        Arrays.fill(written, ~0);
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
            if (forKernel && (live & 1 << instruction.k()) == 0) {
                throw new VerificationException(i, "M[" + instruction.k() + "] is read before it is written");
            }
            return live;
        }
        if (instruction.operationClass() != JMP) {
            return live;
        }
        if (instruction.operation() == JA) {
            jump(i, instruction.k(), live);
        } else {
            jump(i, instruction.jt(), live);
            jump(i, instruction.jf(), live);
        }
        return ~0;
    }

    private void jump(int from, int distance, int live) {
        boolean loops = !forKernel && distance < 0 && from + 1 + distance >= 0;
        if (!loops && Integer.compareUnsigned(distance, program.size() - from - 1) >= 0) {
            boolean back = distance < 0 && from + 1 + distance >= 0;
            if (back) {
                throw new VerificationException(from, "a jump back, which makes a loop");
            }
            throw new VerificationException(
                    from, "jump over " + Integer.toUnsignedString(distance) + " instructions leaves the program");
        }
        written[from + 1 + distance] &= live;
    }
}
