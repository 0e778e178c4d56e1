package dev.toami.filter.bpf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import static dev.toami.filter.bpf.Opcode.*;

/** Writes the method of one part. */
final class PartWriter {
    private final List<Instruction> program;
    private final Facts facts;
    private final Parts parts;
    private final Variables variables;
    private final String owner;
    private final Map<Integer, Label> labels = new HashMap<>();
    private MethodVisitor out;
    private Emitter emit;
    private int part;

    PartWriter(List<Instruction> program, Facts facts, Parts parts, Variables variables, String owner) {
        this.program = program;
        this.facts = facts;
        this.parts = parts;
        this.variables = variables;
        this.owner = owner;
    }

    void write(ClassWriter target, int number) {
        part = number;
        String descriptor = part == 0 ? Variables.firstDescriptor() : variables.descriptor();
        out = target.visitMethod(Opcodes.ACC_FINAL, name(part), descriptor, null, null);
        emit = new Emitter(out, variables.types(owner));
        out.visitCode();
        if (part == 0) {
            variables.begin(out);
        }
        for (int i = parts.first(part); i < parts.end(part); i++) {
            if (facts.isReached(i)) {
                for (int to : Parts.successors(program, i)) {
                    if (to != i + 1 || isTest(i) || to == parts.end(part)) {
                        labels.computeIfAbsent(to, any -> new Label());
                    }
                }
            }
        }
        List<Integer> entries = parts.entries(part);
        enter(entries);
        for (int i = parts.first(part); i < parts.end(part); i++) {
            if (facts.isReached(i)) {
                if (labels.containsKey(i)) {
                    emit.place(labels.get(i));
                }
                instruction(i);
            }
        }
        labels.forEach((to, label) -> {
            if (Parts.of(to) != part) {
                emit.place(label);
                leave(to);
            }
        });
        emit.placeRejection();
        out.visitMaxs(0, 0);
        out.visitEnd();
    }

    private static String name(int part) {
        return part == 0 ? "run" : "part" + part;
    }

    /** Goes to the entry that the caller wants. */
    private void enter(List<Integer> entries) {
        if (entries.isEmpty() || (entries.size() == 1 && entries.get(0) == parts.first(part))) {
            return;
        }
        Label[] targets = new Label[entries.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = labels.computeIfAbsent(entries.get(i), any -> new Label());
        }
        out.visitVarInsn(Opcodes.ILOAD, variables.entry());
        out.visitTableSwitchInsn(0, targets.length - 1, targets[0], targets);
    }

    /** Lets another part do the rest. */
    private void leave(int to) {
        variables.pass(out);
        emit.constant(parts.entries(Parts.of(to)).indexOf(to));
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name(Parts.of(to)), variables.descriptor(), false);
        out.visitInsn(Opcodes.IRETURN);
    }

    private boolean isTest(int i) {
        return program.get(i).isConditionalJump();
    }

    private void instruction(int i) {
        Instruction instruction = program.get(i);
        int code = instruction.code();
        int k = instruction.k();
        switch (instruction.operationClass()) {
            case LD -> load(i, instruction, Variables.A);
            case LDX -> load(i, instruction, Variables.X);
            case ST -> emit.copy(Variables.A, variables.scratch(k));
            case STX -> emit.copy(Variables.X, variables.scratch(k));
            case ALU -> emit.arithmetic(instruction, facts.mostA(i), facts.mostX(i));
            case RET -> {
                if (code == (RET | A)) {
                    out.visitVarInsn(Opcodes.ILOAD, Variables.A);
                } else {
                    emit.constant(k);
                }
                out.visitInsn(Opcodes.IRETURN);
                return;
            }
            case JMP -> {
                jump(i, instruction);
                return;
            }
            default -> {
                boolean toX = code == (MISC | TAX);
                emit.copy(toX ? Variables.A : Variables.X, toX ? Variables.X : Variables.A);
            }
        }
        if (i + 1 == parts.end(part)) {
            out.visitJumpInsn(Opcodes.GOTO, labels.get(i + 1));
        }
    }

    private void load(int i, Instruction instruction, int register) {
        int code = instruction.code();
        int k = instruction.k();
        switch (code & 0xe0) {
            case IMM -> {
                emit.constant(k);
                emit.set(register);
            }
            case LEN -> emit.copy(Variables.ORIGINAL_LENGTH, register);
            case MEM -> emit.copy(variables.scratch(k), register);
            case MSH -> emit.loadHeaderLength(k, facts.leastLength(i));
            case IND -> emit.loadIndirect(code & 0x18, k, facts.mostX(i));
            default -> {
                if (instruction.ancillaryLoad().isEmpty()) {
                    emit.loadAbsolute(code & 0x18, k, facts.leastLength(i));
                } else {
                    emit.loadAncillary(k);
                }
            }
        }
    }

    private void jump(int i, Instruction instruction) {
        if (instruction.operation() == JA) {
            int to = i + 1 + instruction.k();
            if (to != i + 1 || Parts.of(to) != part) {
                out.visitJumpInsn(Opcodes.GOTO, label(to));
            }
            return;
        }
        int whenTrue = i + 1 + instruction.jt();
        int whenFalse = i + 1 + instruction.jf();
        boolean next = whenTrue == i + 1 && Parts.of(whenTrue) == part;
        if (whenTrue != whenFalse) {
            emit.jump(instruction, next, facts.mostA(i), facts.mostX(i), label(next ? whenFalse : whenTrue));
        }
        int rest = next ? whenTrue : whenFalse;
        if (rest != i + 1 || Parts.of(rest) != part) {
            out.visitJumpInsn(Opcodes.GOTO, label(rest));
        }
    }

    private Label label(int to) {
        return labels.get(to);
    }
}
