package dev.toami.filter.fuzz;

import java.util.List;
import java.util.function.ToIntFunction;

import dev.toami.filter.bpf.Ancillary;
import dev.toami.filter.bpf.Instruction;
import dev.toami.testing.filter.BpfMachine;

/** Programs and packets of this module in the form that {@link BpfMachine} takes. */
public final class Machines {
    private Machines() {}

    public static BpfMachine of(List<Instruction> program) {
        return new BpfMachine(
                column(program, Instruction::code),
                column(program, Instruction::jt),
                column(program, Instruction::jf),
                column(program, Instruction::k));
    }

    private static int[] column(List<Instruction> program, ToIntFunction<Instruction> field) {
        return program.stream().mapToInt(field).toArray();
    }

    /** The words as what the kernel knows of a frame; nothing for null. */
    public static Ancillary ancillary(int[] words) {
        return words == null ? Ancillary.NONE : new Words(words);
    }

    private static final class Words implements Ancillary {
        private final int[] words;

        Words(int[] words) {
            this.words = words;
        }

        @Override
        public int protocol() {
            return words[0];
        }

        @Override
        public int packetType() {
            return words[1];
        }

        @Override
        public int interfaceIndex() {
            return words[2];
        }

        @Override
        public int mark() {
            return words[5];
        }

        @Override
        public int queue() {
            return words[6];
        }

        @Override
        public int hardwareType() {
            return words[7];
        }

        @Override
        public int rxHash() {
            return words[8];
        }

        @Override
        public int cpu() {
            return words[9];
        }

        @Override
        public int vlanTci() {
            return words[11];
        }

        @Override
        public boolean vlanTagPresent() {
            return words[12] != 0;
        }

        @Override
        public int vlanTpid() {
            return words[15];
        }
    }
}
