package dev.toami.filter.meaning;

import java.util.Optional;
import java.util.function.Function;

import dev.toami.filter.syntax.Expression;
import dev.toami.filter.syntax.Identifier;
import dev.toami.filter.syntax.Span;

/** What the tests of an 802.11 frame's type and direction mean. */
final class WlanPrimitives {
    private static final int SUBTYPE = 0xf0;
    private static final int DIRECTION = 0x03;

    private final Problems problems;

    WlanPrimitives(Problems problems) {
        this.problems = problems;
    }

    Condition type(LinkLayer link, Expression.WlanType expression) {
        checkIsWlan(link, expression.span());
        int type = number(expression.type(), WlanLink.TYPE, WlanNames::type, "type");
        if (expression.subtype().isEmpty()) {
            return Condition.equal(link.header(0, 1), WlanLink.TYPE, type);
        }
        int subtype = number(expression.subtype().get(), SUBTYPE, name -> WlanNames.subtype(type, name), "subtype");
        return typeAndSubtype(link, type | subtype);
    }

    Condition subtype(LinkLayer link, Expression.WlanSubtype expression) {
        checkIsWlan(link, expression.span());
        int both = number(expression.subtype(), WlanLink.TYPE | SUBTYPE, WlanNames::subtype, "subtype");
        return typeAndSubtype(link, both);
    }

    private static Condition typeAndSubtype(LinkLayer link, int bits) {
        return Condition.equal(link.header(0, 1), WlanLink.TYPE | SUBTYPE, bits);
    }

    Condition direction(LinkLayer link, Expression.WlanDirection expression) {
        checkIsWlan(link, expression.span());
        int direction = number(expression.direction(), DIRECTION, WlanNames::direction, "direction");
        return Condition.equal(link.header(1, 1), DIRECTION, direction);
    }

    private void checkIsWlan(LinkLayer link, Span span) {
        problems.check(link instanceof WlanLink, span, "only 802.11 frames have types and directions of this kind");
    }

    private int number(Identifier.Code code, int mask, Function<String, Optional<Integer>> names, String what) {
        if (code instanceof Identifier.Numeral numeral) {
            boolean fits = (numeral.value() & ~mask) == 0;
            problems.check(fits, code.span(), "no " + what + " of 802.11: " + numeral.value());
            return numeral.value();
        }
        String name = ((Identifier.Name) code).text();
        return names.apply(name)
                .orElseThrow(() -> problems.at(code.span(), "unknown " + what + " of 802.11: \"" + name + "\""));
    }
}
