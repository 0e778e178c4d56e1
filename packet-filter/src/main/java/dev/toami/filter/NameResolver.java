package dev.toami.filter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.IpAddress;
import dev.toami.engine.MacAddress;

/**
 * Looks up the names in an expression while it is compiled. What a method is not overridden for is unknown.
 *
 * <p>The default asks no DNS: expressions often come from people who should not make a host send queries.
 */
public interface NameResolver {
    /** Knows no name at all. */
    NameResolver NONE = new NameResolver() {};

    /** Knows the services and protocols of {@code /etc/services} and {@code /etc/protocols}, read when first asked. */
    static NameResolver system() {
        return new SystemNames();
    }

    /** The addresses of a host, none if it is unknown. */
    default List<IpAddress> hostAddresses(String name) {
        return List.of();
    }

    default Optional<MacAddress> macAddress(String hostName) {
        return Optional.empty();
    }

    /** The number of a network as getnetbyname(3) gives it: that of 10.20.0.0/16, written 10.20, is 0x0a14. */
    default OptionalInt network(String name) {
        return OptionalInt.empty();
    }

    default OptionalInt tcpPort(String service) {
        return OptionalInt.empty();
    }

    default OptionalInt udpPort(String service) {
        return OptionalInt.empty();
    }

    /** The IP protocol number. */
    default OptionalInt protocol(String name) {
        return OptionalInt.empty();
    }
}
