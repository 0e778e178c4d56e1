package dev.toami.filter.bpf;

import java.util.List;

import dev.toami.engine.LinkType;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AssemblerTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "tcp port 80", "vlan 7 and ip6", "src net 10.0.0.0/8 or len > 1000"})
    void itReadsWhatTheDisassemblerWrites(String filter) {
        List<Instruction> program = FilterCompiler.compile(filter, FilterTarget.liveRaw(LinkType.ETHERNET, 96))
                .instructions();
        assertEquals(program, Assembler.assemble(Disassembler.numbers(program)));
    }

    @Test
    void aLineFeedAtTheEndIsNoMatter() {
        List<Instruction> program = List.of(Instruction.of(Opcode.RET, -1));
        assertEquals(program, Assembler.assemble("1\n6 0 0 4294967295"));
        assertEquals(program, Assembler.assemble("1\n6 0 0 4294967295\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                     | line 1: a program begins with how many instructions it has
                    0                      | line 1: a program begins with how many instructions it has
                    4097                   | line 1: count is a number from 0 to 4096, not "4097"
                    -1                     | line 1: count is a number
                    1                      | line 2: 1 instructions were announced, and 0 are there
                    1/6 0 0 0/6 0 0 0      | line 3: 1 instructions were announced, and 2 are there
                    1/6 0 0 0//            | line 3: 1 instructions were announced, and 2 are there
                    1/6 0 0                | line 2: an instruction is four numbers, code, jt, jf and k, not "6 0 0"
                    1/6  0 0 0             | line 2: an instruction is four numbers
                    1/65536 0 0 0          | line 2: code is a number from 0 to 65535, not "65536"
                    1/6 256 0 0            | line 2: jt is a number from 0 to 255
                    1/6 0 256 0            | line 2: jf is a number from 0 to 255
                    1/6 0 0 4294967296     | line 2: k is a number from 0 to 4294967295
                    1/6 0 0 99999999999999 | line 2: k is a number
                    1/6 0 0 0x1            | line 2: k is a number from 0 to 4294967295, not "0x1"
                    2/48 0 0 9/48 0 0 9    | line 3: instruction 1: the last instruction is no return
                    2/21 0 9 1/6 0 0 0     | line 2: instruction 0: jump over 9 instructions leaves the program
                    """)
    void whatIsWrongIsToldWithItsLine(String numbers, String message) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Assembler.assemble(numbers.replace('/', '\n')));
        assertTrue(e.getMessage().startsWith(message), e::getMessage);
    }
}
