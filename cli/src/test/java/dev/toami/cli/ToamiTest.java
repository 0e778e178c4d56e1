package dev.toami.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ToamiTest {
    @ParameterizedTest
    @ValueSource(strings = {"devices", "backends", "capture", "read", "send", "replay", "compile"})
    void everyCommandHasHelp(String command) {
        Run run = Run.of(command, "--help");
        assertEquals(0, run.status());
        assertTrue(run.out().startsWith("Usage: toami " + command), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 100), run.out());
        assertEquals("", run.err());
        assertTrue(Run.of("-h").out().contains("\n  " + command + " "));
    }

    @Test
    void versionAndHelpSucceed() {
        assertEquals(0, Run.of("--version").status());
        assertTrue(Run.of("--version").out().startsWith("toami "));
        assertEquals(0, Run.of("--help").status());
    }

    /** The first word of a line is the command line, the second what standard error begins with behind the name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | which command?",
                "dump                  | there is no command \"dump\"; there are: devices, backends, capture,",
                "--nope                | unknown option --nope; see --help",
                "devices --watch       | the backend fake does not watch links",
                "capture -i eth0 --await-device | capture on eth0: this backend is without the option awaitDevice",
                "devices eth0          | unexpected argument \"eth0\"",
                "capture -Y            | unknown option -Y; see --help",
                "capture -i            | Missing required parameter for option '-i' (DEV)",
                "capture -i nosuch0    | nosuch0: no such device exists",
                "capture -i 99         | there is no device number 99; toami devices lists 1 to 7",
                "capture -i 0          | there is no device number 0; toami devices lists 1 to 7",
                "capture -i eth0 -c 0  | invalid packet count -c 0: a number from 1 to 2147483647",
                "capture -i eth0 -s x  | invalid snaplen -s x: a number from 0 to 262144",
                "capture -i eth0 -Q up | invalid -Q up: in, out or inout",
                "capture -i eth0 -B 1  | buffer size 1024 is not in the range 64 KiB to 1 TiB",
                "read                  | which file?",
                "read /nope            | /nope: No such file or directory",
                "read /                | /: Is a directory",
                "read f --count -w g   | --count and -w exclude each other",
                "send 10 20 30         | which device? -i DEV",
                "send -i eth0          | there are no bytes to send",
                "send -i eth0 1z       | not a hexadecimal digit: 'z' at 1 of 1z",
                "compile -y NOPE       | invalid data link type NOPE",
                "compile --target x    | invalid --target x: file, live or cooked",
                "compile -F /nope      | /nope: No such file or directory",
            })
    void faultsAreOneLineAndStatusOne(String commandLine, String message) {
        String[] arguments = commandLine.isEmpty() ? new String[0] : commandLine.split(" +", -1);
        Run run = Run.of(arguments);
        assertEquals(1, run.status());
        assertTrue(run.err().startsWith("toami: " + message), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals("", run.out());
    }

    @Test
    void devicesHaveNumbersFlagsAndAddresses() {
        Run run = Run.of("devices");
        assertEquals(0, run.status());
        assertEquals(
                """
                1.lo [Up, Running, Loopback]
                    mtu 65536  link-type EN10MB (Ethernet)
                2.eth0 [Up, Running, Connected]
                    mac 02:42:ac:11:00:02  mtu 1500  link-type EN10MB (Ethernet)
                    inet 192.0.2.7/24  netmask 255.255.255.0  broadcast 192.0.2.255
                    inet6 fe80::1/64  netmask ffff:ffff:ffff:ffff::
                3.down0 [none, Disconnected]
                    mac 02:42:ac:11:00:02  mtu 1500  link-type EN10MB (Ethernet)
                4.dead0 [Up, Disconnected]
                    mac 02:42:ac:11:00:02  mtu 1500  link-type EN10MB (Ethernet)
                5.quiet0 [Up, Running, Connected]
                    mac 02:42:ac:11:00:02  mtu 1500  link-type EN10MB (Ethernet)
                6.flood0 [Up, Running, Connected]
                    mac 02:42:ac:11:00:02  mtu 1500  link-type EN10MB (Ethernet)
                7.any (Pseudo-device that captures on all interfaces) [Up, Running]
                    link-type LINUX_SLL2 (Linux cooked v2)
                """,
                run.out());
    }

    @Test
    void anUnknownBackendIsAFault() {
        Console console = new Console(
                java.io.InputStream.nullInputStream(),
                java.io.OutputStream.nullOutputStream(),
                new java.io.PrintStream(
                        java.io.OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(1, new Toami(console, Engines.configured()).run("--backend", "nope", "devices"));
        assertEquals(0, new Toami(console, Engines.configured()).run("--backend", "fake", "devices"));
        assertEquals(0, new Toami(console, Engines.configured()).run("devices", "--backend=fake"));
    }
}
