package dev.toami.filter.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words that are no names. They are case-sensitive. */
final class Keywords {
    /** Words with one meaning each, that the parser knows by their text. */
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "src",
            "dst",
            "host",
            "net",
            "mask",
            "port",
            "portrange",
            "proto",
            "less",
            "greater",
            "byte",
            "broadcast",
            "multicast",
            "len",
            "inbound",
            "outbound",
            "ifindex",
            "vlan",
            "mpls",
            "pppoed",
            "pppoes");

    /** Words of the language that this compiler does not know yet. */
    private static final Set<String> LATER = Set.of(
            "protochain",
            "gateway",
            "geneve",
            "vxlan",
            "llc",
            "type",
            "subtype",
            "direction",
            "dir",
            "address1",
            "addr1",
            "address2",
            "addr2",
            "address3",
            "addr3",
            "address4",
            "addr4",
            "ra",
            "ta",
            "radio",
            "esis",
            "es-is",
            "isis",
            "is-is",
            "clnp",
            "l1",
            "l2",
            "iih",
            "lsp",
            "snp",
            "csnp",
            "psnp",
            "lane",
            "metac",
            "bcc",
            "oam",
            "oamf4",
            "oamf4ec",
            "oamf4sc",
            "sc",
            "ilmic",
            "vpi",
            "vci",
            "connectmsg",
            "metaconnect",
            "on",
            "ifname",
            "rset",
            "ruleset",
            "rnr",
            "rulenum",
            "srnr",
            "subrulenum",
            "reason",
            "action",
            "fisu",
            "lssu",
            "lsu",
            "msu",
            "hfisu",
            "hlssu",
            "hlsu",
            "hmsu",
            "sio",
            "opc",
            "dpc",
            "sls",
            "hsio",
            "hopc",
            "hdpc",
            "hsls");

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
        if (word.equals("length")) {
            return "len";
        }
        return WORDS.contains(word) || LATER.contains(word) || Protocol.of(word) != null ? word : null;
    }

    static boolean isLater(String word) {
        return LATER.contains(word);
    }

    /** The number that a name such as {@code tcp-syn} stands for, null if none. */
    static Integer number(String word) {
        return NUMBERS.get(word);
    }
}
