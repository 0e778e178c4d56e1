package dev.toami.it.filter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import dev.toami.filter.bpf.Instruction;
import dev.toami.testing.filter.BpfMachine;

/** A program of libpcap's compiler, which libpcap's interpreter can run. Its memory is the garbage collector's. */
final class LibpcapProgram {
    // struct bpf_program, struct pcap_pkthdr
    private static final int PROGRAM_SIZE = 16;
    private static final int HEADER_SIZE = 24;
    private static final int INSTRUCTION_SIZE = 8;
    private static final int CAPTURED = 16;
    private static final int ORIGINAL = 20;

    private final Function filter;
    private final BpfMachine machine;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Memory code;
    private final Memory program = new Memory(PROGRAM_SIZE);
    private final Memory header = new Memory(HEADER_SIZE);

    LibpcapProgram(NativeLibrary library, BpfMachine machine, byte[] instructions) {
        this.filter = library.getFunction("pcap_offline_filter");
        this.machine = machine;
        this.code = new Memory(instructions.length);
        code.write(0, instructions, 0, instructions.length);
        ByteBuffer words = ByteBuffer.wrap(instructions).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            int operation = words.getShort() & 0xffff;
            int jt = words.get() & 0xff;
            int jf = words.get() & 0xff;
            this.instructions.add(new Instruction(operation, jt, jf, words.getInt()));
        }
        program.clear();
        program.setInt(0, instructions.length / INSTRUCTION_SIZE);
        program.setPointer(8, code);
    }

    /** The same program, for the evaluator that tells how a run ended. */
    BpfMachine machine() {
        return machine;
    }

    /** Whether its result may depend on what happened to be in memory: libpcap does not clear it before a run. */
    boolean readsUnwrittenMemory() {
        return new MemoryUse(instructions).readsUnwritten();
    }

    /**
     * Whether it may look for a place in the packet where it has an operand: libpcap computes before all tests where a
     * header of variable length ends, but chooses the word of memory for it when it comes upon the first test that needs
     * it, and that of a tunnel's start when it comes upon the tunnel. Operands of tests before that may have the same word.
     */
    boolean readsOperandForPlace() {
        return new MemoryUse(instructions).readsOperandForPlace();
    }

    /** What {@code pcap_offline_filter} says: 0, or how many bytes the program accepts. */
    int run(byte[] packet, int originalLength) {
        header.clear();
        header.setInt(CAPTURED, packet.length);
        header.setInt(ORIGINAL, originalLength);
        // An empty array would be no memory at all.
        byte[] bytes = packet.length == 0 ? new byte[1] : packet;
        return filter.invokeInt(new Object[] {program, header, bytes});
    }
}
