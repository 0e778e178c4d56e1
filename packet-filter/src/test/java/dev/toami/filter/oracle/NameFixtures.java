package dev.toami.filter.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.filter.NameResolver;

/** The hosts, Ethernet addresses and networks that libpcap's own tests need; services and protocols of this system. */
final class NameFixtures implements NameResolver {
    private record Entry(String file, String first, String second) {}

    private final NameResolver system = NameResolver.system();
    private final List<Entry> entries = new ArrayList<>();

    NameFixtures() throws IOException {
        String file = "";
        for (String line : Files.readAllLines(Oracles.filters("names.txt"))) {
            String[] words = line.split(" ", -1);
            if (line.startsWith("##")) {
                file = words[1].replace("(5)", "");
            } else if (words.length == 2) {
                entries.add(new Entry(file, words[0], words[1]));
            }
        }
    }

    @Override
    public List<IpAddress> hostAddresses(String name) {
        return entries.stream()
                .filter(e -> e.file().equals("hosts") && e.second().equals(name.toLowerCase(Locale.ROOT)))
                .map(e -> IpAddress.parse(e.first()))
                .toList();
    }

    @Override
    public Optional<MacAddress> macAddress(String name) {
        return entries.stream()
                .filter(e -> e.file().equals("ethers") && e.second().equals(name.toLowerCase(Locale.ROOT)))
                .map(e -> MacAddress.parse(e.first()))
                .findFirst();
    }

    @Override
    public OptionalInt network(String name) {
        return entries.stream()
                .filter(e -> e.file().equals("networks") && e.first().equals(name.toLowerCase(Locale.ROOT)))
                .mapToInt(e -> Ipv4Address.parse(e.second()).bits())
                .findFirst();
    }

    @Override
    public OptionalInt tcpPort(String service) {
        return system.tcpPort(service);
    }

    @Override
    public OptionalInt udpPort(String service) {
        return system.udpPort(service);
    }

    @Override
    public OptionalInt protocol(String name) {
        return system.protocol(name);
    }
}
