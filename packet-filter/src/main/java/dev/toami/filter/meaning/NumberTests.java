package dev.toami.filter.meaning;

import java.util.List;
import java.util.function.IntUnaryOperator;

import dev.toami.filter.syntax.Expression.ValueTest;

/** Comparisons of a field with numbers. */
final class NumberTests {
    private NumberTests() {}

    /**
     * One of the tests holds.
     *
     * @param most the greatest number that the field can have
     * @param inField what a number is in the field's place
     */
    static Condition anyOf(Value field, List<ValueTest> tests, int most, IntUnaryOperator inField, Problems problems) {
        return Condition.any(tests.stream()
                .map(test -> {
                    boolean fits = Integer.compareUnsigned(test.value(), most) <= 0;
                    problems.check(fits, test.span(), "the number is at most " + most);
                    Value number = new Value.Constant(inField.applyAsInt(test.value()));
                    return Arithmetics.compare(field, test.comparison(), number);
                })
                .toArray(Condition[]::new));
    }
}
