package dev.toami.filter.bpf;

import dev.toami.engine.Bytes;

import static dev.toami.filter.bpf.Opcode.*;

/**
 * Runs programs by the rules of libpcap's own interpreter: a load that is not wholly inside the packet, an address that
 * passes 32 bits and a division by zero end the program with 0; a shift by 32 or more gives 0. (The kernel lets addresses
 * wrap around and takes shift counts modulo 32.) Stateless; nothing is allocated, but for the scratch memory of a program
 * that uses it.
 */
public final class Interpreter {
    private static final int[] NO_SCRATCH = new int[0];

    private Interpreter() {}

    /**
     * How many bytes of the packet the program accepts, 0 to reject it, as an unsigned number.
     *
     * @param originalLength what {@code #pktlen} gives
     */
    public static int run(Program program, Bytes packet, int originalLength, Ancillary ancillary) {
        int[] code = program.code;
        int[] operand = program.k;
        int[] memory = program.usesScratch ? new int[SCRATCH_WORDS] : NO_SCRATCH;
        int length = packet.length();
        int a = 0;
        int x = 0;
        int pc = 0;
        while (true) {
            int k = operand[pc];
            switch (code[pc]) {
                case RET | K -> {
                    return k;
                }
                case RET | A -> {
                    return a;
                }
                case LD | W | ABS -> {
                    if (k >= 0 && k <= length - 4) {
                        a = packet.i32(k);
                    } else if (hasAncillary(k, ancillary)) {
                        a = ancillary(k, ancillary, a, x);
                    } else {
                        return 0;
                    }
                }
                case LD | H | ABS -> {
                    if (k >= 0 && k <= length - 2) {
                        a = packet.u16(k);
                    } else if (hasAncillary(k, ancillary)) {
                        a = ancillary(k, ancillary, a, x);
                    } else {
                        return 0;
                    }
                }
                case LD | B | ABS -> {
                    if (k >= 0 && k < length) {
                        a = packet.u8(k);
                    } else if (hasAncillary(k, ancillary)) {
                        a = ancillary(k, ancillary, a, x);
                    } else {
                        return 0;
                    }
                }
                case LD | W | IND -> {
                    int at = address(x, k, length, 4);
                    if (at < 0) {
                        return 0;
                    }
                    a = packet.i32(at);
                }
                case LD | H | IND -> {
                    int at = address(x, k, length, 2);
                    if (at < 0) {
                        return 0;
                    }
                    a = packet.u16(at);
                }
                case LD | B | IND -> {
                    int at = address(x, k, length, 1);
                    if (at < 0) {
                        return 0;
                    }
                    a = packet.u8(at);
                }
                case LDX | B | MSH -> {
                    if (k < 0 || k >= length) {
                        return 0;
                    }
                    x = (packet.u8(k) & 15) << 2;
                }
                case LD | LEN -> a = originalLength;
                case LDX | LEN -> x = originalLength;
                case LD | IMM -> a = k;
                case LDX | IMM -> x = k;
                case LD | MEM -> a = memory[k];
                case LDX | MEM -> x = memory[k];
                case ST -> memory[k] = a;
                case STX -> memory[k] = x;
                case MISC | TAX -> x = a;
                case MISC | TXA -> a = x;
                case ALU | NEG -> a = -a;
                case JMP | JA -> {
                    pc = program.jumpTrue[pc];
                    continue;
                }
                case JMP | JEQ | K -> {
                    pc = a == k ? program.jumpTrue[pc] : program.jumpFalse[pc];
                    continue;
                }
                case JMP | JSET | K -> {
                    pc = (a & k) != 0 ? program.jumpTrue[pc] : program.jumpFalse[pc];
                    continue;
                }
                case JMP | JGT | K, JMP | JGE | K, JMP | JEQ | X, JMP | JGT | X, JMP | JGE | X, JMP | JSET | X -> {
                    int right = (code[pc] & X) != 0 ? x : k;
                    boolean holds = Alu.compare(code[pc] & 0xf0, a, right);
                    pc = holds ? program.jumpTrue[pc] : program.jumpFalse[pc];
                    continue;
                }
                default -> {
                    int right = (code[pc] & X) != 0 ? x : k;
                    int operation = code[pc] & 0xf0;
                    if (right == 0 && (operation == DIV || operation == MOD)) {
                        return 0;
                    }
                    a = Alu.apply(operation, a, right);
                }
            }
            pc++;
        }
    }

    /** The sum if the load stays inside the packet, otherwise -1. */
    private static int address(int x, int k, int length, int size) {
        long at = Integer.toUnsignedLong(x) + Integer.toUnsignedLong(k);
        return at <= length - size ? (int) at : -1;
    }

    private static boolean hasAncillary(int k, Ancillary ancillary) {
        return ancillary != Ancillary.NONE && k < 0 && k >= AncillaryLoad.BASE && supplied(k - AncillaryLoad.BASE);
    }

    private static boolean supplied(int distance) {
        return switch (distance) {
            case 0, 4, 8, 20, 24, 28, 32, 36, 40, 44, 48, 60 -> true;
            default -> false;
        };
    }

    private static int ancillary(int k, Ancillary ancillary, int a, int x) {
        return switch (k - AncillaryLoad.BASE) {
            case 0 -> ancillary.protocol();
            case 4 -> ancillary.packetType();
            case 8 -> ancillary.interfaceIndex();
            case 20 -> ancillary.mark();
            case 24 -> ancillary.queue();
            case 28 -> ancillary.hardwareType();
            case 32 -> ancillary.rxHash();
            case 36 -> ancillary.cpu();
            case 40 -> a ^ x;
            case 44 -> ancillary.vlanTci();
            case 48 -> ancillary.vlanTagPresent() ? 1 : 0;
            default -> ancillary.vlanTpid();
        };
    }
}
