package dev.toami.protocols;

import dev.toami.engine.Bytes;

/** The end of a dissection where a header is not valid: the error layer of a {@link Packet}. */
public final class Malformed extends Layer {
    private final MalformedPacketException cause;

    Malformed(Bytes bytes, MalformedPacketException cause) {
        super(bytes);
        this.cause = cause;
    }

    @Override
    public LayerType type() {
        return LayerType.DECODE_FAILURE;
    }

    /** Which layer failed, where and by how much. */
    public MalformedPacketException cause() {
        return cause;
    }

    public String message() {
        return cause.getMessage();
    }

    /** The bytes of the header that is not valid, as far as its fields could be read; empty if none could. */
    public Bytes readableContents() {
        return cause.readable() == null ? Bytes.empty() : cause.readable().contents();
    }

    /** What the header that is not valid encloses; empty if that could not be read. */
    public Bytes readablePayload() {
        return cause.readable() == null ? Bytes.empty() : cause.readable().payload();
    }

    /** The fields of the header that is not valid, or null if none could be read. */
    public Describable readableFields() {
        return cause.readable() == null ? null : cause.readable().fields();
    }

    @Override
    public boolean isTruncated() {
        return cause.isTruncated();
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
        visitor.text("Error", 0, 0, cause.getMessage());
        visitor.text("Layer", 0, 0, cause.layerType().name());
        visitor.number("Offset", 0, 0, cause.offset());
        visitor.number("Required", 0, 0, cause.required());
        visitor.number("Available", 0, 0, cause.available());
    }
}
