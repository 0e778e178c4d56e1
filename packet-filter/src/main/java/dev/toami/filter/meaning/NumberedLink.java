package dev.toami.filter.meaning;

import java.util.List;
import java.util.Map;

/** A link header with a field of its own numbers for a few protocols; it carries no others. */
class NumberedLink extends LinkLayer {
    private final int field;
    private final int size;
    private final Map<Integer, List<Integer>> numbers;

    /**
     * @param field where the field is in the header
     * @param numbers all that can mean a protocol
     */
    NumberedLink(Loads loads, FrameLayout layout, int field, int size, Map<Integer, List<Integer>> numbers) {
        super(loads, layout);
        this.field = field;
        this.size = size;
        this.numbers = numbers;
    }

    @Override
    final Condition carries(int protocol) {
        List<Integer> known = numbers.getOrDefault(protocol, List.of());
        Value value = header(field, size);
        return Condition.any(
                known.stream().map(number -> Condition.equal(value, number)).toArray(Condition[]::new));
    }
}
