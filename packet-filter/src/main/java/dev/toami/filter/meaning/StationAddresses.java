package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.filter.syntax.Qualifiers.Direction;

/**
 * Addresses of eight bits, those of ARCnet and of BACnet MS/TP.
 *
 * @param everyone the address that all stations listen to
 * @param hasMulticast whether the same address is the one of all multicasts
 */
record StationAddresses(LinkLayer link, int source, int destination, int everyone, boolean hasMulticast)
        implements LinkAddresses {
    @Override
    public Optional<Condition> station(Optional<Direction> direction, int address) {
        return Optional.of(LinkAddresses.ends(direction, source, destination, offset -> is(offset, address)));
    }

    @Override
    public Condition broadcast() {
        return is(destination, everyone);
    }

    @Override
    public Optional<Condition> multicast() {
        return hasMulticast ? Optional.of(broadcast()) : Optional.empty();
    }

    private Condition is(int offset, int address) {
        return Condition.equal(link.header(offset, 1), address);
    }
}
