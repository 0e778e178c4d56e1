package dev.toami.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.toami.engine.Bytes;
import dev.toami.filter.bpf.Ancillary;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Opcode;

/** Packets of 200 bytes in which the places that programs look at often have the values that they look for. */
public final class RandomPackets {
    private static final int LENGTH = 200;

    private final Random random;
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Integer> values = new ArrayList<>();

    public RandomPackets(long seed, List<Instruction> program) {
        random = new Random(seed);
        for (Instruction i : program) {
            boolean load = i.operationClass() == Opcode.LD || i.operationClass() == Opcode.LDX;
            if (load && i.k() >= 0 && i.k() < LENGTH - 4) {
                offsets.add(i.k());
            } else if (i.isConditionalJump() && i.k() != 0) {
                values.add(i.k());
            }
        }
        offsets.add(0);
        values.add(random.nextInt());
    }

    /** A packet that {@code program} gets deep into: its tests are followed and what they want is written. */
    public Bytes next(List<Instruction> program) {
        byte[] packet = new byte[LENGTH];
        random.nextBytes(packet);
        int pc = 0;
        int offset = 0;
        int size = 1;
        int x = 0;
        while (pc < program.size()) {
            Instruction i = program.get(pc++);
            if (i.operationClass() == Opcode.RET) {
                break;
            } else if (i.code() == (Opcode.JMP | Opcode.JA)) {
                pc += i.k();
            } else if (i.isConditionalJump()) {
                boolean take = random.nextInt(4) != 0;
                if (take && i.operation() == Opcode.JEQ && (i.code() & Opcode.X) == 0) {
                    write(packet, offset, size, i.k());
                }
                boolean jump = random.nextInt(8) == 0 ? !take : take;
                pc += jump ? i.jt() : i.jf();
            } else if (i.code() == (Opcode.LDX | Opcode.B | Opcode.MSH) && i.k() >= 0 && i.k() < LENGTH) {
                packet[i.k()] = (byte) (0x40 | 5 + random.nextInt(3));
                x = (packet[i.k()] & 15) * 4;
            } else if (i.operationClass() == Opcode.LD && (i.code() & 0xe0) != Opcode.IMM) {
                size = (i.code() & 0x18) == Opcode.B ? 1 : (i.code() & 0x18) == Opcode.H ? 2 : 4;
                offset = (i.code() & 0xe0) == Opcode.IND ? i.k() + x : i.k();
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            int value = values.get(random.nextInt(values.size()));
            write(packet, offsets.get(random.nextInt(offsets.size())), 1 << random.nextInt(3), value);
        }
        return Bytes.wrap(packet);
    }

    private static void write(byte[] packet, int offset, int size, int value) {
        for (int i = 0; i < size && offset >= 0 && offset + i < LENGTH; i++) {
            packet[offset + i] = (byte) (value >>> (8 * (size - 1 - i)));
        }
    }

    /** What the kernel might know of a packet. */
    public Ancillary nextAncillary() {
        boolean tagged = random.nextBoolean();
        int tci = random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(16) << 12 | vlan();
        int packetType = random.nextInt(5);
        int index = 1 + random.nextInt(3);
        return new FixedAncillary(tagged, tagged ? tci : 0, packetType, index, 0x0800);
    }

    /** The same as the words at {@code SKF_AD_PROTOCOL} and behind. */
    public int[] nextAncillaryWords() {
        Ancillary values = nextAncillary();
        int[] words = new int[16];
        words[0] = values.protocol();
        words[1] = values.packetType();
        words[2] = values.interfaceIndex();
        words[11] = values.vlanTci();
        words[12] = values.vlanTagPresent() ? 1 : 0;
        return words;
    }

    private int vlan() {
        int[] identifiers = {5, 7, 10, 20, 100, 200};
        return identifiers[random.nextInt(identifiers.length)];
    }

    /** Ancillary values of one packet. */
    public record FixedAncillary(boolean vlanTagPresent, int vlanTci, int packetType, int interfaceIndex, int protocol)
            implements Ancillary {}
}
