package dev.toami.filter.bpf;

import java.util.List;
import java.util.Locale;

import static dev.toami.filter.bpf.Opcode.*;

/** Programs as text, in the three forms of {@code tcpdump -d}, {@code -dd} and {@code -ddd}. */
public final class Disassembler {
    private static final String[] ARITHMETIC = {
        "add", "sub", "mul", "div", "or", "and", "lsh", "rsh", "neg", "mod", "xor"
    };
    private static final String[] JUMPS = {"ja", "jeq", "jgt", "jge", "jset"};

    private Disassembler() {}

    /** Mnemonics, one numbered line for each instruction ({@code tcpdump -d}). */
    public static String disassemble(List<Instruction> program) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < program.size(); i++) {
            text.append(line(program.get(i), i)).append('\n');
        }
        return text.toString();
    }

    /** Initialisers of C structures ({@code tcpdump -dd}). */
    public static String initializers(List<Instruction> program) {
        StringBuilder text = new StringBuilder();
        for (Instruction i : program) {
            text.append(format("{ 0x%x, %d, %d, 0x%08x },\n", i.code(), i.jt(), i.jf(), i.k()));
        }
        return text.toString();
    }

    /** The count, then four decimal numbers for each instruction ({@code tcpdump -ddd}). */
    public static String numbers(List<Instruction> program) {
        StringBuilder text = new StringBuilder().append(program.size()).append('\n');
        for (Instruction i : program) {
            text.append(format("%d %d %d %d\n", i.code(), i.jt(), i.jf(), Integer.toUnsignedLong(i.k())));
        }
        return text.toString();
    }

    /** One line of {@link #disassemble}, without the line feed. */
    public static String line(Instruction i, int index) {
        String start = format("(%03d) %-8s ", index, mnemonic(i));
        if (i.isConditionalJump() && !mnemonic(i).equals("unimp")) {
            return start + format("%-16s jt %d\tjf %d", operand(i, index), index + 1 + i.jt(), index + 1 + i.jf());
        }
        return start + operand(i, index);
    }

    private static String mnemonic(Instruction i) {
        int code = i.code();
        if (!Verifier.isKnown(code)) {
            return "unimp";
        }
        String suffix =
                switch (code & 0x18) {
                    case H -> "h";
                    case B -> "b";
                    default -> "";
                };
        return switch (i.operationClass()) {
            case LD -> (code & 0xe0) == ABS || (code & 0xe0) == IND ? "ld" + suffix : "ld";
            case LDX -> "ldx" + suffix;
            case ST -> "st";
            case STX -> "stx";
            case ALU -> ARITHMETIC[i.operation() >> 4];
            case JMP -> JUMPS[i.operation() >> 4];
            case RET -> "ret";
            default -> code == (MISC | TAX) ? "tax" : "txa";
        };
    }

    private static String operand(Instruction i, int index) {
        int k = i.k();
        if (!Verifier.isKnown(i.code())) {
            return format("0x%x", i.code());
        }
        return switch (i.operationClass()) {
            case LD, LDX -> loadOperand(i.code() & 0xe0, k);
            case ST, STX -> "M[" + k + "]";
            case ALU -> arithmeticOperand(i, k);
            case JMP -> i.operation() == JA ? Integer.toString(index + 1 + k) : (i.code() & X) != 0 ? "x" : hex(k);
            case RET -> (i.code() & A) != 0 ? "" : "#" + k;
            default -> "";
        };
    }

    private static String loadOperand(int mode, int k) {
        return switch (mode) {
            case ABS -> "[" + AncillaryLoad.of(k).map(AncillaryLoad::text).orElse(Integer.toString(k)) + "]";
            case IND -> "[x + " + k + "]";
            case MEM -> "M[" + k + "]";
            case LEN -> "#pktlen";
            case MSH -> "4*([" + k + "]&0xf)";
            default -> hex(k);
        };
    }

    private static String arithmeticOperand(Instruction i, int k) {
        int operation = i.operation();
        if (operation == NEG) {
            return "";
        }
        if ((i.code() & X) != 0) {
            return "x";
        }
        return operation == AND || operation == OR || operation == XOR ? hex(k) : "#" + k;
    }

    private static String hex(int k) {
        return "#0x" + Integer.toHexString(k);
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
