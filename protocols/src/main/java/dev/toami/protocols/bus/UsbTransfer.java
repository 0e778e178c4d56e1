package dev.toami.protocols.bus;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;

/**
 * The data of a USB control, interrupt or bulk transfer, undecoded. Immutable.
 *
 * <pre>
 * +---------
 * | Data...
 * +---------
 * </pre>
 */
public final class UsbTransfer extends Layer {
    private final LayerType type;

    UsbTransfer(Bytes in, LayerType type) {
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

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(Payload.of(bytes()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (visitor.wantsDetail()) {
            visitor.bytes("Data", 0, bytes().length(), bytes());
        }
    }
}
