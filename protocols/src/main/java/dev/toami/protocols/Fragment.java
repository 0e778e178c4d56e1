package dev.toami.protocols;

import dev.toami.engine.Bytes;

/** A part of a fragmented datagram (RFC 791, RFC 8200): not decoded further without its other parts. */
public final class Fragment extends Layer implements ApplicationLayer {
    private Fragment(Bytes bytes) {
        super(bytes);
    }

    public static Fragment parse(Bytes in) {
        return new Fragment(in);
    }

    @Override
    public LayerType type() {
        return LayerType.FRAGMENT;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.bytes("Data", 0, bytes().length(), bytes());
    }
}
