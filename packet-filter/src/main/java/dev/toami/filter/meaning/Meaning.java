package dev.toami.filter.meaning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.toami.engine.LinkType;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.meaning.Rule.Decision;
import dev.toami.filter.syntax.AtmTraffic;
import dev.toami.filter.syntax.Expression;
import dev.toami.filter.syntax.Span;

/**
 * Gives each part of an expression its meaning, from left to right: behind a {@code vlan} all that follows in the text is
 * looked for behind the tag, whatever the parentheses and connectives, as pcap-filter(7) says.
 */
public final class Meaning {
    private static final int MAX_VLAN = 4095;
    private static final int MAX_LABEL = 0xfffff;
    private static final int MAX_VNI = 0xffffff;

    private final FilterTarget target;
    private final Problems problems;
    private final Identifiers identifiers;
    private final Arithmetics arithmetics;
    private final Primitives primitives;
    private final WlanPrimitives wlan;
    private final Loads loads;
    private final LinkLayer outer;
    private final FieldPrimitives fields;
    private final Tunnels tunnels;
    /** The link layer in each world, see {@link Rule}. */
    private List<LinkLayer> worlds;

    private boolean behindVlan;

    private Meaning(String text, FilterTarget target, Loads loads) {
        this.target = target;
        this.problems = new Problems(text);
        this.identifiers = new Identifiers(target, problems);
        this.arithmetics = new Arithmetics(target, problems);
        this.primitives = new Primitives(target, problems);
        this.wlan = new WlanPrimitives(problems);
        this.loads = loads;
        this.outer = LinkLayers.of(target.linkType(), loads);
        this.fields = new FieldPrimitives(target.linkType(), loads, problems);
        this.tunnels = new Tunnels();
        this.worlds = List.of(outer);
    }

    /**
     * @param rule what the program has to decide
     * @param needsHeader whether it needs bytes of the link header that a cooked socket does not give; then the program
     *     is one for frames with that header in front
     */
    public record Result(Rule rule, boolean needsHeader) {}

    public static Result of(String text, Expression expression, FilterTarget target) {
        if (target.kind() == FilterTarget.Kind.LIVE_COOKED) {
            Meaning cooked =
                    new Meaning(text, target, Loads.cooked(target.linkType().equals(LinkType.LINUX_SLL2)));
            Rule rule = cooked.whole(expression);
            if (!cooked.loads.missing()) {
                return new Result(rule, false);
            }
        }
        return withHeader(text, expression, target);
    }

    /** The rule for frames with all their bytes, on a cooked socket too. */
    public static Result withHeader(String text, Expression expression, FilterTarget target) {
        Meaning meaning = new Meaning(text, target, Loads.ofBytes());
        return new Result(meaning.whole(expression), target.kind() == FilterTarget.Kind.LIVE_COOKED);
    }

    private Rule whole(Expression expression) {
        Rule rule = rule(expression);
        if (expression instanceof Expression.Everything) {
            return rule;
        }
        List<Rule> all = new ArrayList<>();
        outer.required().ifPresent(condition -> all.add(new Rule.Leaf(List.of(condition))));
        all.addAll(outer.prologues());
        all.add(rule);
        List<Rule.Step> steps =
                all.stream().skip(1).map(next -> new Rule.Step(true, next)).toList();
        return steps.isEmpty() ? rule : new Rule.Chain(all.get(0), steps);
    }

    private Rule rule(Expression expression) {
        if (expression instanceof Expression.Chain chain) {
            Rule first = rule(chain.first());
            List<Rule.Step> steps = new ArrayList<>(chain.steps().size());
            for (Expression.Step step : chain.steps()) {
                steps.add(new Rule.Step(step.isAnd(), rule(step.operand())));
            }
            return worlds.size() == 1 ? Reduction.chain(first, steps) : new Rule.Chain(first, List.copyOf(steps));
        }
        if (expression instanceof Expression.Not not) {
            Rule operand = rule(not.operand());
            return operand instanceof Rule.Leaf leaf ? Reduction.not(leaf) : new Rule.Not(operand);
        }
        try {
            return leaf(expression);
        } catch (NotCarriedException e) {
            throw problems.at(expression.span(), e.getMessage());
        }
    }

