package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.engine.MacAddress;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.syntax.Qualifiers.Direction;

/** MAC addresses at fixed places in a link header. */
record MacAddresses(LinkLayer link, int source, int destination) implements LinkAddresses {
    @Override
    public Optional<Condition> host(Optional<Direction> direction, MacAddress address) {
        return Optional.of(LinkAddresses.ends(direction, source, destination, offset -> is(link, offset, address)));
    }

    @Override
    public Condition broadcast() {
        return is(link, destination, MacAddress.BROADCAST);
    }

    @Override
    public Optional<Condition> multicast() {
        return Optional.of(isGroup(link, destination));
    }

    /** The address at an offset in the link header. */
    static Condition is(LinkLayer link, int offset, MacAddress address) {
        return Condition.all(
                Condition.equal(link.header(offset + 2, 4), (int) address.bits()),
                Condition.equal(link.header(offset, 2), (int) (address.bits() >>> 32)));
    }

    /** The group bit of the address at an offset. */
    static Condition isGroup(LinkLayer link, int offset) {
        return Condition.test(link.header(offset, 1), Opcode.JSET, 1);
    }
}
