package dev.toami.protocols.management;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Remote management control protocol header (DMTF DSP0136, section 3.2.2). Immutable.
 *
 * <pre>
 *  0         1          2          3             4
 * +---------+----------+----------+-+-----+-----+------
 * | Version | Reserved | Sequence |A| -   |Class| Data
 * +---------+----------+----------+-+-----+-----+------
 * </pre>
 */
public final class Rmcp extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 4;
    /** RMCP 1.0. */
    public static final int VERSION_1 = 6;
    /** The sequence number of a message that is not to be acknowledged. */
    public static final int NO_ACKNOWLEDGEMENT = 255;

    public static final int CLASS_ASF = 6;
    public static final int CLASS_IPMI = 7;
    public static final int CLASS_OEM = 8;

    static final int ACKNOWLEDGES = 0x80;
    private static final int SEQUENCE = 2;
    private static final int CLASS = 3;

    private Rmcp(Bytes in) {
        super(in);
    }

    public static Rmcp parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                            LayerType.RMCP,
                            0,
                            HEADER_LENGTH,
                            in.length(),
                            "invalid RMCP header, length " + in.length() + " less than 4")
                    .showing(Bytes.empty(), visitor -> describe(ZEROS, visitor));
        }
        return new Rmcp(in);
    }

    private static final Bytes ZEROS = Bytes.wrap(new byte[HEADER_LENGTH]);

    public int version() {
        return bytes().u8(0);
    }

    public int sequence() {
        return bytes().u8(SEQUENCE);
    }

    public boolean isAcknowledgement() {
        return (bytes().u8(CLASS) & ACKNOWLEDGES) != 0;
    }

    /** What the data is: {@link #CLASS_ASF} or another of four bits. */
    public int messageClass() {
        return bytes().u8(CLASS) & 0x0f;
    }

    @Override
    public LayerType type() {
        return LayerType.RMCP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return messageClass() == CLASS_ASF ? Asf::parse : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new RmcpHeader(version(), sequence(), isAcknowledgement(), messageClass()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describe(bytes(), visitor);
        if (visitor.wantsDetail()) {
            visitor.number("Reserved", 1, 1, bytes().u8(1));
            visitor.number("MessageType", CLASS, 1, isAcknowledgement() ? 1 : 0);
            if (messageClass() == CLASS_IPMI && !isAcknowledgement()) {
                IpmiSession.describe(bytes(), HEADER_LENGTH, visitor);
            }
        }
    }

    private static void describe(Bytes in, FieldVisitor visitor) {
        visitor.number("Version", 0, 1, in.u8(0));
        visitor.number("Sequence", SEQUENCE, 1, in.u8(SEQUENCE));
        visitor.flag("Ack", CLASS, 1, (in.u8(CLASS) & ACKNOWLEDGES) != 0);
        int messageClass = in.u8(CLASS) & 0x0f;
        String label = messageClass + (messageClass == CLASS_ASF ? "(ASF)" : "(Payload)");
        visitor.code("Class", CLASS, 1, messageClass, label);
    }
}
