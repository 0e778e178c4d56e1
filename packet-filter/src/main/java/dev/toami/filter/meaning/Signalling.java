package dev.toami.filter.meaning;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.toami.engine.LinkType;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.syntax.Expression.ValueTest;
import dev.toami.filter.syntax.SignalField;
import dev.toami.filter.syntax.SignalUnit;

/**
 * Signal units of SS7: message transfer part 2 (ITU-T Q.703) and the routing label of part 3 (Q.704), its numbers with
 * their least byte first.
 *
 * <pre>
 * bytes  0  1  2      3       4                                 8
 *        |BSN|FSN|length |service|destination|origin |selection|
 *                | 6 bits|       | 14 bits   |14 bits| 4 bits  |
 * </pre>
 *
 * <p>On high-speed links the sequence numbers take two bytes each and the length nine bits of two, so all is three bytes
 * further behind. As in libpcap, the numbers are compared as they are read, the first byte highest: only {@code =} and
 * {@code !=} tell what one would think of point codes.
 */
final class Signalling {
    private static final int LENGTH = 2;
    private static final int LENGTH_BITS = 0x3f;
    private static final int FAST_LENGTH = 4;
    private static final int FAST_LENGTH_BITS = 0xff80;
    /** A status unit has one or two bytes. */
    private static final int LONGEST_STATUS = 2;

    private static final int FAST_LONGEST_STATUS = LONGEST_STATUS << 7;

    private static final int SERVICE = 3;
    private static final int LABEL = 4;
    private static final int SELECTION = 7;
    private static final int FAST = 3;

    private static final int POINT_CODE = 0x3fff;

    /** How many bytes are before the signal unit. */
    private static final Map<String, Integer> PREFIXES = Map.of("MTP2", 0, "MTP2_WITH_PHDR", 4, "ERF", 20);

    private final Loads loads;
    private final int start;

    private Signalling(Loads loads, int start) {
        this.loads = loads;
        this.start = start;
    }

    /** The signal units on a link type, if it has them. */
    static Optional<Signalling> on(LinkType type, Loads loads) {
        return PREFIXES.entrySet().stream()
                .filter(prefix -> LinkType.byName(prefix.getKey()).equals(Optional.of(type)))
                .findFirst()
                .map(prefix -> new Signalling(loads, prefix.getValue()));
    }

    Condition unit(SignalUnit unit) {
        return switch (unit) {
            case FISU -> Condition.equal(length(), 0);
            case LSSU -> status(length(), LONGEST_STATUS);
            case MSU -> Condition.test(length(), Opcode.JGT, LONGEST_STATUS);
            case HFISU -> Condition.equal(fastLength(), 0);
            case HLSSU -> status(fastLength(), FAST_LONGEST_STATUS);
            case HMSU -> Condition.test(fastLength(), Opcode.JGT, FAST_LONGEST_STATUS);
        };
    }

    private static Condition status(Value length, int longest) {
        return Condition.all(Condition.test(length, Opcode.JGT, 0), LinkLayer.atMost(length, longest));
    }

    private Value length() {
        return Condition.masked(at(LENGTH, 1), LENGTH_BITS);
    }

    private Value fastLength() {
        return Condition.masked(at(FAST_LENGTH, 2), FAST_LENGTH_BITS);
    }

    Condition number(SignalField field, List<ValueTest> anyOf, Problems problems) {
        return switch (field) {
            case SIO -> service(0, anyOf, problems);
            case HSIO -> service(FAST, anyOf, problems);
            case DPC -> destination(0, anyOf, problems);
            case HDPC -> destination(FAST, anyOf, problems);
            case OPC -> origin(0, anyOf, problems);
            case HOPC -> origin(FAST, anyOf, problems);
            case SLS -> selection(0, anyOf, problems);
            case HSLS -> selection(FAST, anyOf, problems);
        };
    }

    private Condition service(int shift, List<ValueTest> anyOf, Problems problems) {
        return NumberTests.anyOf(at(SERVICE + shift, 1), anyOf, 0xff, n -> n, problems);
    }

    private Condition destination(int shift, List<ValueTest> anyOf, Problems problems) {
        Value field = Condition.masked(at(LABEL + shift, 2), reversed(POINT_CODE) >>> 16);
        return NumberTests.anyOf(field, anyOf, POINT_CODE, n -> reversed(n) >>> 16, problems);
    }

    private Condition origin(int shift, List<ValueTest> anyOf, Problems problems) {
        Value field = Condition.masked(at(LABEL + shift, 4), reversed(POINT_CODE << 14));
        return NumberTests.anyOf(field, anyOf, POINT_CODE, n -> reversed(n << 14), problems);
    }

    private Condition selection(int shift, List<ValueTest> anyOf, Problems problems) {
        Value field = Condition.masked(at(SELECTION + shift, 1), 0xf0);
        return NumberTests.anyOf(field, anyOf, 0x0f, n -> n << 4, problems);
    }

    private static int reversed(int number) {
        return Integer.reverseBytes(number);
    }

    private Value at(int offset, int size) {
        return loads.at(Offset.of(start + offset), size);
    }
}
