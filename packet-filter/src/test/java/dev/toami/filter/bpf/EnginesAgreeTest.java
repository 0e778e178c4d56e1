package dev.toami.filter.bpf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import dev.toami.filter.RandomPackets.FixedAncillary;
import org.junit.jupiter.api.Test;

import static dev.toami.filter.bpf.Opcode.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The interpreter and compiled code give what the plainest machine gives. */
class EnginesAgreeTest {
    private static final Ancillary KNOWN = new FixedAncillary(true, 0x6064, 3, 7, 0x86dd);

    private final Random random = new Random(20_260_823);

    private byte[] packet() {
        byte[] packet = new byte[random.nextInt(4) == 0 ? random.nextInt(80) : 60];
        random.nextBytes(packet);
        return packet;
    }

    private static void put(byte[] packet, int at, int value) {
        for (int i = 0; i < 4; i++) {
            packet[at + i] = (byte) (value >>> (24 - 8 * i));
        }
    }

    /** Every operation and operand, A and X being numbers that the program knows, or nothing but those that it loads. */
    @Test
    void everyOperationOnEveryEdge() {
        int runs = 0;
        for (int code : RandomPrograms.OPERATIONS) {
            for (int k : RandomPrograms.OPERANDS) {
                Instruction instruction = (code & 7) == JMP && code != (JMP | JA)
                        ? new Instruction(code, 1, 0, k)
                        : Instruction.of(code, k);
                List<Instruction> program = new ArrayList<>(List.of(
                        Instruction.of(LD | W | ABS, 4),
                        Instruction.of(MISC | TAX, 0),
                        Instruction.of(LD | W | ABS, 0),
                        instruction,
                        Instruction.of(RET | A, 0),
                        Instruction.of(MISC | TXA, 0),
                        Instruction.of(RET | A, 0)));
                if ((code & 7) == LDX || code == (MISC | TAX)) {
                    program.remove(4);
                }
                // A jump back to itself or to loads without an end would not end.
                if (isRefused(program) || instruction.isBackwardJump()) {
                    continue;
                }
                Engines engines = new Engines(program);
                for (int a : RandomPrograms.OPERANDS) {
                    for (int x : RandomPrograms.OPERANDS) {
                        byte[] packet = packet();
                        byte[] whole = packet.length < 8 ? new byte[8] : packet;
                        put(whole, 0, a);
                        put(whole, 4, x);
                        engines.run(whole, 1500, random.nextBoolean() ? KNOWN : Ancillary.NONE);
                        runs++;
                    }
                }
            }
        }
        assertTrue(runs > 500_000, "only " + runs);
    }

    private static boolean isRefused(List<Instruction> program) {
        try {
            Verifier.verifyForJvm(program);
            return false;
        } catch (VerificationException e) {
            return true;
        }
    }

    @Test
    void randomPrograms() {
        RandomPrograms programs = new RandomPrograms(random);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            Engines engines = new Engines(programs.next(1 + random.nextInt(40)));
            for (int j = 0; j < 10; j++) {
                accepted += engines.run(packet(), random.nextInt(), j % 3 == 0 ? Ancillary.NONE : KNOWN) != 0 ? 1 : 0;
            }
        }
        assertTrue(accepted > 20_000 && accepted < 180_000, accepted + " of 200000");
    }

    @Test
    void randomProgramsOfManyParts() {
        RandomPrograms programs = new RandomPrograms(random);
        int passed = 0;
        for (int i = 0; i < 300; i++) {
            List<Instruction> program = new ArrayList<>();
            for (int j = random.nextInt(8); j >= 0; j--) {
                // What ends the program comes seldom, so that the other parts are reached.
                programs.next(140).stream()
                        .filter(each -> !mayEnd(each) || random.nextInt(100) == 0)
                        .forEach(program::add);
            }
            program.addAll(Collections.nCopies(300, Instruction.of(ALU | ADD, 1)));
            program.add(Instruction.of(RET | A, 0));
            Engines engines = new Engines(program);
            for (int j = 0; j < 20; j++) {
                passed += engines.run(packet(), random.nextInt(), KNOWN) != 0 ? 1 : 0;
            }
        }
        assertTrue(passed > 500, passed + " of 6000 came to the end");
    }

    private static boolean mayEnd(Instruction i) {
        return switch (i.code()) {
            case RET | K, RET | A, ALU | DIV | X, ALU | MOD | X, LD | W | IND, LD | H | IND, LD | B | IND -> true;
            default -> i.operationClass() <= LDX && (i.code() & ABS) != 0 && (i.k() < 0 || i.k() > 56);
        };
    }

    /** A chain of headers, each telling how many bytes there are to the next, as compiled protochain programs walk it. */
    @Test
    void loopsEndBehindThePacket() {
        List<Instruction> program = List.of(
                Instruction.of(LDX | IMM, 0),
                Instruction.of(LD | B | IND, 0),
                new Instruction(JMP | JEQ, 4, 0, 0xff),
                Instruction.of(ALU | ADD, 1),
                Instruction.of(ALU | ADD | X, 0),
                Instruction.of(MISC | TAX, 0),
                Instruction.of(JMP | JA, -6),
                Instruction.of(MISC | TXA, 0),
                Instruction.of(RET | A, 0));
        Engines engines = new Engines(program);
        assertEquals(4, engines.run(new byte[] {0, 2, 9, 9, -1}, 5, Ancillary.NONE));
        assertEquals(0, engines.run(new byte[70_000], 5, Ancillary.NONE));
        for (int i = 0; i < 1000; i++) {
            engines.run(packet(), 60, Ancillary.NONE);
        }
    }
}
