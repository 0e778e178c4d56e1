package dev.toami.protocols.multicast;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.FieldVisitor;

/** The elements of a list of addresses. */
final class Ipv4List {
    private Ipv4List() {}

    static void describe(FieldVisitor visitor, Bytes in, int at, int length) {
        visitor.address("", at, length, Ipv4Address.read(in, at));
    }
}
