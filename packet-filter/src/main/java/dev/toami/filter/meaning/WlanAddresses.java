package dev.toami.filter.meaning;

import java.util.Optional;
import java.util.function.IntFunction;

import dev.toami.engine.MacAddress;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.syntax.Qualifiers.Direction;

/**
 * The addresses of 802.11 frames. Which of them is the source and which the destination depends on the type, and in data
 * frames on whether they go to or come from the distribution system.
 */
record WlanAddresses(WlanLink link) implements LinkAddresses {
    private static final int ADDRESS_1 = 4;
    private static final int ADDRESS_2 = 10;
    private static final int ADDRESS_3 = 16;
    private static final int ADDRESS_4 = 24;

    private static final int CLEAR_TO_SEND = 0xc0;
    private static final int ACKNOWLEDGEMENT = 0xd0;

    private static final int TO_DS = 1;
    private static final int FROM_DS = 2;

    @Override
    public Optional<Condition> host(Optional<Direction> direction, MacAddress address) {
        IntFunction<Condition> field = offset -> MacAddresses.is(link, offset, address);
        return Optional.of(
                switch (direction.orElse(Direction.SRC_OR_DST)) {
                    case SRC -> source(field);
                    case DST -> destination(field);
                    case SRC_OR_DST -> Condition.any(source(field), destination(field));
                    case SRC_AND_DST -> Condition.all(source(field), destination(field));
                    case ADDR1 -> field.apply(ADDRESS_1);
                    case ADDR2 -> Condition.all(hasTransmitter(), field.apply(ADDRESS_2));
                    case ADDR3 -> Condition.all(Condition.not(link.isType(WlanLink.CONTROL)), field.apply(ADDRESS_3));
                    case ADDR4 ->
                        Condition.all(
                                Condition.equal(link.header(1, 1), TO_DS | FROM_DS, TO_DS | FROM_DS),
                                field.apply(ADDRESS_4));
                    case RA -> Condition.all(bit(0, WlanLink.DATA), field.apply(ADDRESS_1));
                    case TA -> Condition.all(bit(0, WlanLink.DATA), hasTransmitter(), field.apply(ADDRESS_2));
                });
    }

    /** All but the control frames clear-to-send and acknowledgement. */
    private Condition hasTransmitter() {
        return Condition.any(
                Condition.not(link.isType(WlanLink.CONTROL)),
                Condition.all(Condition.not(isSubtype(CLEAR_TO_SEND)), Condition.not(isSubtype(ACKNOWLEDGEMENT))));
    }

    private Condition isSubtype(int subtype) {
        return Condition.equal(link.header(0, 1), 0xf0, subtype);
    }

    @Override
    public Condition broadcast() {
        return destination(offset -> MacAddresses.is(link, offset, MacAddress.BROADCAST));
    }

    @Override
    public Optional<Condition> multicast() {
        return Optional.of(destination(offset -> MacAddresses.isGroup(link, offset)));
    }

    private Condition source(IntFunction<Condition> field) {
        Condition fromDs = either(1, TO_DS, field.apply(ADDRESS_4), field.apply(ADDRESS_3));
        return ofFrame(field.apply(ADDRESS_2), either(1, FROM_DS, fromDs, field.apply(ADDRESS_2)));
    }

    private Condition destination(IntFunction<Condition> field) {
        return ofFrame(field.apply(ADDRESS_1), either(1, TO_DS, field.apply(ADDRESS_3), field.apply(ADDRESS_1)));
    }

    /** Control frames have neither source nor destination. */
    private Condition ofFrame(Condition inManagement, Condition inData) {
        return Condition.all(Condition.not(bit(0, WlanLink.CONTROL)), either(0, WlanLink.DATA, inData, inManagement));
    }

    private Condition either(int offset, int bit, Condition whenSet, Condition whenClear) {
        return Condition.any(
                Condition.all(Condition.not(bit(offset, bit)), whenClear), Condition.all(bit(offset, bit), whenSet));
    }

    private Condition bit(int offset, int bit) {
        return Condition.test(link.header(offset, 1), Opcode.JSET, bit);
    }
}
