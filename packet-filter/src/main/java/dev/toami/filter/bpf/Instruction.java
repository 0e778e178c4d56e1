package dev.toami.filter.bpf;

import java.util.Optional;

/**
 * One instruction of classic BPF: {@code struct sock_filter} of {@code <linux/filter.h>}.
 *
 * <pre>
 * 0       16  24  32              64
 * +-------+---+---+---------------+
 * | code  |jt |jf |       k       |   native byte order
 * +-------+---+---+---------------+
 * </pre>
 *
 * @param code the operation, see {@link Opcode}
 * @param jt how many instructions a conditional jump skips when its condition holds
 * @param jf how many it skips when not
 * @param k the operand, an unsigned 32-bit number
 */
public record Instruction(int code, int jt, int jf, int k) {
    public Instruction {
        if ((code & ~0xffff) != 0 || (jt & ~0xff) != 0 || (jf & ~0xff) != 0) {
            throw new IllegalArgumentException("code " + code + " needs 16 bits, jt " + jt + " and jf " + jf + " 8");
        }
    }

    public static Instruction of(int code, int k) {
        return new Instruction(code, 0, 0, k);
    }

    public int operationClass() {
        return code & 0x07;
    }

    /** The arithmetic operation or the kind of jump. */
    public int operation() {
        return code & 0xf0;
    }

    /** What it loads that is not in the packet, if it does that. */
    public Optional<AncillaryLoad> ancillaryLoad() {
        boolean isAbsolute = operationClass() == Opcode.LD && (code & 0xe0) == Opcode.ABS;
        return isAbsolute ? AncillaryLoad.of(k) : Optional.empty();
    }

    /** Whether it reads bytes of the packet, or what is known beside them. */
    public boolean loadsFromPacket() {
        int mode = code & 0xe0;
        return (operationClass() == Opcode.LD && (mode == Opcode.ABS || mode == Opcode.IND))
                || (operationClass() == Opcode.LDX && mode == Opcode.MSH);
    }

    public boolean isConditionalJump() {
        return operationClass() == Opcode.JMP && operation() != Opcode.JA;
    }

    /** Whether it goes back, which the kernel does not allow. */
    public boolean isBackwardJump() {
        return code == (Opcode.JMP | Opcode.JA) && k < 0;
    }

    /** The instruction as {@code tcpdump -d} shows the first one of a program. */
    @Override
    public String toString() {
        return Disassembler.line(this, 0);
    }
}
