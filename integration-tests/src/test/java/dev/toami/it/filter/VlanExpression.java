package dev.toami.it.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Map.entry;

/** A filter of few primitives and {@code vlan}, as something that is evaluated straight on a {@link TaggedFrame}. */
final class VlanExpression {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\(|\\)|and\\b|or\\b|not\\b|(?:(?!\\band\\b|\\bor\\b)[^()])+)");

    /** What a primitive means behind a number of {@code vlan}s. */
    private interface Primitive {
        boolean holds(TaggedFrame frame, int vlans);
    }

    private static final int TEN = 0x0a000000;

    private static final Map<String, Primitive> PRIMITIVES = Map.ofEntries(
            entry("ip", TaggedFrame::isIpv4),
            entry("ip6", TaggedFrame::isIpv6),
            entry("arp", TaggedFrame::isArp),
            entry("tcp", (frame, vlans) -> frame.carries(vlans, 6)),
            entry("udp", (frame, vlans) -> frame.carries(vlans, 17)),
            entry("icmp", (frame, vlans) -> frame.ipv4Carries(vlans, 1)),
            entry("ip proto 47", (frame, vlans) -> frame.ipv4Carries(vlans, 47)),
            entry("port 80", (frame, vlans) -> frame.port(vlans, 0, 80, 80)),
            entry("tcp port 80", (frame, vlans) -> frame.port(vlans, 6, 80, 80)),
            entry("udp port 53", (frame, vlans) -> frame.port(vlans, 17, 53, 53)),
            entry("portrange 80-90", (frame, vlans) -> frame.port(vlans, 0, 80, 90)),
            entry(
                    "host 10.0.0.1",
                    (frame, vlans) -> frame.source(vlans, TEN | 1, -1) || frame.destination(vlans, TEN | 1, -1)),
            entry("src host 10.0.0.1", (frame, vlans) -> frame.source(vlans, TEN | 1, -1)),
            entry("dst net 10.0.0.0/8", (frame, vlans) -> frame.destination(vlans, TEN, 0xff000000)),
            entry("ip6 host fe80::1", (frame, vlans) -> frame.ipv6Host(vlans, 0xfe800000, 1)),
            entry("ether host 0:1:2:3:4:5", (frame, vlans) -> frame.etherHost(0x000102030405L)),
            entry("ether proto 0x88cc", (frame, vlans) -> frame.etherType(vlans, 0x88cc)),
            entry("ether[0] & 1 = 0", (frame, vlans) -> !frame.isGroup()),
            entry("inbound", (frame, vlans) -> !frame.outbound()),
            entry("outbound", (frame, vlans) -> frame.outbound()),
            entry("ifindex 2", (frame, vlans) -> frame.interfaceIndex() == 2),
            entry("len > 100", (frame, vlans) -> frame.length() > 100),
            entry("ip[8] < 5", (frame, vlans) -> frame.isIpv4(vlans) && frame.network(vlans, 8, 1) < 5),
            entry(
                    "ip[2:2] - 20 > 40",
                    (frame, vlans) ->
                            frame.isIpv4(vlans) && Integer.compareUnsigned(frame.network(vlans, 2, 2) - 20, 40) > 0),
            entry("icmp[0] = 8", (frame, vlans) -> inside(frame, vlans, 1) && frame.transport(vlans, 0, 1) == 8),
            entry(
                    "tcp[13] & 2 != 0",
                    (frame, vlans) -> inside(frame, vlans, 6) && (frame.transport(vlans, 13, 1) & 2) != 0),
            entry("udp[4:2] > 100", (frame, vlans) -> inside(frame, vlans, 17) && frame.transport(vlans, 4, 2) > 100));

    /** What libpcap computes in scratch memory, where it also keeps what it knows of tags: it gets both wrong together. */
    private static final Pattern ARITHMETIC = Pattern.compile("\\[|len");

    private final List<String> tokens = new ArrayList<>();
    private int position;
    private int vlans;
    private final Predicate<TaggedFrame> meaning;

    private VlanExpression(String text) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String token = matcher.group(1).strip();
            if (!token.isEmpty()) {
                tokens.add(token);
            }
        }
        meaning = chain();
        if (position != tokens.size()) {
            throw new IllegalArgumentException(text + " at " + tokens.get(position));
        }
    }

    static VlanExpression parse(String text) {
        return new VlanExpression(text);
    }

    static List<String> primitives() {
        return PRIMITIVES.keySet().stream().sorted().toList();
    }

    static boolean hasArithmetic(String text) {
        return ARITHMETIC.matcher(text).find();
    }

    boolean accepts(TaggedFrame frame) {
        frame.restart();
        return meaning.test(frame);
    }

    /** {@code and} and {@code or} bind alike, from left to right. */
    private Predicate<TaggedFrame> chain() {
        Predicate<TaggedFrame> left = term();
        while (position < tokens.size() && (is("and") || is("or"))) {
            boolean and = tokens.get(position++).equals("and");
            Predicate<TaggedFrame> right = term();
            left = and ? left.and(right) : left.or(right);
        }
        return left;
    }

    private boolean is(String token) {
        return tokens.get(position).equals(token);
    }

    private Predicate<TaggedFrame> term() {
        String token = tokens.get(position++);
        if (token.equals("not")) {
            return term().negate();
        }
        if (token.equals("(")) {
            Predicate<TaggedFrame> inner = chain();
            position++;
            return inner;
        }
        if (token.equals("vlan")) {
            int before = vlans++;
            return frame -> frame.vlan(before, -1);
        }
        if (token.startsWith("vlan ")) {
            int before = vlans++;
            int identifier = Integer.parseInt(token.substring(5));
            return frame -> frame.vlan(before, identifier);
        }
        Primitive primitive = PRIMITIVES.get(token);
        if (primitive == null) {
            throw new IllegalArgumentException("no primitive: " + token);
        }
        int behind = vlans;
        return frame -> primitive.holds(frame, behind);
    }

    private static boolean inside(TaggedFrame frame, int vlans, int protocol) {
        return frame.ipv4Carries(vlans, protocol) && frame.isFirstFragment(vlans);
    }
}
