package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;

/** A message that encloses no other layer. */
abstract class Message extends Layer {
    private final LayerType type;

    Message(Bytes in, LayerType type) {
        super(in);
        this.type = type;
    }

    @Override
    public LayerType type() {
        return type;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    static void ipv4(FieldVisitor visitor, String name, Bytes in, int at) {
        visitor.address(name, at, Ipv4Address.LENGTH, Ipv4Address.read(in, at));
    }

    static void u8(FieldVisitor visitor, String name, Bytes in, int at) {
        visitor.number(name, at, 1, in.u8(at));
    }

    static void u16(FieldVisitor visitor, String name, Bytes in, int at) {
        visitor.number(name, at, 2, in.u16(at));
    }

    static void u32(FieldVisitor visitor, String name, Bytes in, int at) {
        visitor.number(name, at, 4, in.u32(at));
    }

    /** A router's or area's number: an address, but in gopacket's form a number. */
    static void id(FieldVisitor visitor, String name, Bytes in, int at) {
        if (visitor.wantsDetail()) {
            ipv4(visitor, name, in, at);
        } else {
            u32(visitor, name, in, at);
        }
    }

    static void rest(FieldVisitor visitor, String name, Bytes in, int at) {
        if (at < in.length()) {
            visitor.bytes(name, at, in.length() - at, in.slice(at));
        }
    }

    static String unknown(int value) {
        return "Unknown(" + value + ")";
    }
}
