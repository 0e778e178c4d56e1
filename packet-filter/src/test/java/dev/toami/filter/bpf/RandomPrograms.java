package dev.toami.filter.bpf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static dev.toami.filter.bpf.Opcode.*;

/** Programs of every operation with operands that matter, jumps going forward. */
final class RandomPrograms {
    static final int[] OPERATIONS =
            IntStream.range(0, 256).filter(Verifier::isKnown).toArray();
    static final int[] OPERANDS = {
        0,
        1,
        2,
        3,
        12,
        14,
        31,
        32,
        33,
        59,
        60,
        61,
        255,
        256,
        0xffff,
        0x10000,
        Integer.MAX_VALUE - 4,
        Integer.MAX_VALUE - 1,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        -0x200000,
        -0x1000 - 1,
        -33,
        -2,
        -1
    };

    private final Random random;

    RandomPrograms(Random random) {
        this.random = random;
    }

    /** A program that {@link Verifier#verifyForJvm} takes. */
    List<Instruction> next(int length) {
        List<Instruction> program = new ArrayList<>();
        for (int i = 0; i < length - 1; i++) {
            program.add(instruction(length - i - 2));
        }
        program.add(Instruction.of(random.nextBoolean() ? RET | A : RET | K, random.nextInt()));
        return program;
    }

    private Instruction instruction(int room) {
        int code = OPERATIONS[random.nextInt(OPERATIONS.length)];
        if ((code & 7) == RET && random.nextInt(4) != 0) {
            code = LD | W | ABS;
        }
        if ((code & 7) == JMP) {
            int far = Math.min(room, random.nextInt(10) == 0 ? 255 : 5);
            boolean always = code == (JMP | JA);
            return new Instruction(
                    code,
                    always ? 0 : random.nextInt(far + 1),
                    always ? 0 : random.nextInt(far + 1),
                    always ? random.nextInt(far + 1) : operand());
        }
        return Instruction.of(code, operand(code));
    }

    private int operand(int code) {
        return switch (code & 7) {
            case LD, LDX ->
                switch (code & 0xe0) {
                    case MEM -> random.nextInt(SCRATCH_WORDS);
                    case ABS ->
                        random.nextInt(6) == 0
                                ? AncillaryLoad.BASE + 4 * random.nextInt(16)
                                : random.nextInt(40) == 0 ? outside() : random.nextInt(64);
                    case IND, MSH -> random.nextInt(20) == 0 ? operand() : random.nextInt(40);
                    default -> operand();
                };
            case ST, STX -> random.nextInt(SCRATCH_WORDS);
            case ALU -> {
                boolean shifts = (code & 0xf0) == LSH || (code & 0xf0) == RSH;
                boolean divides = (code & 0xf0) == DIV || (code & 0xf0) == MOD;
                int k = operand();
                yield (code & X) != 0 ? 0 : shifts ? k & 31 : divides && k == 0 ? 7 : k;
            }
            default -> operand();
        };
    }

    private int outside() {
        int k = operand();
        return Integer.compareUnsigned(k, AncillaryLoad.BASE) >= 0 ? Integer.MAX_VALUE : k;
    }

    private int operand() {
        return random.nextInt(3) == 0 ? random.nextInt(300) : OPERANDS[random.nextInt(OPERANDS.length)];
    }
}
