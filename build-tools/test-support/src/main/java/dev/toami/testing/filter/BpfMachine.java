package dev.toami.testing.filter;

/**
 * Runs classic BPF in the plainest way, by the rules of libpcap's interpreter, and tells how the run ended: an outside
 * check of the interpreter under test, and the judge of which packets may tell two programs apart.
 *
 * @see <a href="https://www.tcpdump.org/papers/bpf-usenix93.pdf">The BSD Packet Filter, section 3</a>
 */
public final class BpfMachine {
    /** Backward jumps, which {@code protochain} has, may not run for ever. */
    private static final int MOST_STEPS = 100_000;

    private static final int ANCILLARY = -0x1000;
    private static final int XOR_X = 10;

    private final int[] code;
    private final int[] jt;
    private final int[] jf;
    private final int[] k;

    /** The four columns of a program. */
    public BpfMachine(int[] code, int[] jt, int[] jf, int[] k) {
        this.code = code.clone();
        this.jt = jt.clone();
        this.jf = jf.clone();
        this.k = k.clone();
    }

    /** Why a run was over. */
    public enum End {
        RETURN,
        /** A load that is not wholly inside the packet. */
        FAILED_LOAD,
        DIVISION_BY_ZERO,
        TOO_LONG
    }

    /**
     * What a program gave.
     *
     * @param result 0 unless it came to a return
     * @param kernelMayDiffer whether something was done for which the kernel has another rule: it takes shift counts
     *     modulo 32, lets addresses wrap around, and finds headers at negative ones
     */
    public record Run(int result, End end, boolean kernelMayDiffer) {
        /** Whether the program ended at something else than a return. */
        public boolean aborted() {
            return end != End.RETURN;
        }
    }

    /** Is told of each comparison of a number with what was loaded from the packet. */
    interface Listener {
        /**
         * @param at where the value was loaded
         * @param size of the load in bytes
         * @param mask what was left of it
         * @param operation the jump's
         * @param operand what it was compared with
         */
        void compared(int at, int size, int mask, int operation, int operand);
    }

    /** The instructions, which is what a kernel's limits are about. */
    public int length() {
        return code.length;
    }

    /**
     * @param ancillary the words from {@code SKF_AD_PROTOCOL} to {@code SKF_AD_VLAN_TPID}, or null where such loads fail
     */
    public Run run(byte[] packet, int originalLength, int[] ancillary) {
        return run(packet, originalLength, ancillary, (at, size, mask, operation, operand) -> {});
    }

