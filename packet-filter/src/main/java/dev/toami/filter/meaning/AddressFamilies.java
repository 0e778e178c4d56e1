package dev.toami.filter.meaning;

import java.util.List;
import java.util.Map;

/** The numbers of protocols in the address families of the systems that write captures. */
final class AddressFamilies {
    private static final int AF_INET = 2;
    /** Darwin, NetBSD and OpenBSD, FreeBSD, Linux. */
    private static final List<Integer> AF_INET6 = List.of(30, 24, 28, 10);

    static final Map<Integer, List<Integer>> NUMBERS =
            Map.of(EtherTypes.IPV4, List.of(AF_INET), EtherTypes.IPV6, AF_INET6);

    private AddressFamilies() {}

    /** The same in four bytes of either order. */
    static Map<Integer, List<Integer>> inBothOrders() {
        return Map.of(EtherTypes.IPV4, inBothOrders(List.of(AF_INET)), EtherTypes.IPV6, inBothOrders(AF_INET6));
    }

    private static List<Integer> inBothOrders(List<Integer> numbers) {
        return numbers.stream()
                .flatMap(number -> List.of(Integer.reverseBytes(number), number).stream())
                .toList();
    }
}
