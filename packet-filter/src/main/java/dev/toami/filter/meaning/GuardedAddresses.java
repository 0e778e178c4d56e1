package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.engine.MacAddress;
import dev.toami.filter.syntax.Qualifiers.Direction;

/** Addresses that are there only if something else holds. */
record GuardedAddresses(Condition guard, LinkAddresses addresses) implements LinkAddresses {
    @Override
    public Optional<Condition> host(Optional<Direction> direction, MacAddress address) {
        return addresses.host(direction, address).map(this::guarded);
    }

    @Override
    public Condition broadcast() {
        return guarded(addresses.broadcast());
    }

    @Override
    public Optional<Condition> multicast() {
        return addresses.multicast().map(this::guarded);
    }

    private Condition guarded(Condition condition) {
        return Condition.all(guard, condition);
    }
}