    private Rule leaf(Expression expression) {
        if (expression instanceof Expression.Vlan vlan) {
            return vlan(vlan);
        } else if (expression instanceof Expression.Mpls mpls) {
            return mpls(mpls);
        } else if (expression instanceof Expression.PppoeSession session) {
            return pppoeSession(session);
        } else if (expression instanceof Expression.Geneve geneve) {
            checkNumber("a Geneve VNI", geneve.vni(), MAX_VNI, geneve.span());
            LinkLayer inside = tunnels.insideGeneve(loads);
            return tunnel((link, world) -> tunnels.geneve(link, geneve.vni(), world), inside);
        } else if (expression instanceof Expression.Vxlan vxlan) {
            checkNumber("a VXLAN VNI", vxlan.vni(), MAX_VNI, vxlan.span());
            LinkLayer inside = tunnels.insideVxlan(loads);
            return tunnel((link, world) -> tunnels.vxlan(link, vxlan.vni(), world), inside);
        } else if (expression instanceof Expression.Atm atm && atm.traffic() == AtmTraffic.LANE) {
            fields.checkAtm(atm.span());
            return enter(link -> fields.isLane(link), link -> Optional.of(((SunAtmLink) outer).insideLane()));
        }
        return new Rule.Leaf(
                worlds.stream().map(link -> primitive(link, expression)).toList());
    }

    private Condition primitive(LinkLayer link, Expression expression) {
        if (expression instanceof Expression.Everything) {
            return Condition.ALWAYS;
        } else if (expression instanceof Expression.Abbreviation e) {
            return IpProtocols.abbreviation(link, e.protocol(), e.span(), problems);
        } else if (expression instanceof Expression.Qualified e) {
            return identifiers.meaning(link, e);
        } else if (expression instanceof Expression.Relation e) {
            return arithmetics.meaning(link, e);
        } else if (expression instanceof Expression.Broadcast e) {
            return primitives.broadcast(link, e);
        } else if (expression instanceof Expression.Multicast e) {
            return primitives.multicast(link, e);
        } else if (expression instanceof Expression.LengthLimit e) {
            return primitives.lengthLimit(e);
        } else if (expression instanceof Expression.ByteTest e) {
            return primitives.byteTest(link, e);
        } else if (expression instanceof Expression.Traffic e) {
            return primitives.traffic(outer, e);
        } else if (expression instanceof Expression.InterfaceIndex e) {
            return primitives.interfaceIndex(outer, e);
        } else if (expression instanceof Expression.PppoeDiscovery) {
            return link.carries(EtherTypes.PPPOE_DISCOVERY);
        } else if (expression instanceof Expression.WlanType e) {
            return wlan.type(link, e);
        } else if (expression instanceof Expression.WlanSubtype e) {
            return wlan.subtype(link, e);
        } else if (expression instanceof Expression.WlanDirection e) {
            return wlan.direction(link, e);
        }
        return fields.meaning(link, expression);
    }

    private void checkNumber(String what, OptionalInt number, int most, Span span) {
        boolean fits = number.isEmpty() || Integer.compareUnsigned(number.getAsInt(), most) <= 0;
        problems.check(fits, span, what + " is at most " + most);
    }

    /** A test in each world; what follows is looked for inside of what it tests for. */
    private Rule enter(Function<LinkLayer, Condition> test, Function<LinkLayer, Optional<LinkLayer>> inside) {
        Rule rule = new Rule.Leaf(worlds.stream().map(test).toList());
        worlds = worlds.stream().map(link -> inside.apply(link).orElseThrow()).toList();
        return rule;
    }

    /** The world in which everything held: what makes no sense there makes none at all. */
    private LinkLayer innermost() {
        return worlds.get(worlds.size() - 1);
    }