    Run run(byte[] packet, int originalLength, int[] ancillary, Listener listener) {
        Registers registers = new Registers(packet, originalLength, ancillary);
        int pc = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            int operation = code[pc];
            int operand = k[pc];
            int right = (operation & 8) != 0 ? registers.x : operand;
            switch (operation & 7) {
                case 0, 1 -> {
                    if (!registers.load(operation, operand)) {
                        return new Run(0, End.FAILED_LOAD, registers.kernelMayDiffer);
                    }
                }
                case 2 -> registers.memory[operand] = registers.a;
                case 3 -> registers.memory[operand] = registers.x;
                case 4 -> {
                    if (((operation & 0xf0) == 0x30 || (operation & 0xf0) == 0x90) && right == 0) {
                        return new Run(0, End.DIVISION_BY_ZERO, registers.kernelMayDiffer);
                    }
                    registers.compute(operation, right);
                }
                case 5 -> {
                    if ((operation & 0xf0) == 0) {
                        pc += operand;
                    } else {
                        if (registers.from >= 0 && (operation & 8) == 0) {
                            listener.compared(
                                    registers.from, registers.size, registers.mask, operation & 0xf0, operand);
                        }
                        pc += holds(operation & 0xf0, registers.a, right) ? jt[pc] : jf[pc];
                    }
                }
                case 6 -> {
                    int result = (operation & 0x18) == 0x10 ? registers.a : operand;
                    return new Run(result, End.RETURN, registers.kernelMayDiffer);
                }
                default -> registers.transfer(operation);
            }
            pc++;
        }
        return new Run(0, End.TOO_LONG, true);
    }

    private static boolean holds(int operation, int left, int right) {
        long l = Integer.toUnsignedLong(left);
        long r = Integer.toUnsignedLong(right);
        return switch (operation) {
            case 0x10 -> l == r;
            case 0x20 -> l > r;
            case 0x30 -> l >= r;
            case 0x40 -> (l & r) != 0;
            default -> throw new IllegalArgumentException("no jump " + operation);
        };
    }

    /** What changes in a run. */
    private static final class Registers {
        private final byte[] packet;
        private final int originalLength;
        private final int[] ancillary;
        final int[] memory = new int[16];
        int a;
        int x;
        /** Where in the packet A comes from, or -1. */
        int from = -1;

        int size;
        int mask;
        boolean kernelMayDiffer;

        Registers(byte[] packet, int originalLength, int[] ancillary) {
            this.packet = packet;
            this.originalLength = originalLength;
            this.ancillary = ancillary;
        }

        boolean load(int operation, int operand) {
            boolean toX = (operation & 7) == 1;
            from = toX ? from : -1;
            switch (operation & 0xe0) {
                case 0x00 -> set(toX, operand);
                case 0x60 -> set(toX, memory[operand]);
                case 0x80 -> set(toX, originalLength);
                case 0xa0 -> {
                    if (operand < 0 || operand >= packet.length) {
                        return false;
                    }
                    x = (packet[operand] & 15) * 4;
                }
                default -> {
                    return loadFromPacket(operation, operand);
                }
            }
            return true;
        }

        private void set(boolean toX, int value) {
            if (toX) {
                x = value;
            } else {
                a = value;
            }
        }

        private boolean loadFromPacket(int operation, int operand) {
            boolean indirect = (operation & 0xe0) == 0x40;
            int bytes = (operation & 0x18) == 0 ? 4 : (operation & 0x18) == 8 ? 2 : 1;
            long at = Integer.toUnsignedLong(operand) + (indirect ? Integer.toUnsignedLong(x) : 0);
            kernelMayDiffer |= at > Integer.MAX_VALUE && (indirect || operand < ANCILLARY);
            if (at + bytes <= packet.length) {
                from = (int) at;
                size = bytes;
                mask = -1;
                a = 0;
                for (int i = 0; i < bytes; i++) {
                    a = (a << 8) | (packet[from + i] & 0xff);
                }
                return true;
            }
            int word = (operand - ANCILLARY) / 4;
            if (indirect || ancillary == null || operand >= 0 || operand < ANCILLARY || word >= ancillary.length) {
                return false;
            }
            a = word == XOR_X ? a ^ x : ancillary[word];
            return true;
        }

        void compute(int operation, int right) {
            boolean masked = (operation & 0xf8) == 0x50;
            from = masked ? from : -1;
            mask &= right;
            boolean all = right >= 0 && right < 32;
            kernelMayDiffer |= !all && ((operation & 0xf0) == 0x60 || (operation & 0xf0) == 0x70);
            a = switch (operation & 0xf0) {
                case 0x00 -> a + right;
                case 0x10 -> a - right;
                case 0x20 -> a * right;
                case 0x30 -> (int) (Integer.toUnsignedLong(a) / Integer.toUnsignedLong(right));
                case 0x40 -> a | right;
                case 0x50 -> a & right;
                case 0x60 -> all ? a << right : 0;
                case 0x70 -> all ? a >>> right : 0;
                case 0x80 -> -a;
                case 0x90 -> (int) (Integer.toUnsignedLong(a) % Integer.toUnsignedLong(right));
                case 0xa0 -> a ^ right;
                default -> throw new IllegalArgumentException("no operation " + operation);
            };
        }

        void transfer(int operation) {
            if ((operation & 0x80) != 0) {
                a = x;
                from = -1;
            } else {
                x = a;
            }
        }
    }
}
