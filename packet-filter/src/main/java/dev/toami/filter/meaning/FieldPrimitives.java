package dev.toami.filter.meaning;

import dev.toami.engine.LinkType;
import dev.toami.filter.syntax.Expression;
import dev.toami.filter.syntax.Span;

/** What primitives mean that look at a field of one kind of link. */
final class FieldPrimitives {
    private static final LinkType SUN_ATM = LinkType.byName("SUNATM").orElseThrow();

    private final LinkType type;
    private final Loads loads;
    private final Problems problems;

    FieldPrimitives(LinkType type, Loads loads, Problems problems) {
        this.type = type;
        this.loads = loads;
        this.problems = problems;
    }

    Condition meaning(LinkLayer link, Expression expression) {
        if (expression instanceof Expression.Llc e) {
            return Llc.meaning(link, e, problems);
        } else if (expression instanceof Expression.Pf e) {
            return PacketFilterLog.meaning(link, e, problems);
        } else if (expression instanceof Expression.Atm e) {
            checkAtm(e.span());
            return Atm.traffic(link, e.traffic());
        } else if (expression instanceof Expression.AtmNumber e) {
            checkAtm(e.span());
            return Atm.number(link, e.field(), e.anyOf(), problems);
        } else if (expression instanceof Expression.Signal e) {
            return signalling(e.span()).unit(e.unit());
        } else if (expression instanceof Expression.SignalNumber e) {
            return signalling(e.span()).number(e.field(), e.anyOf(), problems);
        }
        throw new IllegalArgumentException("no primitive: " + expression);
    }

    void checkAtm(Span span) {
        problems.check(type.equals(SUN_ATM), span, "this is for ATM, link type SUNATM, only");
    }

    /** A frame of an emulated LAN. */
    Condition isLane(LinkLayer link) {
        return Condition.equal(link.header(0, 1), 0x0f, SunAtmLink.LANE);
    }

    private Signalling signalling(Span span) {
        return Signalling.on(type, loads)
                .orElseThrow(() -> problems.at(span, "this is for SS7, link types MTP2, MTP2_WITH_PHDR and ERF, only"));
    }
}
