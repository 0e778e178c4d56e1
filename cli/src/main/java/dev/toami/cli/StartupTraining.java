package dev.toami.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.files.PcapWriter;

/** Runs commands without output, so that an archive of class data can be made of the classes that they load. */
final class StartupTraining {
    private static final String[][] COMMAND_LINES = {
        {"--version"},
        {"--help"},
        {"compile", "tcp port 80 and host 192.0.2.1"},
        {"compile", "-dd", "-y", "LINUX_SLL2", "--target", "cooked", "udp or vlan and ip6"},
        {"compile", "--stages", "tcp port 80"},
        {"compile", "not a filter"},
        {"read", "-", "ip and udp"},
        {"backends"},
        {"devices"},
    };

    /** A DNS question from 192.0.2.1 to 192.0.2.2. */
    private static final String FRAME = "020000000002020000000001 0800 4500003d00000000401100000a000201c0000202"
            + "c000003500290000 abcd01000001000000000000 076578616d706c6503636f6d0000010001";

    private StartupTraining() {}

    public static void main(String[] arguments) throws IOException {
        for (String[] commandLine : COMMAND_LINES) {
            Console silent = new Console(
                    capture(),
                    OutputStream.nullOutputStream(),
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            int status = new Toami(silent, Engines.configured()).run(commandLine);
            // A command that fails loads its classes too: here it may lack permissions.
            System.out.println(String.join(" ", commandLine) + ": " + status);
        }
    }

    private static InputStream capture() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PcapWriter writer = PcapWriter.builder(LinkType.ETHERNET).open(file)) {
            Bytes bytes = Bytes.parseHex(FRAME);
            writer.write(CapturedFrame.of(LinkType.ETHERNET, 0, bytes.length(), bytes));
        }
        return new ByteArrayInputStream(file.toByteArray());
    }
}
