package dev.toami.protocols;

import dev.toami.engine.Bytes;

/** A header that is not valid: which layer, where, how much it needed and how much there was. Without a stack trace. */
public final class MalformedPacketException extends Exception {
    private static final long serialVersionUID = 1L;

    private final LayerType layerType;
    private final int offset;
    private final int required;
    private final int available;
    private final boolean truncated;
    private final transient ReadableHeader readable;

    /** What could be read of a header before it turned out not to be valid. */
    record ReadableHeader(Bytes contents, Bytes payload, Describable fields) {}

    private MalformedPacketException(
            String message,
            LayerType layerType,
            int offset,
            int required,
            int available,
            boolean truncated,
            ReadableHeader readable) {
        super(message, null, false, false);
        this.layerType = layerType;
        this.offset = offset;
        this.required = required;
        this.available = available;
        this.truncated = truncated;
        this.readable = readable;
    }

    /** A field at {@code offset} with a value that cannot be: less than {@code required}, or more than is there. */
    public static MalformedPacketException invalid(
            LayerType layerType, int offset, int required, int available, String message) {
        return new MalformedPacketException(message, layerType, offset, required, available, false, null);
    }

    /** The bytes end, perhaps for the snap length, before the {@code required} bytes at {@code offset} are complete. */
    public static MalformedPacketException truncated(
            LayerType layerType, int offset, int required, int available, String message) {
        return new MalformedPacketException(message, layerType, offset, required, available, true, null);
    }

    /**
     * Fewer bytes than the {@code required} ones at {@code offset}, in a layer that is whole on the wire however short it
     * is: whether bytes were cut off, only the frame knows.
     */
    public static MalformedPacketException tooShort(
            LayerType layerType, int offset, int required, int available, String message) {
        return new MalformedPacketException(message, layerType, offset, required, available, false, null);
    }

    /** The same, with those fields of the header that could be read: printers show them before the failure. */
    public MalformedPacketException showing(Bytes contents, Describable fields) {
        return showing(contents, Bytes.empty(), fields);
    }

    /** The same, where it is also known what the header encloses. */
    public MalformedPacketException showing(Bytes contents, Bytes payload, Describable fields) {
        return new MalformedPacketException(
                getMessage(),
                layerType,
                offset,
                required,
                available,
                truncated,
                new ReadableHeader(contents, payload, fields));
    }

    /** The layer whose header is not valid. */
    public LayerType layerType() {
        return layerType;
    }

    /** Where in that layer. */
    public int offset() {
        return offset;
    }

    /** How many bytes, or which value at least, it takes. */
    public int required() {
        return required;
    }

    /** How many bytes, or which value, there was. */
    public int available() {
        return available;
    }

    /** True if the bytes ended too early, false if a field contradicts another. */
    public boolean isTruncated() {
        return truncated;
    }

    ReadableHeader readable() {
        return readable;
    }
}
