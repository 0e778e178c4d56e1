package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.link.EthernetFrame;
import dev.toami.protocols.numbers.EtherType;

/**
 * ERSPAN type I (draft-foschiano-erspan-03, section 4.1): a layer without a header, between GRE and the mirrored frame.
 * Immutable.
 */
public final class ErspanTypeI extends Layer {
    private ErspanTypeI(Bytes in) {
        super(in);
    }

    public static ErspanTypeI parse(Bytes in) {
        return new ErspanTypeI(in);
    }

    /** What it is built with: no bytes, but GRE's protocol type. */
    public record Header() implements LayerValue, EtherTyped {
        @Override
        public EtherType announcedBy() {
            return new EtherType(TunnelTypes.ERSPAN);
        }

        @Override
        public void encode(PacketBuffer out, BuildContext context) {
            // There is nothing before the frame.
        }
    }

    @Override
    public LayerType type() {
        return LayerType.ERSPAN_I;
    }

    @Override
    public Bytes contents() {
        return Bytes.empty();
    }

    @Override
    public Bytes payload() {
        return bytes();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return EthernetFrame::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new Header());
    }

    @Override
    public void describe(FieldVisitor visitor) {
        // There are no fields.
    }
}
