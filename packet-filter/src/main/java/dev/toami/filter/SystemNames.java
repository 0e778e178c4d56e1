package dev.toami.filter;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** services(5) and protocols(5): a name, a number, more names, each file read once when first needed. Thread-safe. */
final class SystemNames implements NameResolver {
    private static final System.Logger LOG = System.getLogger(SystemNames.class.getName());

    private final Path services;
    private final Path protocols;
    private Map<String, Integer> ports;
    private Map<String, Integer> protocolNumbers;

    SystemNames() {
        this(Path.of("/etc/services"), Path.of("/etc/protocols"));
    }

    SystemNames(Path services, Path protocols) {
        this.services = services;
        this.protocols = protocols;
    }

    @Override
    public OptionalInt tcpPort(String service) {
        return port(service + "/tcp");
    }

    @Override
    public OptionalInt udpPort(String service) {
        return port(service + "/udp");
    }

    private synchronized OptionalInt port(String nameAndProtocol) {
        if (ports == null) {
            ports = read(services);
        }
        return find(ports, nameAndProtocol);
    }

    @Override
    public synchronized OptionalInt protocol(String name) {
        if (protocolNumbers == null) {
            protocolNumbers = read(protocols);
        }
        return find(protocolNumbers, name);
    }

    private static OptionalInt find(Map<String, Integer> numbers, String name) {
        Integer number = numbers.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Names to numbers; where the second field is {@code port/protocol}, that suffix goes to the names. */
    private static Map<String, Integer> read(Path file) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : lines(file)) {
            String[] fields = line.replaceFirst("#.*", "").trim().split("\\s+", -1);
            if (fields.length < 2 || !fields[1].matches("[0-9]{1,5}(/[a-z]+)?")) {
                continue;
            }
            int slash = fields[1].indexOf('/');
            String suffix = slash < 0 ? "" : fields[1].substring(slash);
            Integer number = Integer.valueOf(slash < 0 ? fields[1] : fields[1].substring(0, slash));
            for (int i = 0; i < fields.length; i++) {
                if (i != 1) {
                    numbers.putIfAbsent(fields[i] + suffix, number);
                }
            }
        }
        return numbers;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "names of {0} are unknown: {1}", file, e);
            return List.of();
        }
    }
}
