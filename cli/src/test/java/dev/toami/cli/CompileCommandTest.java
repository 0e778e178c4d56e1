package dev.toami.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CompileCommandTest {
    private static String compile(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "compile";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Run run = Run.of(all);
        assertEquals("", run.err());
        assertEquals(0, run.status());
        return run.out();
    }

    @Test
    void showsTcpdumpsThreeForms() {
        String readable =
                """
                (000) ldh      [12]
                (001) jeq      #0x806           jt 2\tjf 3
                (002) ret      #262144
                (003) ret      #0
                """;
        assertEquals(readable, compile("arp"));
        assertEquals(readable, compile("-d", "arp"));
        assertEquals(
                """
                { 0x28, 0, 0, 0x0000000c },
                { 0x15, 0, 1, 0x00000806 },
                { 0x6, 0, 0, 0x00040000 },
                { 0x6, 0, 0, 0x00000000 },
                """,
                compile("-dd", "arp"));
        assertEquals("4\n40 0 0 12\n21 0 1 2054\n6 0 0 262144\n6 0 0 0\n", compile("-ddd", "arp"));
    }

    @Test
    void takesSnapLengthLinkTypeAndTarget() {
        assertEquals("(000) ret      #96\n", compile("-s", "96"));
        assertEquals("(000) ret      #262144\n", compile("-s0"));
        assertEquals(compile("-y", "raw", "ip"), compile("-y", "101", "ip"));
        assertNotEquals(compile("vlan"), compile("--target", "live", "vlan"));
        assertNotEquals(compile("-y", "LINUX_SLL2", "ip"), compile("--target", "cooked", "ip"));
    }

    @Test
    void takesTheNetmask() {
        String program = compile("--netmask", "255.255.255.0", "ip broadcast");
        assertTrue(program.contains("#0xff "), program);
        assertEquals(1, Run.of("compile", "ip broadcast").status());
        assertEquals(
                1, Run.of("compile", "--netmask", "255.255", "ip broadcast").status());
    }

    @Test
    void leavesTheOptimizerOut() {
        String[] filter = {"ip and tcp or ip and udp or ip and icmp"};
        int plain = (int) compile("-O", filter[0]).lines().count();
        int optimized = (int) compile(filter).lines().count();
        assertTrue(plain > optimized, plain + " instructions without, " + optimized + " with the optimizer");
    }

    @Test
    void showsItsStagesUnderHeadings() {
        List<String> headings = List.of("Syntax", "Meaning", "Flow", "Flow, optimized", "Code");
        String stages = compile("--stages", "tcp", "port", "80");
        assertEquals(
                headings,
                stages.lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith(" "))
                        .toList());
        assertTrue(stages.endsWith(compile("tcp port 80").indent(2)), stages);
        assertTrue(stages.contains("\n  0: half[12] == 0x86dd ? "), stages);
        String plain = compile("--stages", "-O", "tcp port 80");
        assertTrue(plain.endsWith(compile("-O", "tcp port 80").indent(2)), plain);
        assertFalse(plain.contains("optimized"), plain);
    }

    @Test
    void wordsAreJoinedWithBlanks() {
        String one = compile("not (tcp or -1 + 2 = len)");
        assertEquals(one, compile("not", "(", "tcp or", "-1", "+", "2", "=", "len", ")"));
        assertEquals(compile("-1 + len = 60"), compile("-1", "+", "len", "=", "60"));
        assertEquals(compile("!tcp"), compile("!", "tcp"));
    }

    @Test
    void readsAFilterFileWithComments(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("filter"), "tcp # not udp\n# nothing here\r\nand port 80 #");
        assertEquals(compile("tcp and port 80"), compile("-F", file.toString()));
        Run both = Run.of("compile", "-F", file.toString(), "udp");
        assertEquals("toami: a filter is both in " + file + " and on the command line\n", both.err());
    }

    @Test
    void aFilterFaultIsOneLineWithItsPlace() {
        Run run = Run.of("compile", "tcp", "prot", "80");
        assertEquals(1, run.status());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("toami: "), run.err());
        assertTrue(run.err().endsWith(" (at character 5 of \"tcp prot 80\")\n"), run.err());
        assertEquals(1, run.err().lines().count());
    }
}
