package dev.toami.filter.bpf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.toami.filter.bpf.Opcode.*;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class VerifierTest {
    private static final Instruction ACCEPT = Instruction.of(RET | K, 1);

    private static void refuses(int index, Instruction... program) {
        VerificationException e = assertThrows(VerificationException.class, () -> Verifier.verify(List.of(program)));
        assertEquals(index, e.index(), e.getMessage());
    }

    private static void takes(Instruction... program) {
        assertDoesNotThrow(() -> Verifier.verify(List.of(program)));
    }

    @Test
    void lengthIsLimited() {
        refuses(0);
        assertDoesNotThrow(() -> Verifier.verify(Collections.nCopies(4096, ACCEPT)));
        assertThrows(VerificationException.class, () -> Verifier.verify(Collections.nCopies(4097, ACCEPT)));
    }

    @Test
    void theLastInstructionReturns() {
        takes(Instruction.of(RET | A, 0));
        refuses(1, ACCEPT, Instruction.of(LD | IMM, 0));
    }

    @Test
    void jumpsStayInside() {
        takes(new Instruction(JMP | JEQ | K, 0, 1, 0), ACCEPT, ACCEPT);
        refuses(0, new Instruction(JMP | JEQ | K, 0, 2, 0), ACCEPT, ACCEPT);
        refuses(0, new Instruction(JMP | JSET | X, 2, 0, 0), ACCEPT, ACCEPT);
        takes(Instruction.of(JMP | JA, 1), ACCEPT, ACCEPT);
        refuses(0, Instruction.of(JMP | JA, 2), ACCEPT, ACCEPT);
        refuses(1, ACCEPT, Instruction.of(JMP | JA, -1), ACCEPT);
    }

    @Test
    void operandsAreChecked() {
        refuses(0, Instruction.of(ALU | DIV | K, 0), ACCEPT);
        refuses(0, Instruction.of(ALU | MOD | K, 0), ACCEPT);
        takes(Instruction.of(ALU | DIV | X, 0), ACCEPT);
        takes(Instruction.of(ALU | LSH | K, 31), ACCEPT);
        refuses(0, Instruction.of(ALU | LSH | K, 32), ACCEPT);
        refuses(0, Instruction.of(ALU | RSH | K, -1), ACCEPT);
        refuses(0, Instruction.of(ST, 16), ACCEPT);
        refuses(0, Instruction.of(STX, -1), ACCEPT);
        refuses(0, Instruction.of(0xf0, 0), ACCEPT);
        refuses(0, Instruction.of(0x106, 0), ACCEPT);
    }

    @Test
    void ancillaryLoadsAreKnown() {
        takes(Instruction.of(LD | W | ABS, AncillaryLoad.VLAN_TPID.k()), ACCEPT);
        refuses(0, Instruction.of(LD | W | ABS, AncillaryLoad.BASE + 1), ACCEPT);
        refuses(0, Instruction.of(LD | B | ABS, -4), ACCEPT);
        takes(Instruction.of(LD | B | IND, -4), ACCEPT);
    }

    @Test
    void scratchIsWrittenOnEveryWay() {
        takes(Instruction.of(ST, 3), Instruction.of(LDX | MEM, 3), ACCEPT);
        refuses(0, Instruction.of(LD | MEM, 3), ACCEPT);
        List<Instruction> oneWay = new ArrayList<>(List.of(
                new Instruction(JMP | JEQ | K, 0, 1, 0), Instruction.of(ST, 0), Instruction.of(LD | MEM, 0), ACCEPT));
        assertThrows(VerificationException.class, () -> Verifier.verify(oneWay));
        oneWay.add(0, Instruction.of(STX, 0));
        assertDoesNotThrow(() -> Verifier.verify(oneWay));
    }

    @Test
    void inTheJvmProgramsMayGoBack() {
        List<Instruction> loop = List.of(
                Instruction.of(LDX | MEM, 3),
                Instruction.of(LD | B | IND, 0),
                Instruction.of(JMP | JA, -3),
                Instruction.of(RET | K, 0));
        assertDoesNotThrow(() -> Verifier.verifyForJvm(loop));
        refuses(0, loop.toArray(new Instruction[0]));
        assertThrows(
                VerificationException.class,
                () -> Verifier.verifyForJvm(List.of(Instruction.of(JMP | JA, -2), ACCEPT)));
        assertThrows(
                VerificationException.class, () -> Verifier.verifyForJvm(List.of(Instruction.of(JMP | JA, 1), ACCEPT)));
        assertDoesNotThrow(() -> Verifier.verifyForJvm(Collections.nCopies(100_000, ACCEPT)));
    }
}
