package dev.toami.protocols;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** Bytes of which nothing more is known: view and value in one. */
public final class Payload extends Layer implements ApplicationLayer, LayerValue {
    private final String undecoded;

    private Payload(Bytes bytes, String undecoded) {
        super(bytes);
        this.undecoded = undecoded;
    }

    public static Payload of(Bytes bytes) {
        return new Payload(bytes, null);
    }

    public static Payload of(byte... bytes) {
        return of(Bytes.wrap(bytes.clone()));
    }

    /** A parser of bytes that cannot be decoded for {@code reason}, though they are not malformed. */
    public static LayerParser undecoded(String reason) {
        return in -> undecodable(in, reason);
    }

    /** Bytes that cannot be decoded for {@code reason}, though they are not malformed. */
    public static Payload undecodable(Bytes bytes, String reason) {
        return new Payload(bytes, reason);
    }

    /** Why the bytes could not be decoded, or null if there was nothing to decode. */
    public String undecodedReason() {
        return undecoded;
    }

    @Override
    public LayerType type() {
        return LayerType.PAYLOAD;
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
        return Optional.of(this);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.bytes("Data", 0, bytes().length(), bytes());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(bytes());
    }
}
