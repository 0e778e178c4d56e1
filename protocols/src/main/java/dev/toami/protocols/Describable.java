package dev.toami.protocols;

/** Something that names its fields, in the order of its wire format, to any printer. */
@FunctionalInterface
public interface Describable {
    void describe(FieldVisitor visitor);
}
