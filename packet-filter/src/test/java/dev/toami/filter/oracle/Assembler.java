package dev.toami.filter.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.bpf.Instruction;

import static dev.toami.filter.bpf.Opcode.*;

/** Reads what {@code tcpdump -d} prints. */
final class Assembler {
    private static final Pattern LINE = Pattern.compile("\\((\\d+)\\) (\\S+) *(.*?)(?: +jt (\\d+)\\s+jf (\\d+))?\\s*");
    private static final List<String> ARITHMETIC =
            List.of("add", "sub", "mul", "div", "or", "and", "lsh", "rsh", "neg", "mod", "xor");
    private static final List<String> JUMPS = List.of("ja", "jeq", "jgt", "jge", "jset");

    private Assembler() {}

    static List<Instruction> assemble(String listing) {
        List<Instruction> program = new ArrayList<>();
        for (String line : listing.strip().split("\n", -1)) {
            program.add(line(line.strip()));
        }
        return program;
    }

    private static Instruction line(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            throw new IllegalArgumentException(line);
        }
        int index = Integer.parseInt(m.group(1));
        String operation = m.group(2);
        String operand = m.group(3).strip();
        if (JUMPS.contains(operation)) {
            int code = JMP | JUMPS.indexOf(operation) << 4;
            if (m.group(4) == null) {
                return Instruction.of(code, Integer.parseInt(operand) - index - 1);
            }
            boolean x = operand.equals("x");
            return new Instruction(
                    code | (x ? X : K),
                    Integer.parseInt(m.group(4)) - index - 1,
                    Integer.parseInt(m.group(5)) - index - 1,
                    x ? 0 : number(operand));
        }
        if (ARITHMETIC.contains(operation)) {
            boolean k = operand.startsWith("#");
            int code = ALU | ARITHMETIC.indexOf(operation) << 4;
            return Instruction.of(code | (k || operand.isEmpty() ? K : X), k ? number(operand) : 0);
        }
        return switch (operation) {
            case "ret" -> operand.isEmpty() ? Instruction.of(RET | A, 0) : Instruction.of(RET | K, number(operand));
            case "tax" -> Instruction.of(MISC | TAX, 0);
            case "txa" -> Instruction.of(MISC | TXA, 0);
            case "st" -> Instruction.of(ST, number(operand));
            case "stx" -> Instruction.of(STX, number(operand));
            case "ldxb" ->
                Instruction.of(LDX | B | MSH, number(operand.replace("4*(", "").replace("&0xf)", "")));
            case "ldx" -> load(LDX, W, operand);
            case "ldh" -> load(LD, H, operand);
            case "ldb" -> load(LD, B, operand);
            default -> load(LD, W, operand);
        };
    }

    private static Instruction load(int operationClass, int size, String operand) {
        if (operand.equals("#pktlen")) {
            return Instruction.of(operationClass | LEN, 0);
        }
        int mode = operand.startsWith("#") ? IMM : operand.startsWith("M") ? MEM : operand.startsWith("[x") ? IND : ABS;
        return Instruction.of(operationClass | size | mode, number(operand));
    }

    private static int number(String operand) {
        String digits = operand.replaceAll("[\\[\\]#M+ ]", "").replaceFirst("^x(?!or)", "");
        return Arrays.stream(AncillaryLoad.values())
                .filter(load -> load.text().equals(digits))
                .map(AncillaryLoad::k)
                .findFirst()
                .orElseGet(() -> Long.decode(digits).intValue());
    }
}
