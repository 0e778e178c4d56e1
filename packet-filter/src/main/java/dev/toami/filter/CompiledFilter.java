package dev.toami.filter;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.filter.bpf.Ancillary;
import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.bpf.Disassembler;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Program;
import dev.toami.filter.bpf.ProgramRunner;
import dev.toami.filter.bpf.VerificationException;
import dev.toami.filter.bpf.Verifier;

/** A filter as a program that {@link Verifier} has checked. Immutable, thread-safe. */
public final class CompiledFilter {
    private final String expression;
    private final FilterTarget target;
    private final Program program;
    private final ProgramRunner runner;
    private final Optional<String> userlandReason;

    CompiledFilter(String expression, FilterTarget target, List<Instruction> instructions, boolean needsHeader) {
        this.expression = expression;
        this.target = target;
        this.program = Program.of(instructions);
        this.runner = new ProgramRunner(program);
        this.userlandReason = target.isLive() ? userlandReason(instructions, needsHeader) : Optional.empty();
    }

    private static Optional<String> userlandReason(List<Instruction> instructions, boolean needsHeader) {
        Optional<String> refusal = kernelRefusal(instructions);
        return refusal.isEmpty() && needsHeader
                ? Optional.of("it asks for a part of the link header that a cooked socket does not have")
                : refusal;
    }

    /** Why the kernel does not take a program, if it does not. */
    static Optional<String> kernelRefusal(List<Instruction> program) {
        try {
            Verifier.verify(program);
            return Optional.empty();
        } catch (VerificationException e) {
            return Optional.of(e.getMessage());
        }
    }

    public String expression() {
        return expression;
    }

    public FilterTarget target() {
        return target;
    }

    public List<Instruction> instructions() {
        return program.instructions();
    }

    public Program program() {
        return program;
    }

    /**
     * Whether a live filter cannot run in the kernel, because it breaks a rule of {@link Verifier}'s, such as that of
     * {@link Verifier#KERNEL_LIMIT} or that against loops, which {@code protochain} makes, or because it asks on a cooked
     * socket for parts of the link header that the kernel does not have. {@link #seesLinkHeader} tells what to run it on
     * then.
     */
    public boolean needsUserland() {
        return userlandReason.isPresent();
    }

    /** Why it {@link #needsUserland}, in a few words, if it does. */
    public Optional<String> userlandReason() {
        return userlandReason;
    }

    /**
     * Whether offset 0 is the start of the link header. Only for a cooked socket it is not, unless the filter {@link
     * #needsUserland}: then it is to be run on frames with the header that was put in front of them.
     */
    public boolean seesLinkHeader() {
        return target.kind() != FilterTarget.Kind.LIVE_COOKED || needsUserland();
    }

    /** What the program asks about a frame beside its bytes: whoever runs it has to know that. */
    public Set<AncillaryLoad> ancillaryLoads() {
        Set<AncillaryLoad> loads = EnumSet.noneOf(AncillaryLoad.class);
        program.instructions()
                .forEach(instruction -> instruction.ancillaryLoad().ifPresent(loads::add));
        return loads;
    }

    /** Whether a frame is accepted, nothing but its bytes being known of it. */
    public boolean matches(Bytes packet, int originalLength) {
        return matches(packet, originalLength, Ancillary.NONE);
    }

    public boolean matches(Bytes packet, int originalLength, Ancillary ancillary) {
        return accept(packet, originalLength, ancillary) != 0;
    }

    /**
     * How many bytes of a frame the filter accepts, as an unsigned number; 0 rejects it.
     *
     * @throws IllegalStateException if the frame is leased and its lease is over
     */
    public int accept(Bytes packet, int originalLength, Ancillary ancillary) {
        return runner.run(packet, originalLength, ancillary);
    }

    /** The program as {@code tcpdump -d} shows it. */
    public String disassemble() {
        return Disassembler.disassemble(program.instructions());
    }

    @Override
    public String toString() {
        return "\"" + expression + "\" on " + target.linkType() + ", "
                + program.instructions().size() + " instructions";
    }
}
