package dev.toami.protocols;

import dev.toami.engine.Bytes;

/**
 * Takes the description of a layer, field by field. Printers implement it.
 *
 * <p>{@code offset} and {@code length} are bytes within the layer; a field of some bits has the bytes that hold them; a
 * field that is not in the bytes has length 0. Inside a list, the name of an element is the empty string.
 */
public interface FieldVisitor {
    /**
     * Whether fields are wanted that gopacket's form of this layer does not have, such as the flags of a header as one
     * number. A layer that gopacket does not know has none of those: it describes everything.
     */
    default boolean wantsDetail() {
        return true;
    }

    /** An unsigned number. */
    void number(String name, int offset, int length, long value);

    void flag(String name, int offset, int length, boolean value);

    /** A code number and its name. */
    void code(String name, int offset, int length, long value, String label);

    /** A port, and the name of its service or null. */
    void port(String name, int offset, int length, int value, String service);

    /** An address of any family. */
    void address(String name, int offset, int length, Object value);

    void bytes(String name, int offset, int length, Bytes value);

    void text(String name, int offset, int length, String value);

    /** A structure that the layer does not have; printers may leave it out. */
    default void absent(String name) {}

    /** A structure's fields follow until {@link #endStruct}. */
    void beginStruct(String name, int offset, int length);

    void endStruct();

    /**
     * A list of {@code size} elements follows until {@link #endList}.
     *
     * @return false if the visitor wants no elements; {@link #endList} is called all the same
     */
    boolean beginList(String name, int offset, int length, int size);

    void endList();
}
