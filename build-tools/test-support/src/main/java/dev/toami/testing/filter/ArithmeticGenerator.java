package dev.toami.testing.filter;

import java.util.List;

import static dev.toami.testing.filter.Dice.way;

/** Comparisons of what is computed from the packet's bytes and its length. */
final class ArithmeticGenerator {
    private static final String[] POPULAR = {
        "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
        "tcp[13] = 2",
        "tcp[tcpflags] & tcp-ack = tcp-ack",
        "ip[0] & 0xf != 5",
        "ip[2:2] > 60",
        "ip[6:2] & 0x1fff = 0",
        "ip[8] < 5",
        "ip[9] = 17",
        "ip[12:4] = 0x0a000001",
        "ip6[6] = 6",
        "ip6[4:2] > 40",
        "icmp[icmptype] = icmp-echo",
        "icmp[0] = 8 or icmp[0] = 0",
        "icmp6[icmp6type] = icmp6-neighborsolicit",
        "udp[4:2] > 20",
        "udp[2:2] = 53",
        "ether[0] & 1 = 0",
        "ether[12:2] = 0x8100",
        "ether[12:2] <= 1500",
        "link[0] != 255",
        "arp[6:2] = 1",
        "sctp[0:2] = 80",
        "(ip[2:2] - ((ip[0] & 0xf) << 2)) - ((tcp[12] & 0xf0) >> 2) != 0",
        "len - 14 = ip[2:2]"
    };

    private final Dice dice;

    ArithmeticGenerator(Dice dice) {
        this.dice = dice;
    }

    String length() {
        int length = dice.pick(0, 20, 40, 60, 64, 100, 128, 1500);
        return dice.pick("less ", "greater ", "len > ", "len <= ", "len != ", "length < ") + length;
    }

    /** @param ip whether the link type can carry IP */
    String relation(boolean ip) {
        if (ip && dice.chance(45)) {
            return dice.pick(POPULAR);
        }
        if (dice.chance(6)) {
            return "byte " + dice.below(20) + " " + dice.pick("=", "<", ">", "&", "|") + " " + dice.below(256);
        }
        String comparison = dice.pick("=", "=", "==", "!=", "<", ">", "<=", ">=");
        String left = term(dice.pick(1, 1, 1, 2, 3), ip);
        String right = dice.chance(65) ? number() : term(dice.pick(0, 1, 2), ip);
        return left + " " + comparison + " " + right;
    }

    private String term(int depth, boolean ip) {
        if (depth <= 1 && dice.chance(80)) {
            return dice.chance(90 - 80 * (1 - depth)) ? load(depth, ip) : dice.chance(40) ? "len" : number();
        }
        if (depth == 0) {
            return number();
        }
        int inner = depth - 1;
        return dice.weighted(List.of(
                way(75, () -> term(inner + 1 - dice.below(2) * inner, inner, ip)),
                way(6, () -> "-" + dice.pick("", " ") + term(inner, ip)),
                way(12, () -> "(" + term(inner, ip) + ")")));
    }

    private String term(int left, int right, boolean ip) {
        String operator = dice.word("+ - & & & | * / % ^ << >> + -");
        boolean shift = operator.equals("<<") || operator.equals(">>");
        String second = shift && dice.chance(85) ? Integer.toString(dice.below(32)) : term(right, ip);
        String first = term(Math.min(left, right), ip);
        return dice.chance(35)
                ? "(" + first + " " + operator + " " + second + ")"
                : first + " " + operator + " " + second;
    }

    private String number() {
        return dice.weighted(List.of(
                way(50, () -> Integer.toString(dice.pick(0, 1, 2, 4, 5, 6, 8, 15, 20, 64, 80, 255, 256, 1500, 0x0800))),
                way(20, () -> "0x" + Integer.toHexString(dice.bits() >>> dice.below(32))),
                way(8, () -> "0" + Integer.toOctalString(dice.below(512))),
                way(8, () -> Integer.toUnsignedString(dice.bits())),
                way(10, () -> dice.word("tcp-syn tcp-ack tcp-fin icmp-echo tcpflags icmptype tcp-push icmp-unreach"))));
    }

    private String load(int depth, boolean ip) {
        String protocol = !ip || dice.chance(20)
                ? dice.word("ether link")
                : dice.chance(85)
                        ? dice.word("ip ip tcp tcp udp ip6 icmp icmp6 arp sctp")
                        : dice.word("rarp igmp igrp pim vrrp carp atalk decnet lat sca moprc mopdl");
        String size = dice.pick("", "", ":1", ":2", ":2", ":4");
        return protocol + "[" + index(depth, ip) + size + "]";
    }

    private String index(int depth, boolean ip) {
        return dice.weighted(List.of(
                way(80, () -> Integer.toString(dice.below(dice.pick(8, 16, 24, 60)))),
                way(3, () -> dice.word("tcpflags icmptype")),
                way(depth > 1 ? 12 : 4, () -> term(depth - 1, ip)),
                way(4, () -> dice.pick("len - 20", "ip[0] & 0xf", "tcp[12] >> 2", "(ip[0] & 0xf) << 2", "len - 1")),
                way(1, () -> dice.pick("-1", "-14", "0xffffffff", "1000", "4294967290"))));
    }
}
