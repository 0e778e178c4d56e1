package dev.toami.filter.bpf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.toami.engine.Bytes;
import dev.toami.engine.Lease;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** One program in all that can run it, which have to agree, on owned and leased bytes. */
public final class Engines {
    private final List<Instruction> instructions;
    private final Program program;
    private final Code compiled;

    public Engines(List<Instruction> instructions) {
        this.instructions = instructions;
        this.program = Program.of(instructions);
        this.compiled = Jit.compile(program);
    }

    /** What all of them give. */
    public int run(byte[] packet, int originalLength, Ancillary ancillary) {
        int expected = ReferenceMachine.run(instructions, packet, originalLength, ancillary);
        for (Bytes window : windows(packet)) {
            int interpreted = Interpreter.run(program, window, originalLength, ancillary);
            if (interpreted != expected) {
                assertEquals(expected, interpreted, () -> "interpreted\n" + text(window));
            }
            int compiledResult = compiled.run(window, originalLength, ancillary);
            if (compiledResult != expected) {
                assertEquals(expected, compiledResult, () -> "compiled\n" + text(window));
            }
        }
        return expected;
    }

    private String text(Bytes packet) {
        return Disassembler.disassemble(instructions) + "on " + packet.length() + " bytes: " + packet;
    }

    /** Owned and leased, each with other bytes around it. */
    private static List<Bytes> windows(byte[] packet) {
        byte[] surrounded = new byte[packet.length + 16];
        new Random(packet.length).nextBytes(surrounded);
        System.arraycopy(packet, 0, surrounded, 5, packet.length);
        List<Bytes> windows = new ArrayList<>();
        windows.add(Bytes.wrap(surrounded, 5, packet.length));
        windows.add(Bytes.wrap(packet));
        ByteBuffer direct = ByteBuffer.allocateDirect(surrounded.length).put(surrounded);
        windows.add(Bytes.lease(direct.clear(), 5, packet.length, new Lease()));
        windows.add(Bytes.lease(ByteBuffer.wrap(surrounded), 5, packet.length, new Lease()));
        return windows;
    }
}
