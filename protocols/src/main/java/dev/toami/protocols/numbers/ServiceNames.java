package dev.toami.protocols.numbers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** IANA's service names by port, as they stood in 2019 and as gopacket prints them. Thread-safe. */
public final class ServiceNames {
    private static final int PORTS = 1 << 16;

    /** Loaded on the first look-up, not with the class: most programs never print a port. */
    private static final class Tables {
        static final String[] TCP = new String[PORTS];
        static final String[] UDP = new String[PORTS];
        static final Map<Integer, String> SCTP = new HashMap<>();

        static {
            read("services.txt", Tables::add);
            read("services-sctp.txt", Tables::addSctp);
        }

        private static void read(String file, Consumer<String> target) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(ServiceNames.class.getResourceAsStream(file), StandardCharsets.US_ASCII))) {
                lines.lines().filter(line -> !line.startsWith("#")).forEach(target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void addSctp(String line) {
            String[] words = line.split("\t", -1);
            SCTP.put(Integer.parseInt(words[0]), words[1]);
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

    /** The name of a service over SCTP, or null. */
    public static String sctp(int port) {
        return Tables.SCTP.get(port);
    }
}
