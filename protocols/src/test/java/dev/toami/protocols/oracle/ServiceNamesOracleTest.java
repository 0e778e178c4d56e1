package dev.toami.protocols.oracle;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

import dev.toami.protocols.numbers.ServiceNames;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The names of all ports against those that gopacket prints. */
class ServiceNamesOracleTest {
    private final Map<Integer, String> names = new HashMap<>();

    @Test
    void tcp() throws IOException {
        read("TCPPort");
        assertNames(5797, ServiceNames::tcp);
    }

    @Test
    void udp() throws IOException {
        read("UDPPort");
        assertNames(5458, ServiceNames::udp);
    }

    private void read(String section) throws IOException {
        boolean inside = false;
        for (String line : Oracles.orSkip().text("gopacket/enums.txt").split("\n", -1)) {
            if (line.startsWith("## ")) {
                inside = line.startsWith("## " + section + " ");
            } else if (inside && line.contains("=")) {
                int equals = line.indexOf('=');
                names.put(Integer.valueOf(line.substring(0, equals)), line.substring(equals + 1));
            }
        }
    }

    private void assertNames(int count, IntFunction<String> lookUp) {
        assertEquals(count, names.size());
        for (int port = 0; port < 0x10000; port++) {
            String name = lookUp.apply(port);
            assertEquals(names.get(port), name == null ? null : port + "(" + name + ")");
        }
    }
}
