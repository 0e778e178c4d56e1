package dev.toami.filter.bpf;

import java.util.List;

/** A program in the form that {@link Interpreter} runs: verified, its fields in arrays. Immutable, thread-safe. */
public final class Program {
    /** Longer than any compiled filter, short enough that a jump distance is an int. */
    private static final int LIMIT = 1 << 24;

    final int[] code;
    final int[] jumpTrue;
    final int[] jumpFalse;
    final int[] k;
    final boolean usesScratch;
    private final List<Instruction> instructions;

    private Program(List<Instruction> instructions) {
        int length = instructions.size();
        this.instructions = instructions;
        code = new int[length];
        jumpTrue = new int[length];
        jumpFalse = new int[length];
        k = new int[length];
        boolean scratch = false;
        for (int i = 0; i < length; i++) {
            Instruction instruction = instructions.get(i);
            code[i] = instruction.code();
            k[i] = instruction.k();
            boolean always = instruction.code() == (Opcode.JMP | Opcode.JA);
            jumpTrue[i] = i + 1 + (always ? instruction.k() : instruction.jt());
            jumpFalse[i] = i + 1 + instruction.jf();
            scratch |= instruction.operationClass() == Opcode.ST || instruction.operationClass() == Opcode.STX;
        }
        usesScratch = scratch;
    }

    /**
     * Verifies the instructions by the kernel's rules, but for their number and for loops, and decodes them. As in
     * libpcap's interpreter it is for who makes a program with a loop to see to it that it ends on every packet.
     *
     * @throws VerificationException if they break one
     */
    public static Program of(List<Instruction> instructions) {
        List<Instruction> copy = List.copyOf(instructions);
        Verifier.verify(copy, LIMIT, true);
        return new Program(copy);
    }

    public List<Instruction> instructions() {
        return instructions;
    }

    /** Whether a jump goes back. */
    public boolean hasLoops() {
        return instructions.stream().anyMatch(Verifier::jumpsBack);
    }
}