    private Rule vlan(Expression.Vlan vlan) {
        OptionalInt identifier = vlan.identifier();
        checkNumber("a VLAN identifier", identifier, MAX_VLAN, vlan.span());
        boolean hasHeader = !(innermost() instanceof CookedLink) || target.kind() == FilterTarget.Kind.LIVE_COOKED;
        boolean supported = innermost().insideVlan().isPresent() && hasHeader;
        problems.check(supported, vlan.span(), "no VLAN tags here on link type " + target.linkType());
        boolean first = !behindVlan && worlds.size() == 1;
        behindVlan = true;
        if (target.isLive() && first && innermost().tagIsMetadata()) {
            return outerVlan(identifier);
        }
        return enter(link -> tag(link, identifier), LinkLayer::insideVlan);
    }

    private Rule mpls(Expression.Mpls mpls) {
        OptionalInt label = mpls.label();
        checkNumber("an MPLS label", label, MAX_LABEL, mpls.span());
        problems.check(
                innermost().insideMpls().isPresent(),
                mpls.span(),
                "no MPLS labels here on link type " + target.linkType());
        return enter(
                link -> withNumber(link.carriesMpls(), link.payload(0, 4), 0xffff_f000, label, 12),
                LinkLayer::insideMpls);
    }

    /** A test that leads into an inner frame, a world of its own; in the others, also where it is not made, there is none. */
    private Rule tunnel(BiFunction<LinkLayer, Integer, Decision> test, LinkLayer inside) {
        List<Decision> decisions =
                worlds.stream().map(link -> test.apply(link, worlds.size())).toList();
        List<LinkLayer> after = new ArrayList<>(Collections.nCopies(worlds.size(), TunnelLink.absent()));
        after.add(inside);
        worlds = List.copyOf(after);
        return new Rule.Split(decisions);
    }

    private Rule pppoeSession(Expression.PppoeSession session) {
        OptionalInt identifier = session.identifier();
        checkNumber("a PPPoE session identifier", identifier, 0xffff, session.span());
        return enter(
                link -> withNumber(link.carries(EtherTypes.PPPOE_SESSION), link.payload(0, 4), 0xffff, identifier, 0),
                link -> Optional.of(link.insidePppoe()));
    }

    private static Condition withNumber(Condition kind, Value field, int mask, OptionalInt number, int shift) {
        return number.isEmpty() ? kind : Condition.all(kind, Condition.equal(field, mask, number.getAsInt() << shift));
    }

    private Rule outerVlan(OptionalInt identifier) {
        Condition present = Condition.equal(Loads.metadata(AncillaryLoad.VLAN_TAG_PRESENT, 1), 1);
        Value tci = Loads.metadata(AncillaryLoad.VLAN_TCI, 2);
        Condition inMetadata = withNumber(Condition.ALWAYS, tci, 0xfff, identifier, 0);
        LinkLayer plain = innermost();
        Condition inBytes = tag(plain, identifier);
        Optional<LinkLayer> behindTag = plain.behindTag(LinkLayer.TAG_LENGTH);
        worlds = List.of(plain, behindTag.or(plain::insideVlan).orElseThrow());
        return new Rule.Split(List.of(
                behindTag.isPresent()
                        ? new Decision.Branch(
                                present, tagLength(0, test(inMetadata, 1)), tagLength(4, test(inBytes, 1)))
                        : new Decision.Branch(present, test(inMetadata, 0), test(inBytes, 1))));
    }

    private static Decision tagLength(int length, Decision next) {
        return new Decision.Let(LinkLayer.TAG_LENGTH, new Value.Constant(length), next);
    }

    /** In the world without a tag in the bytes, or in that with one: whether or not it is there, as libpcap does. */
    private static Decision test(Condition condition, int world) {
        return new Decision.Branch(condition, new Decision.Outcome(true, world), new Decision.Outcome(false, world));
    }

    /** A tag in the bytes, at the type field of {@code link}. */
    private static Condition tag(LinkLayer link, OptionalInt identifier) {
        return withNumber(link.carriesVlan(), link.payload(0, 2), 0xfff, identifier, 0);
    }
}
