package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * The function that ends a configuration test (Ethernet 2.0, section 8). Immutable.
 *
 * <pre>
 *  0               15 16              31
 * +------------------+------------------+---------
 * |   Function (1)   |  Receipt Number  | Data...
 * +------------------+------------------+---------
 * </pre>
 */
public final class EthernetCtpReply extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 4;
    private static final int RECEIPT_NUMBER = 2;

    private EthernetCtpReply(Bytes in) {
        super(in);
    }

    /** Takes bytes that begin with the function's number. */
    static EthernetCtpReply parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.ETHERNET_CTP_REPLY);
        return new EthernetCtpReply(in);
    }

    /** Which process of the sender the reply is for. */
    public int receiptNumber() {
        return EthernetCtp.u16(bytes(), RECEIPT_NUMBER);
    }

    /** All that follows, with the padding of the frame. */
    public Bytes data() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.ETHERNET_CTP_REPLY;
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
        return Optional.of(new EthernetCtpReplyHeader(receiptNumber(), data()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Function", 0, 2, EthernetCtp.REPLY);
        visitor.number("ReceiptNumber", RECEIPT_NUMBER, 2, receiptNumber());
        visitor.bytes("Data", HEADER_LENGTH, data().length(), data());
    }
}
