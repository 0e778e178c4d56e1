package dev.toami.filter.bpf;

import java.util.List;

import static dev.toami.filter.bpf.Opcode.*;

/** Looks for instructions that the kernel may run in another way, see {@link Program}. */
final class KernelDifferences {
    /** {@code SKF_LL_OFF}: from there on the kernel's offsets are relative to headers. */
    private static final int RELATIVE_TO_HEADERS = -0x200000;

    private final List<Instruction> program;
    private final Facts facts;

    KernelDifferences(List<Instruction> program) {
        this.program = program;
        this.facts = new Facts(program);
    }

    boolean exist() {
        for (int i = 0; i < program.size(); i++) {
            if (facts.isReached(i) && mayDiffer(i, program.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean mayDiffer(int i, Instruction instruction) {
        int k = instruction.k();
        return switch (instruction.code()) {
            case ALU | LSH | X, ALU | RSH | X -> Integer.compareUnsigned(facts.mostX(i), 32) >= 0;
            case LD | W | IND, LD | H | IND, LD | B | IND ->
                Integer.toUnsignedLong(facts.mostX(i)) + Integer.toUnsignedLong(k)
                        >= Integer.toUnsignedLong(RELATIVE_TO_HEADERS);
            case LD | W | ABS, LD | H | ABS, LD | B | ABS ->
                k < 0
                        && k >= RELATIVE_TO_HEADERS
                        && (instruction.ancillaryLoad().isEmpty() || !AncillaryValues.isSupplied(k));
            case LDX | B | MSH -> k < 0 && k >= RELATIVE_TO_HEADERS;
            default -> false;
        };
    }
}
