package dev.toami.filter.meaning;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.filter.NameResolver;
import dev.toami.filter.syntax.Identifier;
import dev.toami.filter.syntax.Span;

/** Finds the numbers of ports, and to which transports a service's name belongs. */
final class PortNames {
    private static final List<Integer> TCP = List.of(IpProtocols.TCP);
    private static final List<Integer> UDP = List.of(IpProtocols.UDP);

    private final NameResolver names;
    private final Problems problems;

    PortNames(NameResolver names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    record Range(int first, int last, List<Integer> transports) {}

    Range port(Identifier identifier, List<Integer> transports) {
        if (identifier instanceof Identifier.Numeral number) {
            int port = number(number.value(), number.span());
            return new Range(port, port, transports);
        }
        Range named = named(name(identifier), identifier.span());
        return new Range(named.first(), named.last(), narrow(transports, named.transports(), identifier));
    }

    Range range(Identifier identifier, List<Integer> transports) {
        if (identifier instanceof Identifier.Numeral) {
            return port(identifier, transports);
        }
        String name = name(identifier);
        int hyphen = name.indexOf('-');
        problems.check(hyphen >= 0, identifier.span(), "a range is two ports joined by a hyphen");
        Range first = named(name.substring(0, hyphen), identifier.span());
        Range last = named(name.substring(hyphen + 1), identifier.span());
        List<Integer> both = first.transports().equals(last.transports()) ? first.transports() : Ports.ALL_TRANSPORTS;
        return new Range(
                Math.min(first.first(), last.first()),
                Math.max(first.first(), last.first()),
                narrow(transports, both, identifier));
    }

    private String name(Identifier identifier) {
        if (identifier instanceof Identifier.Name name) {
            return name.text();
        }
        throw problems.at(identifier.span(), "a port is a name or a number");
    }

    private int number(int value, Span span) {
        problems.check(value >= 0 && value <= 0xffff, span, "a port is at most 65535");
        return value;
    }

    /** The transports asked for, if the name belongs to all or some of them. */
    private List<Integer> narrow(List<Integer> asked, List<Integer> found, Identifier identifier) {
        if (found.size() > 1) {
            return asked;
        }
        boolean fits = asked.containsAll(found);
        problems.check(fits, identifier.span(), "the service is one of " + (found.equals(TCP) ? "TCP" : "UDP"));
        return found;
    }

    private Range named(String name, Span span) {
        if (name.matches("[0-9]{1,5}")) {
            int port = number(Integer.parseInt(name), span);
            return new Range(port, port, Ports.ALL_TRANSPORTS);
        }
        OptionalInt tcp = names.tcpPort(name);
        OptionalInt udp = names.udpPort(name);
        if (tcp.isEmpty() && udp.isEmpty()) {
            throw problems.at(span, "unknown port \"" + name + "\"");
        }
        int port = tcp.isPresent() ? tcp.getAsInt() : udp.getAsInt();
        return new Range(port, port, tcp.equals(udp) ? Ports.ALL_TRANSPORTS : tcp.isPresent() ? TCP : UDP);
    }
}
