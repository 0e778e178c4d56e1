package dev.toami.filter.bpf;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.toami.filter.bpf.Opcode.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

class DisassemblerTest {
    /** The texts of libpcap's {@code bpf_image} for k 19, jt 3, jf 5 at position 7. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0|(007) ld       #0x13",
                "1|(007) ldx      #0x13",
                "2|(007) st       M[19]",
                "3|(007) stx      M[19]",
                "4|(007) add      #19",
                "5|(007) ja       27",
                "6|(007) ret      #19",
                "7|(007) tax      ",
                "12|(007) add      x",
                "20|(007) sub      #19",
                "21|(007) jeq      #0x13            jt 11\tjf 13",
                "22|(007) ret      ",
                "28|(007) sub      x",
                "29|(007) jeq      x                jt 11\tjf 13",
                "32|(007) ld       [19]",
                "36|(007) mul      #19",
                "37|(007) jgt      #0x13            jt 11\tjf 13",
                "40|(007) ldh      [19]",
                "45|(007) jgt      x                jt 11\tjf 13",
                "48|(007) ldb      [19]",
                "52|(007) div      #19",
                "53|(007) jge      #0x13            jt 11\tjf 13",
                "64|(007) ld       [x + 19]",
                "68|(007) or       #0x13",
                "69|(007) jset     #0x13            jt 11\tjf 13",
                "72|(007) ldh      [x + 19]",
                "80|(007) ldb      [x + 19]",
                "84|(007) and      #0x13",
                "92|(007) and      x",
                "96|(007) ld       M[19]",
                "97|(007) ldx      M[19]",
                "100|(007) lsh      #19",
                "116|(007) rsh      #19",
                "128|(007) ld       #pktlen",
                "132|(007) neg      ",
                "135|(007) txa      ",
                "148|(007) mod      #19",
                "164|(007) xor      #0x13",
                "172|(007) xor      x",
                "177|(007) ldxb     4*([19]&0xf)",
                "8|(007) unimp    0x8",
                "240|(007) unimp    0xf0"
            })
    void everyOperation(int code, String expected) {
        assertEquals(expected, Disassembler.line(new Instruction(code, 3, 5, 19), 7));
    }

    @Test
    void ancillaryLoadsHaveNames() {
        assertEquals("(000) ldb      [vlanp]", line(LD | B | ABS, AncillaryLoad.VLAN_TAG_PRESENT.k()));
        assertEquals("(000) ldh      [vlan_tci]", line(LD | H | ABS, -4096 + 44));
        assertEquals("(000) ldh      [type]", line(LD | H | ABS, -4096 + 4));
        assertEquals("(000) ld       [ifidx]", line(LD | W | ABS, -4096 + 8));
        assertEquals("(000) ld       [vlan_tpid]", line(LD | W | ABS, -4096 + 60));
        assertEquals("(000) ld       [-4032]", line(LD | W | ABS, -4096 + 64));
        assertEquals("(000) ld       [x + -4096]", line(LD | W | IND, -4096));
        assertEquals("(000) ret      #-1", line(RET | K, -1));
        assertEquals("(000) ld       #0xffffffff", line(LD | IMM, -1));
    }

    private static String line(int code, int k) {
        return Disassembler.line(Instruction.of(code, k), 0);
    }

    @Test
    void numericForms() {
        List<Instruction> program = List.of(
                Instruction.of(LD | H | ABS, 12),
                new Instruction(JMP | JEQ | K, 0, 1, 0x800),
                Instruction.of(RET | K, 262144),
                Instruction.of(RET | K, -1));
        assertEquals(
                """
                { 0x28, 0, 0, 0x0000000c },
                { 0x15, 0, 1, 0x00000800 },
                { 0x6, 0, 0, 0x00040000 },
                { 0x6, 0, 0, 0xffffffff },
                """,
                Disassembler.initializers(program));
        assertEquals(
                """
                4
                40 0 0 12
                21 0 1 2048
                6 0 0 262144
                6 0 0 4294967295
                """,
                Disassembler.numbers(program));
    }
}
