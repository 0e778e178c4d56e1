package dev.toami.protocols.print;

/**
 * A field of a layer as the printers show it.
 *
 * @param path its name in the description, with those of the structures around it, parted by points
 * @param name Wireshark's name, or one in the same manner
 * @param offset where it begins in the layer's bytes
 * @param length how many of them hold it; 0 if it is not in the bytes
 * @param value as Wireshark writes it in a list of fields
 * @param isNumber whether the value is a decimal number
 * @param label what a code means, or null
 */
public record Field(String path, String name, int offset, int length, String value, boolean isNumber, String label) {}
