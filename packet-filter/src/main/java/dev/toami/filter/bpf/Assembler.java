package dev.toami.filter.bpf;

import java.util.ArrayList;
import java.util.List;

/**
 * Programs from the text that {@link Disassembler#numbers} and {@code tcpdump -ddd} write.
 *
 * <pre>
 * 2
 * 48 0 0 9
 * 22 0 0 0
 * </pre>
 */
public final class Assembler {
    private static final int FIELDS = 4;
    private static final long[] MOST = {0xffff, 0xff, 0xff, 0xffff_ffffL};
    private static final String[] NAMES = {"code", "jt", "jf", "k"};

    private Assembler() {}

    /**
     * Reads a program, and makes sure that the kernel would take it.
     *
     * @throws IllegalArgumentException if it is none; the message begins with the number of the line at fault
     */
    public static List<Instruction> assemble(String numbers) {
        List<String> lines = numbers.lines().toList();
        long count = lines.isEmpty() ? 0 : number(1, "count", lines.get(0), Verifier.KERNEL_LIMIT);
        if (count == 0) {
            throw at(1, "a program begins with how many instructions it has, 1 to " + Verifier.KERNEL_LIMIT);
        }
        if (lines.size() != count + 1) {
            throw at(
                    (int) Math.min(lines.size(), count + 1) + 1,
                    count + " instructions were announced, and " + (lines.size() - 1) + " are there");
        }
        List<Instruction> program = new ArrayList<>();
        for (int line = 2; line <= lines.size(); line++) {
            program.add(instruction(line, lines.get(line - 1)));
        }
        try {
            Verifier.verify(program);
        } catch (VerificationException e) {
            IllegalArgumentException failure = at(e.index() + 2, e.getMessage());
            failure.initCause(e);
            throw failure;
        }
        return List.copyOf(program);
    }

    private static Instruction instruction(int line, String text) {
        String[] fields = text.split(" ", -1);
        if (fields.length != FIELDS) {
            throw at(line, "an instruction is four numbers, code, jt, jf and k, not " + quote(text));
        }
        int[] values = new int[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            values[i] = (int) number(line, NAMES[i], fields[i], MOST[i]);
        }
        return new Instruction(values[0], values[1], values[2], values[3]);
    }

    private static long number(int line, String name, String text, long most) {
        // Ten digits are enough for 32 bits.
        long number = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
        if (number < 0 || number > most) {
            throw at(line, name + " is a number from 0 to " + most + ", not " + quote(text));
        }
        return number;
    }

    private static String quote(String text) {
        return '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
    }

    private static IllegalArgumentException at(int line, String what) {
        return new IllegalArgumentException("line " + line + ": " + what);
    }
}
