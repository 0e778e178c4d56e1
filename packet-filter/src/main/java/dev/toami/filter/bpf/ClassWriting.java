package dev.toami.filter.bpf;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the class of a program: {@link Code#run} is its first part, and every part calls the one that control goes to next
 * as the last thing that it does.
 */
final class ClassWriting {
    private static final String CODE = Type.getInternalName(Code.class);

    private ClassWriting() {}

    static byte[] write(Program program) {
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String name = CODE + "$Compiled";
        out.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, CODE, null);
        constructor(out);
        Facts facts = new Facts(program.instructions());
        Parts parts = new Parts(program.instructions(), facts);
        Variables variables = new Variables(program);
        for (int part = 0; part < parts.count(); part++) {
            if (part == 0 || !parts.entries(part).isEmpty()) {
                new PartWriter(program.instructions(), facts, parts, variables, name).write(out, part);
            }
        }
        out.visitEnd();
        return out.toByteArray();
    }

    private static void constructor(ClassWriter out) {
        MethodVisitor method = out.visitMethod(0, "<init>", "()V", null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, CODE, "<init>", "()V", false);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
