package dev.toami.cli;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ArgumentsTest {
    private static Options options() {
        return new Options("test", "test")
                .flag("", "-p")
                .flag("", "-d")
                .flag("", "-dd")
                .flag("", "-h", "--help")
                .value("-c", "N", "")
                .value("--target", "WHERE", "");
    }

    private static Arguments parse(String... arguments) {
        return Arguments.parse(options(), List.of(arguments));
    }

    @Test
    void optionsBeforeAFileHoldAlsoIfThereAreWordsBehindIt() {
        Arguments arguments = Arguments.parseFileFirst(options(), List.of("-c", "1", "f.pcap", "tcp", "port"));
        assertEquals(Optional.of("1"), arguments.value("-c"));
        assertEquals(List.of("f.pcap", "tcp", "port"), arguments.words());
    }

    @Test
    void shortOptionsMayShareADashAndHoldTheirValue() {
        Arguments arguments = parse("-pc5", "tcp");
        assertTrue(arguments.has("-p"));
        assertEquals(Optional.of("5"), arguments.value("-c"));
        assertEquals(List.of("tcp"), arguments.words());
        assertEquals(Optional.of("-1"), parse("-c", "-1").value("-c"));
        assertTrue(parse("-dd").has("-dd"));
        assertFalse(parse("-dd").has("-d"));
        assertTrue(parse("-h").has("--help"));
    }

    @Test
    void longOptionsTakeTheirValueBehindABlankOrAnEqualsSign() {
        assertEquals(Optional.of("live"), parse("--target", "live").value("--target"));
        assertEquals(Optional.of("live"), parse("--target=live").value("--target"));
        assertEquals(Optional.of(""), parse("--target=").value("--target"));
    }

    @Test
    void theLastOfTwoCounts() {
        assertEquals(Optional.of("2"), parse("-c1", "-c", "2").value("-c"));
    }

    @Test
    void theFirstWordEndsTheOptions() {
        assertEquals(
                List.of("tcp", "-p", "--help"), parse("tcp", "-p", "--help").words());
        assertEquals(List.of("-1", "<", "len"), parse("-p", "-1", "<", "len").words());
        assertEquals(List.of("-(1)", "=", "2"), parse("-(1)", "=", "2").words());
        assertEquals(List.of("-", "1"), parse("-", "1").words());
        assertEquals(List.of("-p"), parse("--", "-p").words());
        assertEquals(List.of("!", "tcp"), parse("!", "tcp").words());
    }

    @Test
    void behindAFileThereMayBeOptionsAgain() {
        Arguments both =
                Arguments.parseFileFirst(options(), List.of("-c", "1", "f.pcap", "-p", "-c", "2", "tcp", "-d"));
        assertEquals(List.of("f.pcap", "tcp", "-d"), both.words());
        assertTrue(both.has("-p"));
        assertEquals(Optional.of("2"), both.value("-c"));
        assertEquals(
                List.of("-p", "-c"),
                Arguments.parseFileFirst(options(), List.of("--", "-p", "-c")).words());
        assertEquals(
                List.of("f", "-c"),
                Arguments.parseFileFirst(options(), List.of("f", "--", "-c")).words());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "-Z, unknown option -Z; see --help",
                "-pZ, \"Unknown option: '-Z' (while processing option: '-pZ')\"",
                "--nope=1, unknown option --nope=1; see --help",
                "--help=1, \"option '--help' should be specified without '1' parameter\"",
                "-c, \"Missing required parameter for option '-c' (N)\"",
                "--target, \"Missing required parameter for option '--target' (WHERE)\""
            })
    void refuses(String argument, String message) {
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> parse(argument)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "x", "2147483648", "''"})
    void refusesNumbersOutOfRange(String text) {
        UsageException e = assertThrows(
                UsageException.class, () -> parse("-c", text).number("-c", "packet count", 1, Integer.MAX_VALUE));
        assertEquals("invalid packet count -c " + text + ": a number from 1 to 2147483647", e.getMessage());
    }
}
