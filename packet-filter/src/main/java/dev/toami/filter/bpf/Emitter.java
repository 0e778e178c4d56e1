package dev.toami.filter.bpf;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import static dev.toami.filter.bpf.Opcode.*;

/** The code of the JVM for single operations, on {@link Variables}. */
final class Emitter {
    private static final String READ = "([BLjava/nio/ByteBuffer;I)I";
    private static final String BINARY = "(II)I";

    private final MethodVisitor out;
    private final Object[] types;
    private final Label rejection = new Label();
    private boolean hasFrame;
    private boolean rejects;

    /** @param types those of all variables, which are the same everywhere */
    Emitter(MethodVisitor out, Object[] types) {
        this.out = out;
        this.types = types;
    }

    void place(Label label) {
        out.visitLabel(label);
        if (hasFrame) {
            out.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        } else {
            out.visitFrame(Opcodes.F_FULL, types.length, types, 0, null);
            hasFrame = true;
        }
    }

    /** What everything jumps to that ends the program with 0. */
    void placeRejection() {
        if (rejects) {
            place(rejection);
            out.visitInsn(Opcodes.ICONST_0);
            out.visitInsn(Opcodes.IRETURN);
        }
    }

    void constant(int value) {
        if (value >= -1 && value <= 5) {
            out.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            out.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value == (short) value) {
            out.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            out.visitLdcInsn(value);
        }
    }

    void get(int variable) {
        out.visitVarInsn(Opcodes.ILOAD, variable);
    }

    void set(int variable) {
        out.visitVarInsn(Opcodes.ISTORE, variable);
    }

    void copy(int from, int to) {
        get(from);
        set(to);
    }

    /** @param leastLength what the packet is known to have */
    void loadAbsolute(int size, int k, int leastLength) {
        if (isBehindEveryPacket(k, size)) {
            rejectAlways();
            return;
        }
        checkLength(k + bytes(size), leastLength);
        read(size, k, false);
        set(Variables.A);
    }

    /** @param mostX what X is known to be at most */
    void loadIndirect(int size, int k, int mostX) {
        if (isBehindEveryPacket(k, size)) {
            rejectAlways();
            return;
        }
        if (mostX < 0) {
            get(Variables.X);
            reject(Opcodes.IFLT);
        }
        get(Variables.X);
        get(Variables.LENGTH);
        constant(k + bytes(size));
        out.visitInsn(Opcodes.ISUB);
        reject(Opcodes.IF_ICMPGT);
        read(size, k, true);
        set(Variables.A);
    }

    void loadHeaderLength(int k, int leastLength) {
        if (isBehindEveryPacket(k, B)) {
            rejectAlways();
            return;
        }
        checkLength(k + 1, leastLength);
        read(B, k, false);
        constant(15);
        out.visitInsn(Opcodes.IAND);
        constant(2);
        out.visitInsn(Opcodes.ISHL);
        set(Variables.X);
    }

    void loadAncillary(int k) {
        if (!AncillaryValues.isSupplied(k)) {
            rejectAlways();
            return;
        }
        String type = Type.getInternalName(Ancillary.class);
        out.visitVarInsn(Opcodes.ALOAD, Variables.ANCILLARY);
        out.visitFieldInsn(Opcodes.GETSTATIC, type, "NONE", Type.getDescriptor(Ancillary.class));
        reject(Opcodes.IF_ACMPEQ);
        constant(k);
        out.visitVarInsn(Opcodes.ALOAD, Variables.ANCILLARY);
        get(Variables.A);
        get(Variables.X);
        call(AncillaryValues.class, "load", "(IL" + type + ";II)I");
        set(Variables.A);
    }

    void arithmetic(Instruction instruction, int mostA, int mostX) {
        int operation = instruction.operation();
        boolean constant = (instruction.code() & X) == 0;
        boolean divides = operation == DIV || operation == MOD;
        if (divides && !constant) {
            get(Variables.X);
            reject(Opcodes.IFEQ);
        }
        get(Variables.A);
        if (operation == NEG) {
            out.visitInsn(Opcodes.INEG);
            set(Variables.A);
            return;
        }
        right(instruction);
        int mostRight = constant ? instruction.k() : mostX;
        switch (operation) {
            case ADD -> out.visitInsn(Opcodes.IADD);
            case SUB -> out.visitInsn(Opcodes.ISUB);
            case MUL -> out.visitInsn(Opcodes.IMUL);
            case OR -> out.visitInsn(Opcodes.IOR);
            case AND -> out.visitInsn(Opcodes.IAND);
            case XOR -> out.visitInsn(Opcodes.IXOR);
            case LSH -> shift(Opcodes.ISHL, "shiftLeft", mostRight);
            case RSH -> shift(Opcodes.IUSHR, "shiftRight", mostRight);
            case DIV -> divide(Opcodes.IDIV, "divideUnsigned", (mostA | mostRight) >= 0);
            default -> divide(Opcodes.IREM, "remainderUnsigned", (mostA | mostRight) >= 0);
        }
        set(Variables.A);
    }

