package dev.toami.filter.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words that are no names. They are case-sensitive. */
final class Keywords {
    private static final Set<String> WORDS = Set.of(("and or not src dst addr1 addr2 addr3 addr4 ra ta"
                    + " host net mask port portrange proto protochain gateway less greater byte broadcast multicast"
                    + " len inbound outbound ifindex vlan mpls pppoed pppoes geneve vxlan llc type subtype dir")
            .split(" ", -1));

    /** Longer spellings. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("length", "len"),
            Map.entry("direction", "dir"),
            Map.entry("address1", "addr1"),
            Map.entry("address2", "addr2"),
            Map.entry("address3", "addr3"),
            Map.entry("address4", "addr4"),
            Map.entry("es-is", "esis"),
            Map.entry("is-is", "isis"),
            Map.entry("ifname", "on"),
            Map.entry("ruleset", "rset"),
            Map.entry("rulenum", "rnr"),
            Map.entry("subrulenum", "srnr"),
            Map.entry("lsu", "lssu"));

    private static final Map<String, Integer> NUMBERS = numbers();

    private Keywords() {}

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        String text = "icmptype 0 icmpcode 1 icmp6type 0 icmp6code 1 tcpflags 13 tcp-fin 1 tcp-syn 2 tcp-rst 4"
                + " tcp-push 8 tcp-ack 16 tcp-urg 32 tcp-ece 64 tcp-cwr 128 icmp-echoreply 0 icmp-unreach 3"
                + " icmp-sourcequench 4 icmp-redirect 5 icmp-echo 8 icmp-routeradvert 9 icmp-routersolicit 10"
                + " icmp-timxceed 11 icmp-paramprob 12 icmp-tstamp 13 icmp-tstampreply 14 icmp-ireq 15"
                + " icmp-ireqreply 16 icmp-maskreq 17 icmp-maskreply 18 icmp6-destinationunreach 1"
                + " icmp6-packettoobig 2 icmp6-timeexceeded 3 icmp6-parameterproblem 4 icmp6-echo 128"
                + " icmp6-echoreply 129 icmp6-multicastlistenerquery 130 icmp6-multicastlistenerreportv1 131"
                + " icmp6-multicastlistenerdone 132 icmp6-routersolicit 133 icmp6-routeradvert 134"
                + " icmp6-neighborsolicit 135 icmp6-neighboradvert 136 icmp6-redirect 137 icmp6-routerrenum 138"
                + " icmp6-nodeinformationquery 139 icmp6-nodeinformationresponse 140"
                + " icmp6-ineighbordiscoverysolicit 141 icmp6-ineighbordiscoveryadvert 142"
                + " icmp6-multicastlistenerreportv2 143 icmp6-homeagentdiscoveryrequest 144"
                + " icmp6-homeagentdiscoveryreply 145 icmp6-mobileprefixsolicit 146 icmp6-mobileprefixadvert 147"
                + " icmp6-certpathsolicit 148 icmp6-certpathadvert 149 icmp6-multicastrouteradvert 151"
                + " icmp6-multicastroutersolicit 152 icmp6-multicastrouterterm 153";
        String[] words = text.split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            numbers.put(words[i], Integer.valueOf(words[i + 1]));
        }
        return Map.copyOf(numbers);
    }

    /** The word itself, or its short form where it has two; null if it is no keyword. */
    static String canonical(String word) {
        String canonical = SPELLINGS.getOrDefault(word, word);
        boolean known = WORDS.contains(canonical)
                || Protocol.of(canonical) != null
                || PfField.of(canonical) != null
                || AtmField.of(canonical) != null
                || AtmTraffic.of(canonical) != null
                || SignalField.of(canonical) != null
                || SignalUnit.of(canonical) != null;
        return known ? canonical : null;
    }

    /** The number that a name such as {@code tcp-syn} stands for, null if none. */
    static Integer number(String word) {
        return NUMBERS.get(word);
    }
}
