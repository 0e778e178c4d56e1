package dev.toami.protocols.dns;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/** Hands a description on whose offsets begin further back in the layer. */
final class ShiftedVisitor implements FieldVisitor {
    private final FieldVisitor target;
    private final int shift;

    ShiftedVisitor(FieldVisitor target, int shift) {
        this.target = target;
        this.shift = shift;
    }

    @Override
    public boolean wantsDetail() {
        return target.wantsDetail();
    }

    @Override
    public void number(String name, int offset, int length, long value) {
        target.number(name, offset + shift, length, value);
    }

    @Override
    public void flag(String name, int offset, int length, boolean value) {
        target.flag(name, offset + shift, length, value);
    }

    @Override
    public void code(String name, int offset, int length, long value, String label) {
        target.code(name, offset + shift, length, value, label);
    }

    @Override
    public void port(String name, int offset, int length, int value, String service) {
        target.port(name, offset + shift, length, value, service);
    }

    @Override
    public void address(String name, int offset, int length, Object value) {
        target.address(name, offset + shift, length, value);
    }

    @Override
    public void bytes(String name, int offset, int length, Bytes value) {
        target.bytes(name, offset + shift, length, value);
    }

    @Override
    public void text(String name, int offset, int length, String value) {
        target.text(name, offset + shift, length, value);
    }

    @Override
    public void absent(String name) {
        target.absent(name);
    }

    @Override
    public void beginStruct(String name, int offset, int length) {
        target.beginStruct(name, offset + shift, length);
    }

    @Override
    public void endStruct() {
        target.endStruct();
    }

    @Override
    public boolean beginList(String name, int offset, int length, int size) {
        return target.beginList(name, offset + shift, length, size);
    }

    @Override
    public void endList() {
        target.endList();
    }
}
