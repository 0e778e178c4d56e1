package dev.toami.protocols.print;

/** A layer that gopacket's form does not show field by field but in words of its own. */
public interface TextForm {
    /** What stands behind the type's name. */
    String textForm();
}
