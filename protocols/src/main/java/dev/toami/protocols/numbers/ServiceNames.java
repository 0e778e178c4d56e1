package dev.toami.protocols.numbers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** IANA's service names by port, as they stood in 2019 and as gopacket prints them. Thread-safe. */
public final class ServiceNames {
    private static final int PORTS = 1 << 16;

    /** Loaded on the first look-up, not with the class: most programs never print a port. */
    private static final class Tables {
        static final String[] TCP = new String[PORTS];
        static final String[] UDP = new String[PORTS];

        static {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    ServiceNames.class.getResourceAsStream("services.txt"), StandardCharsets.US_ASCII))) {
                lines.lines().filter(line -> !line.startsWith("#")).forEach(Tables::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void add(String line) {
            String[] words = line.split("\t", -1);
            int port = Integer.parseInt(words[0]);
            TCP[port] = named(words[1]);
            UDP[port] = named(words[words.length - 1]);
        }

        private static String named(String word) {
            return word.equals("-") ? null : word;
        }
    }

    private ServiceNames() {}

    /** The name of a service over TCP, or null. */
    public static String tcp(int port) {
        return Tables.TCP[port];
    }

    /** The name of a service over UDP, or null. */
    public static String udp(int port) {
        return Tables.UDP[port];
    }
}
