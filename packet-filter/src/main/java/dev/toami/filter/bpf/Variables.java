package dev.toami.filter.bpf;

import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.toami.engine.Bytes;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The variables that compiled code has from its beginning to its end: what {@link Code#run} is called with, then where the
 * bytes are, the registers and the scratch words that the program uses.
 */
final class Variables {
    static final int PACKET = 1;
    static final int ORIGINAL_LENGTH = 2;
    static final int ANCILLARY = 3;
    static final int ARRAY = 4;
    static final int MEMORY = 5;
    static final int START = 6;
    static final int LENGTH = 7;
    static final int A = 8;
    static final int X = 9;

    private static final String GIVEN = Type.getDescriptor(Bytes.class) + "I" + Type.getDescriptor(Ancillary.class);
    private static final String BYTES = Type.getDescriptor(byte[].class);
    private static final String BUFFER = Type.getDescriptor(ByteBuffer.class);

    private final int[] scratch = new int[Opcode.SCRATCH_WORDS];
    private final int count;

    Variables(Program program) {
        Arrays.fill(scratch, -1);
        int next = X + 1;
        for (Instruction instruction : program.instructions()) {
            if (Program.usesScratch(instruction) && scratch[instruction.k()] < 0) {
                scratch[instruction.k()] = next++;
            }
        }
        count = next;
    }

    int scratch(int word) {
        return scratch[word];
    }

    /** What only methods other than the first have: the number of the entry to begin at. */
    int entry() {
        return count;
    }

    static String firstDescriptor() {
        return "(" + GIVEN + ")I";
    }

    /** Of the methods that go on where others leave: all variables and the entry. */
    String descriptor() {
        return "(" + GIVEN + BYTES + BUFFER + "I".repeat(count - START + 1) + ")I";
    }

    /** Fills those that {@link Code#run} is not called with. */
    void begin(MethodVisitor out) {
        String packet = Type.getInternalName(Packet.class);
        String bytes = Type.getInternalName(Bytes.class);
        out.visitVarInsn(Opcodes.ALOAD, PACKET);
        out.visitMethodInsn(
                Opcodes.INVOKESTATIC, packet, "array", "(" + Type.getDescriptor(Bytes.class) + ")" + BYTES, false);
        out.visitVarInsn(Opcodes.ASTORE, ARRAY);
        out.visitVarInsn(Opcodes.ALOAD, PACKET);
        out.visitVarInsn(Opcodes.ALOAD, ARRAY);
        out.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                packet,
                "memory",
                "(" + Type.getDescriptor(Bytes.class) + BYTES + ")" + BUFFER,
                false);
        out.visitVarInsn(Opcodes.ASTORE, MEMORY);
        out.visitVarInsn(Opcodes.ALOAD, PACKET);
        out.visitMethodInsn(Opcodes.INVOKESTATIC, packet, "start", "(" + Type.getDescriptor(Bytes.class) + ")I", false);
        out.visitVarInsn(Opcodes.ISTORE, START);
        out.visitVarInsn(Opcodes.ALOAD, PACKET);
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, bytes, "length", "()I", false);
        out.visitVarInsn(Opcodes.ISTORE, LENGTH);
        for (int i = A; i < count; i++) {
            out.visitInsn(Opcodes.ICONST_0);
            out.visitVarInsn(Opcodes.ISTORE, i);
        }
    }

    /** The types of all, for the first frame of a stack map. */
    Object[] types(String owner) {
        Object[] types = new Object[count];
        Arrays.fill(types, Opcodes.INTEGER);
        types[0] = owner;
        types[PACKET] = Type.getInternalName(Bytes.class);
        types[ANCILLARY] = Type.getInternalName(Ancillary.class);
        types[ARRAY] = BYTES;
        types[MEMORY] = Type.getInternalName(ByteBuffer.class);
        return types;
    }

    /** Pushes all, as another method takes them. */
    void pass(MethodVisitor out) {
        for (int i = 0; i < count; i++) {
            boolean number = i == ORIGINAL_LENGTH || i >= START;
            out.visitVarInsn(number ? Opcodes.ILOAD : Opcodes.ALOAD, i);
        }
    }
}
