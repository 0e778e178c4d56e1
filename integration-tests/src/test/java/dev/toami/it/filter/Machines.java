package dev.toami.it.filter;

import java.util.List;
import java.util.function.ToIntFunction;

import dev.toami.filter.bpf.Instruction;
import dev.toami.testing.filter.BpfMachine;

/** Compiled programs for the evaluator of tests. */
final class Machines {
    private Machines() {}

    static BpfMachine of(List<Instruction> program) {
        return new BpfMachine(
                column(program, Instruction::code),
                column(program, Instruction::jt),
                column(program, Instruction::jf),
                column(program, Instruction::k));
    }

    private static int[] column(List<Instruction> program, ToIntFunction<Instruction> field) {
        return program.stream().mapToInt(field).toArray();
    }
}
