package dev.toami.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Filters as people write them, from the shortest to a list of a hundred hosts. */
final class Expressions {
    static final List<String> ALL = List.of(
            "ip",
            "len > 1000",
            "icmp",
            "ip host 10.0.0.1",
            "vlan 100",
            "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
            "host 10.0.0.1",
            "tcp dst port 443",
            "net 192.168",
            "tcp port 80",
            "not port 22",
            "portrange 6000-6010",
            "tcp port 80 and (((ip[2:2] - ((ip[0]&0xf)<<2)) - ((tcp[12]&0xf0)>>2)) != 0)",
            "port 80 or 443 or 8080 or 8443",
            hosts(100));

    private Expressions() {}

    /** The first {@code count} of a list of addresses that lie apart from each other. */
    static String hosts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "host 10." + i * 7 % 256 + "." + i / 256 + "." + i * 13 % 256)
                .collect(Collectors.joining(" or "));
    }
}
