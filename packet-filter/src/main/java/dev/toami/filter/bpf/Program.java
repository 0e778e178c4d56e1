package dev.toami.filter.bpf;

import java.util.List;

/**
 * A program that can run in the JVM: verified and decoded. Immutable, thread-safe.
 *
 * <p>Whatever runs it ({@link Interpreter}, {@link ProgramRunner}) keeps the rules of libpcap's interpreter, which are not
 * always those of the kernel:
 *
 * <table>
 *   <caption>Rules for running a program</caption>
 *   <tr><th></th><th>here</th><th>in the kernel</th></tr>
 *   <tr><td>load that is not wholly inside the packet</td><td>ends with 0</td><td>the same; but offsets from -0x200000 on
 *       are places relative to the headers that it knows</td></tr>
 *   <tr><td>{@code X + k} of an indirect load</td><td>33 bits</td><td>wraps around at 32 bits</td></tr>
 *   <tr><td>shift by 32 or more</td><td>gives 0</td><td>by the count modulo 32</td></tr>
 *   <tr><td>division or modulus by zero</td><td>ends with 0</td><td>the same</td></tr>
 *   <tr><td>ancillary load</td><td>what {@link Ancillary} says; what it does not have, and everything for {@link
 *       Ancillary#NONE}, ends with 0</td><td>what it knows</td></tr>
 *   <tr><td>scratch memory</td><td>begins as zero</td><td>cannot be read before it is written</td></tr>
 *   <tr><td>{@code ja} to an earlier instruction</td><td>allowed</td><td>refused</td></tr>
 * </table>
 */
public final class Program {
    final Step start;
    final boolean usesScratch;
    private final List<Instruction> instructions;

    private Program(List<Instruction> instructions) {
        this.instructions = instructions;
        start = Step.decode(instructions);
        usesScratch = instructions.stream().anyMatch(Program::usesScratch);
    }

    /**
     * Decodes the instructions.
     *
     * @throws VerificationException if they are not as {@link Verifier#verifyForJvm} wants them
     */
    public static Program of(List<Instruction> instructions) {
        List<Instruction> copy = List.copyOf(instructions);
        Verifier.verifyForJvm(copy);
        return new Program(copy);
    }

    public List<Instruction> instructions() {
        return instructions;
    }

    /** Whether a jump goes back. */
    public boolean hasLoops() {
        return instructions.stream().anyMatch(Instruction::isBackwardJump);
    }

    /**
     * Whether there may be a packet on which the kernel's result differs by the table above: there is a shift by X that is
     * not known to be less than 32, or a load that is not known to stay clear of the last {@code 0x200000} offsets, or one
     * of an ancillary value that {@link Ancillary} does not have.
     */
    public boolean mayDifferFromKernel() {
        return new KernelDifferences(instructions).exist();
    }

    static boolean usesScratch(Instruction instruction) {
        return switch (instruction.code()) {
            case Opcode.ST, Opcode.STX, Opcode.LD | Opcode.MEM, Opcode.LDX | Opcode.MEM -> true;
            default -> false;
        };
    }
}
