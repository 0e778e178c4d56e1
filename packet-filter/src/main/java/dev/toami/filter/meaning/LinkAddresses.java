package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.engine.MacAddress;
import dev.toami.filter.syntax.Qualifiers.Direction;

/** Tests of the addresses in a link header. */
interface LinkAddresses {
    /** Empty if the addresses are no MAC addresses. */
    default Optional<Condition> host(Optional<Direction> direction, MacAddress address) {
        return Optional.empty();
    }

    /** An address of eight bits; empty if the addresses are others. */
    default Optional<Condition> station(Optional<Direction> direction, int address) {
        return Optional.empty();
    }

    Condition broadcast();

    /** Empty if the link has no multicasts. */
    Optional<Condition> multicast();

    /** A test of the field at an offset. */
    interface Field {
        Condition at(int offset);
    }

    static Condition ends(Optional<Direction> direction, int source, int destination, Field field) {
        return switch (direction.orElse(Direction.SRC_OR_DST)) {
            case SRC -> field.at(source);
            case DST -> field.at(destination);
            case SRC_OR_DST -> Condition.any(field.at(source), field.at(destination));
            case SRC_AND_DST -> Condition.all(field.at(source), field.at(destination));
            case ADDR1, ADDR2, ADDR3, ADDR4, RA, TA ->
                throw new IllegalArgumentException("an address of 802.11 alone: " + direction.get());
        };
    }
}
