package dev.toami.filter;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.bpf.Verifier;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KernelRefusalTest {
    private static final Instruction ACCEPT = Instruction.of(Opcode.RET | Opcode.K, 96);

    @Test
    void aJumpBackwardsIsRefused() {
        List<Instruction> loop =
                List.of(Instruction.of(Opcode.LD | Opcode.LEN, 0), Instruction.of(Opcode.JMP | Opcode.JA, -2), ACCEPT);
        String reason = CompiledFilter.kernelRefusal(loop).orElseThrow();
        assertTrue(reason.contains("loop"), reason);
    }

    @Test
    void oneInstructionTooManyIsRefused() {
        assertEquals(Optional.empty(), CompiledFilter.kernelRefusal(List.of(ACCEPT)));
        List<Instruction> most = Collections.nCopies(Verifier.KERNEL_LIMIT, ACCEPT);
        assertEquals(Optional.empty(), CompiledFilter.kernelRefusal(most));
        List<Instruction> more = Collections.nCopies(Verifier.KERNEL_LIMIT + 1, ACCEPT);
        assertTrue(CompiledFilter.kernelRefusal(more).isPresent());
    }
}
