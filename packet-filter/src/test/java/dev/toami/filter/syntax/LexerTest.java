package dev.toami.filter.syntax;

import java.util.List;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.filter.syntax.Token.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LexerTest {
    @ParameterizedTest
    @CsvSource({
        "tcp, KEYWORD",
        "TCP, NAME",
        "es-is, KEYWORD",
        "80, NUMBER",
        "0x50, NUMBER",
        "0120, NUMBER",
        "80-90, NAME",
        "10-5, NAME",
        "tcp-syn, NUMBER",
        "tcp-sync, NAME",
        "10.1, IPV4",
        "10.0.0.1, IPV4",
        "1.2.3.4.5, NAME",
        "0.11.22.33.44.55, MAC",
        "0:1:2:3:4:5, MAC",
        "00-11-22-33-44-55, MAC",
        "0011.2233.4455, MAC",
        "001122334455, MAC",
        "012345670123, MAC",
        "0011223344556, NUMBER",
        "::, IPV6",
        "::1, IPV6",
        "fe80::1, IPV6",
        "1:2:3:4:5:6:7:8, IPV6",
        "::ffff:1.2.3.4, IPV6",
        "1:2:3:4:5:6:1.2.3.4, IPV6",
        "a.example.org., NAME",
        "$5, ARCNET",
        "$5f, ARCNET",
        "hlsu, NAME",
        "mark, NAME",
        "\\tcp, NAME",
        "&&, KEYWORD",
        ">=, SIGN",
        "==, SIGN"
    })
    void oneToken(String text, Kind kind) {
        List<Token> tokens = Lexer.tokens(text);
        assertEquals(2, tokens.size(), tokens.toString());
        assertEquals(kind, tokens.get(0).kind());
        assertEquals(new Span(0, text.length()), tokens.get(0).span());
    }

    @Test
    void numbersHaveThreeBases() {
        assertEquals(80, Lexer.tokens("0x50").get(0).number());
        assertEquals(80, Lexer.tokens("0120").get(0).number());
        assertEquals(-1, Lexer.tokens("4294967295").get(0).number());
        assertEquals(13, Lexer.tokens("tcpflags").get(0).number());
    }

    @Test
    void colonsInBracketsAreNoAddresses() {
        assertEquals(
                List.of("ip", "[", "0", ":", "2", "]", ""),
                Lexer.tokens("ip[0:2]").stream().map(Token::text).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"08", "4294967296", "0x100000000", "$", "$ 1", "$g", "::$", "a_", "1:2:3:", "\\", "é", "a\u0000"
            })
    void faults(String text) {
        assertThrows(FilterSyntaxException.class, () -> Lexer.tokens(text));
    }
}
