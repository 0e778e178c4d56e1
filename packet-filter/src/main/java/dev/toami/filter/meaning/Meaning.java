package dev.toami.filter.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.LinkType;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.syntax.Expression;
import dev.toami.filter.syntax.Span;

/**
 * Gives each part of an expression its meaning, from left to right: behind a {@code vlan} all that follows in the text is
 * looked for behind the tag, whatever the parentheses and connectives, as pcap-filter(7) says.
 */
public final class Meaning {
    private static final int MAX_VLAN = 4095;

    private final FilterTarget target;
    private final Problems problems;
    private final Identifiers identifiers;
    private final Arithmetics arithmetics;
    private final Primitives primitives;
    private final Loads loads;
    private final LinkLayer outer;
    private LinkLayer plain;
    /** The other world behind a live filter's first {@code vlan}; the same as {@link #plain} before. */
    private LinkLayer tagged;

    private boolean behindVlan;

    private Meaning(String text, FilterTarget target, Loads loads) {
        this.target = target;
        this.problems = new Problems(text);
        this.identifiers = new Identifiers(target, problems);
        this.arithmetics = new Arithmetics(problems);
        this.primitives = new Primitives(target, problems);
        this.loads = loads;
        this.outer = LinkLayer.of(target.linkType(), loads);
        this.plain = outer;
        this.tagged = outer;
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
            Rule rule = cooked.rule(expression);
            if (!cooked.loads.missing()) {
                return new Result(rule, false);
            }
        }
        return withHeader(text, expression, target);
    }

    /** The rule for frames with all their bytes, on a cooked socket too. */
    public static Result withHeader(String text, Expression expression, FilterTarget target) {
        Meaning meaning = new Meaning(text, target, Loads.ofBytes());
        return new Result(meaning.rule(expression), target.kind() == FilterTarget.Kind.LIVE_COOKED);
    }

    private Rule rule(Expression expression) {
        if (expression instanceof Expression.Chain chain) {
            Rule first = rule(chain.first());
            List<Rule.Step> steps = new ArrayList<>(chain.steps().size());
            for (Expression.Step step : chain.steps()) {
                steps.add(new Rule.Step(step.isAnd(), rule(step.operand())));
            }
            return new Rule.Chain(first, List.copyOf(steps));
        }
        if (expression instanceof Expression.Not not) {
            return new Rule.Not(rule(not.operand()));
        }
        if (expression instanceof Expression.Vlan vlan) {
            return vlan(vlan);
        }
        Condition inPlain = primitive(plain, expression);
        return new Rule.Leaf(inPlain, plain == tagged ? inPlain : primitive(tagged, expression));
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
        }
        throw new IllegalStateException("no primitive: " + expression);
    }

    private Rule vlan(Expression.Vlan vlan) {
        OptionalInt identifier = vlan.identifier();
        Span span = vlan.span();
        problems.check(
                identifier.isEmpty() || (identifier.getAsInt() & ~MAX_VLAN) == 0,
                span,
                "a VLAN identifier is at most " + MAX_VLAN);
        boolean supported = plain.insideVlan().isPresent()
                && (plain.hasMacAddresses() || target.kind() == FilterTarget.Kind.LIVE_COOKED);
        problems.check(supported, span, "no VLAN tags on link type " + target.linkType());
        LinkLayer inPlain = plain.insideVlan().orElseThrow();
        if (target.isLive() && !behindVlan) {
            behindVlan = true;
            Rule rule = outerVlan(identifier);
            tagged = inPlain;
            return rule;
        }
        behindVlan = true;
        boolean oneWorld = plain == tagged;
        LinkLayer inTagged = oneWorld ? inPlain : tagged.insideVlan().orElseThrow();
        Condition here = tag(plain, identifier);
        Rule rule = new Rule.Leaf(here, oneWorld ? here : tag(tagged, identifier));
        plain = inPlain;
        tagged = inTagged;
        return rule;
    }

    private Rule outerVlan(OptionalInt identifier) {
        Condition present = Condition.equal(Loads.metadata(AncillaryLoad.VLAN_TAG_PRESENT, 1), 1);
        Value tci = Loads.metadata(AncillaryLoad.VLAN_TCI, 2);
        Condition inMetadata =
                identifier.isPresent() ? Condition.equal(tci, 0xfff, identifier.getAsInt()) : Condition.ALWAYS;
        return new Rule.OuterVlan(present, inMetadata, tag(plain, identifier));
    }

    /** A tag in the bytes, at the type field of {@code link}. */
    private static Condition tag(LinkLayer link, OptionalInt identifier) {
        Condition isTag = link.carriesVlan();
        return identifier.isPresent() ? Condition.all(isTag, link.vlanIdentifierIs(identifier.getAsInt())) : isTag;
    }
}