    private void shift(int instruction, String method, int mostRight) {
        if (Integer.compareUnsigned(mostRight, 32) < 0) {
            out.visitInsn(instruction);
        } else {
            call(Alu.class, method, BINARY);
        }
    }

    private void divide(int instruction, String method, boolean isSigned) {
        if (isSigned) {
            out.visitInsn(instruction);
        } else {
            call(Integer.class, method, BINARY);
        }
    }

    /** Jumps if the condition holds, or if not. */
    void jump(Instruction instruction, boolean ifNot, int mostA, int mostX, Label target) {
        int mostRight = (instruction.code() & X) == 0 ? instruction.k() : mostX;
        boolean unsigned = (mostA | mostRight) < 0;
        get(Variables.A);
        switch (instruction.operation()) {
            case JEQ -> {
                right(instruction);
                out.visitJumpInsn(ifNot ? Opcodes.IF_ICMPNE : Opcodes.IF_ICMPEQ, target);
            }
            case JSET -> {
                right(instruction);
                out.visitInsn(Opcodes.IAND);
                out.visitJumpInsn(ifNot ? Opcodes.IFEQ : Opcodes.IFNE, target);
            }
            case JGT -> {
                compareRight(instruction, unsigned);
                out.visitJumpInsn(ifNot ? Opcodes.IF_ICMPLE : Opcodes.IF_ICMPGT, target);
            }
            default -> {
                compareRight(instruction, unsigned);
                out.visitJumpInsn(ifNot ? Opcodes.IF_ICMPLT : Opcodes.IF_ICMPGE, target);
            }
        }
    }

    /** The JVM compares signed numbers; with the highest bit changed they are in the order of unsigned ones. */
    private void compareRight(Instruction instruction, boolean unsigned) {
        if (!unsigned) {
            right(instruction);
            return;
        }
        constant(Integer.MIN_VALUE);
        out.visitInsn(Opcodes.IXOR);
        if ((instruction.code() & X) == 0) {
            constant(instruction.k() ^ Integer.MIN_VALUE);
        } else {
            get(Variables.X);
            constant(Integer.MIN_VALUE);
            out.visitInsn(Opcodes.IXOR);
        }
    }

    private void right(Instruction instruction) {
        if ((instruction.code() & X) == 0) {
            constant(instruction.k());
        } else {
            get(Variables.X);
        }
    }

    private void checkLength(int needed, int leastLength) {
        if (leastLength < needed) {
            get(Variables.LENGTH);
            constant(needed);
            reject(Opcodes.IF_ICMPLT);
        }
    }

    private void read(int size, int k, boolean indirect) {
        out.visitVarInsn(Opcodes.ALOAD, Variables.ARRAY);
        out.visitVarInsn(Opcodes.ALOAD, Variables.MEMORY);
        get(Variables.START);
        if (indirect) {
            get(Variables.X);
            out.visitInsn(Opcodes.IADD);
        }
        constant(k);
        out.visitInsn(Opcodes.IADD);
        call(Packet.class, size == B ? "u8" : size == H ? "u16" : "i32", READ);
    }

    private void call(Class<?> owner, String method, String descriptor) {
        out.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(owner), method, descriptor, false);
    }

    private void reject(int jump) {
        rejects = true;
        out.visitJumpInsn(jump, rejection);
    }

    /** As a conditional jump, so that what follows needs no frame. */
    private void rejectAlways() {
        constant(0);
        reject(Opcodes.IFEQ);
    }

    private static boolean isBehindEveryPacket(int k, int size) {
        return Step.isBehindEveryPacket(k, bytes(size));
    }

    private static int bytes(int size) {
        return size == B ? 1 : size == H ? 2 : 4;
    }
}
