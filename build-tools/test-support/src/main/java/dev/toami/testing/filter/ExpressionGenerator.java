package dev.toami.testing.filter;

import java.util.List;

import static dev.toami.testing.filter.Dice.way;

/**
 * Random expressions of pcap-filter(7) for a link type: mostly of primitives that fit it, joined as people and programs
 * join them.
 */
public final class ExpressionGenerator {
    private final Dice dice;
    private final Primitives primitives;
    private final ArithmeticGenerator arithmetic;
    private final LinkPrimitives linkPrimitives;
    private Link link = Link.EN10MB;
    private boolean live;

    public ExpressionGenerator(Dice dice) {
        this.dice = dice;
        this.primitives = new Primitives(dice);
        this.arithmetic = new ArithmeticGenerator(dice);
        this.linkPrimitives = new LinkPrimitives(dice);
    }

    /** For frames of {@code onLink}; {@code forLive} ones may ask what only the kernel knows. */
    public String next(Link onLink, boolean forLive) {
        link = onLink;
        live = forLive;
        return expression(dice.pick(0, 1, 1, 2, 2, 2, 3));
    }

    private String expression(int depth) {
        if (depth == 0) {
            return primitive();
        }
        return dice.weighted(List.of(
                way(70, () -> chain(depth)),
                way(12, () -> dice.pick("not ", "! ", "!") + operand(depth)),
                way(12, () -> expression(depth - 1)),
                way(6, () -> lists(depth))));
    }

    private String chain(int depth) {
        StringBuilder text = new StringBuilder(operand(depth));
        for (int i = dice.pick(1, 1, 1, 2, 2, 3, 5); i > 0; i--) {
            text.append(dice.pick(" and ", " and ", " or ", " or ", " && ", " || "))
                    .append(operand(depth));
        }
        return text.toString();
    }

    /** The same kind of test with many values, which optimizers join. */
    private String lists(int depth) {
        String first =
                dice.pick("host ", "port ", "ip proto ", "src net ", "tcp dst port ", "ether proto ", "ip6 host ");
        StringBuilder text = new StringBuilder();
        for (int i = dice.between(2, 7); i > 0; i--) {
            text.append(text.isEmpty() ? "" : dice.pick(" or ", " or ", " or ", " and "))
                    .append(dice.chance(10) ? "not " : "")
                    .append(first)
                    .append(primitives.identifierFor(first));
        }
        return dice.chance(50) ? text.toString() : "(" + text + ") and " + operand(depth);
    }

    private String operand(int depth) {
        int inner = dice.below(depth);
        String text = expression(inner);
        String negation = dice.chance(15) ? dice.pick("not ", "! ", "!") : "";
        boolean parentheses = inner > 0 ? dice.chance(85) : dice.chance(15);
        return negation + (parentheses ? "(" + text + ")" : text);
    }

    private String primitive() {
        boolean ip = link.has(Link.Feature.IP) || dice.chance(8);
        return dice.weighted(List.of(
                way(ip ? 22 : 0, primitives::abbreviation),
                way(ip ? 34 : 0, () -> primitives.qualified(link)),
                way(16, () -> arithmetic.relation(ip)),
                way(5, arithmetic::length),
                way(fits(Link.Feature.MAC, 3), () -> dice.pick("broadcast", "multicast", "ether multicast")),
                way(ip ? 2 : 0, () -> dice.pick("ip multicast", "ip6 multicast", "ip broadcast")),
                way(fits(Link.Feature.TAGS, 9), primitives::vlan),
                way(fits(Link.Feature.LABELS, 3), primitives::mpls),
                way(fits(Link.Feature.TAGS, 3), primitives::pppoe),
                way(ip ? 2 : 0, primitives::tunnel),
                way(fits(Link.Feature.LLC, 3), linkPrimitives::llc),
                way(fits(Link.Feature.WLAN, 25), linkPrimitives::wlan),
                way(fits(Link.Feature.PACKET_FILTER, 25), linkPrimitives::packetFilter),
                way(fits(Link.Feature.ATM, 25), linkPrimitives::atm),
                way(fits(Link.Feature.SIGNALLING, 60), linkPrimitives::signalling),
                way(fits(Link.Feature.SHORT_MAC, 25), linkPrimitives::shortAddress),
                way(live ? 5 : fits(Link.Feature.DIRECTION, 4), () -> dice.pick("inbound", "outbound")),
                way(live ? 3 : fits(Link.Feature.INTERFACE, 3), () -> "ifindex " + dice.below(4)),
                way(ip ? 3 : 0, linkPrimitives::iso),
                way(1, linkPrimitives::decnet)));
    }

    private int fits(Link.Feature feature, int weight) {
        return link.has(feature) ? weight : dice.chance(4) ? 1 : 0;
    }
}
