package dev.toami.filter.bpf;

import java.util.List;
import java.util.Optional;

import static dev.toami.filter.bpf.Opcode.*;

/** The rules of {@link Program}'s table in the plainest form, with numbers that cannot overflow. */
final class ReferenceMachine {
    private static final long WORD = 0xffff_ffffL;

    private final byte[] packet;
    private final int originalLength;
    private final Ancillary ancillary;
    private final long[] scratch = new long[SCRATCH_WORDS];
    private long a;
    private long x;

    private ReferenceMachine(byte[] packet, int originalLength, Ancillary ancillary) {
        this.packet = packet;
        this.originalLength = originalLength;
        this.ancillary = ancillary;
    }

    static int run(List<Instruction> program, byte[] packet, int originalLength, Ancillary ancillary) {
        return (int) new ReferenceMachine(packet, originalLength, ancillary).run(program);
    }

    private long run(List<Instruction> program) {
        for (int pc = 0; ; pc++) {
            Instruction i = program.get(pc);
            long k = i.k() & WORD;
            long right = (i.code() & X) != 0 ? x : k;
            switch (i.operationClass()) {
                case RET -> {
                    return i.code() == (RET | A) ? a : k;
                }
                case LD, LDX -> {
                    Optional<Long> loaded = load(i, k);
                    if (loaded.isEmpty()) {
                        return 0;
                    }
                    if (i.operationClass() == LD) {
                        a = loaded.get();
                    } else {
                        x = loaded.get();
                    }
                }
                case ST -> scratch[(int) k] = a;
                case STX -> scratch[(int) k] = x;
                case ALU -> {
                    boolean divides = i.operation() == DIV || i.operation() == MOD;
                    if (divides && right == 0) {
                        return 0;
                    }
                    a = arithmetic(i.operation(), right) & WORD;
                }
                case JMP -> pc += i.operation() == JA ? i.k() : holds(i.operation(), right) ? i.jt() : i.jf();
                default -> {
                    if (i.code() == (MISC | TAX)) {
                        x = a;
                    } else {
                        a = x;
                    }
                }
            }
        }
    }

    private Optional<Long> load(Instruction i, long k) {
        int size = (i.code() & 0x18) == B ? 1 : (i.code() & 0x18) == H ? 2 : 4;
        return switch (i.code() & 0xe0) {
            case IMM -> Optional.of(k);
            case LEN -> Optional.of(originalLength & WORD);
            case MEM -> Optional.of(scratch[(int) k]);
            case IND -> bytes(x + k, size);
            case MSH -> bytes(k, 1).map(octet -> 4 * (octet & 15));
            default -> i.ancillaryLoad().isPresent() ? beside(i.ancillaryLoad().get()) : bytes(k, size);
        };
    }

    private Optional<Long> bytes(long at, int size) {
        if (at + size > packet.length) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value * 256 + (packet[(int) at + i] & 0xff);
        }
        return Optional.of(value);
    }

    private Optional<Long> beside(AncillaryLoad load) {
        if (ancillary == Ancillary.NONE) {
            return Optional.empty();
        }
        Optional<Integer> value =
                switch (load) {
                    case PROTOCOL -> Optional.of(ancillary.protocol());
                    case PACKET_TYPE -> Optional.of(ancillary.packetType());
                    case INTERFACE_INDEX -> Optional.of(ancillary.interfaceIndex());
                    case MARK -> Optional.of(ancillary.mark());
                    case QUEUE -> Optional.of(ancillary.queue());
                    case HARDWARE_TYPE -> Optional.of(ancillary.hardwareType());
                    case RX_HASH -> Optional.of(ancillary.rxHash());
                    case CPU -> Optional.of(ancillary.cpu());
                    case XOR_X -> Optional.of((int) (a ^ x));
                    case VLAN_TCI -> Optional.of(ancillary.vlanTci());
                    case VLAN_TAG_PRESENT -> Optional.of(ancillary.vlanTagPresent() ? 1 : 0);
                    case VLAN_TPID -> Optional.of(ancillary.vlanTpid());
                    case NETLINK_ATTRIBUTE, NESTED_NETLINK_ATTRIBUTE, PAYLOAD_OFFSET, RANDOM -> Optional.empty();
                };
        return value.map(word -> word & WORD);
    }

    private long arithmetic(int operation, long right) {
        return switch (operation) {
            case ADD -> a + right;
            case SUB -> a - right;
            case MUL -> a * right;
            case DIV -> a / right;
            case MOD -> a % right;
            case OR -> a | right;
            case AND -> a & right;
            case XOR -> a ^ right;
            case LSH -> right < 32 ? a << right : 0;
            case RSH -> right < 32 ? a >> right : 0;
            default -> -a;
        };
    }

    private boolean holds(int condition, long right) {
        return switch (condition) {
            case JEQ -> a == right;
            case JGT -> a > right;
            case JGE -> a >= right;
            default -> (a & right) != 0;
        };
    }
}
