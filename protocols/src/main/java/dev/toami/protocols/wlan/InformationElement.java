package dev.toami.protocols.wlan;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.print.TextForm;

/**
 * An element of a management frame (IEEE 802.11-2020, 9.4.2). Immutable.
 *
 * <pre>
 *  0       1        2
 * +-------+--------+-------------+----------
 * |  ID   | Length | Information | Elements
 * +-------+--------+-------------+----------
 * </pre>
 *
 * <p>The elements that follow are its payload.
 */
public final class InformationElement extends Layer implements TextForm {
    public static final int SSID = 0;
    public static final int SUPPORTED_RATES = 1;
    public static final int DS_PARAMETER_SET = 3;
    public static final int TIM = 5;
    public static final int COUNTRY = 7;
    public static final int HT_CAPABILITIES = 45;
    public static final int RSN = 48;
    public static final int EXTENDED_SUPPORTED_RATES = 50;
    public static final int VENDOR_SPECIFIC = 221;

    static final int HEADER_LENGTH = 2;
    private static final int ORGANIZATION_LENGTH = 3;
    private static final int VENDOR_TYPE_LENGTH = 4;

    private InformationElement(Bytes in) {
        super(in);
    }

    public static InformationElement parse(Bytes in) throws MalformedPacketException {
        int required = in.length() < HEADER_LENGTH ? HEADER_LENGTH : HEADER_LENGTH + in.u8(1);
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.DOT11_INFORMATION_ELEMENT,
                    0,
                    required,
                    in.length(),
                    "Dot11InformationElement length " + in.length() + " too short, " + required + " required");
        }
        return new InformationElement(in);
    }

    public int id() {
        return bytes().u8(0);
    }

    /** Of the information. */
    public int declaredLength() {
        return bytes().u8(1);
    }

    /** What follows ID and length. */
    public Bytes information() {
        return bytes().slice(HEADER_LENGTH, declaredLength());
    }

    /** The network's name in an element of ID 0, empty if it is hidden; no value for other elements. */
    public Optional<String> ssid() {
        return id() == SSID
                ? Optional.of(new String(information().toArray(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** The channel's number in an element of ID 3. */
    public OptionalInt channel() {
        return id() == DS_PARAMETER_SET && declaredLength() > 0
                ? OptionalInt.of(information().u8(0))
                : OptionalInt.empty();
    }

    /** Whose element it is, 24 bits, in an element of ID 221. */
    public OptionalInt organization() {
        return id() == VENDOR_SPECIFIC && declaredLength() >= ORGANIZATION_LENGTH
                ? OptionalInt.of(information().u24(0))
                : OptionalInt.empty();
    }

    @Override
    public LayerType type() {
        return LayerType.DOT11_INFORMATION_ELEMENT;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH + declaredLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH + declaredLength());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return InformationElement::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(ElementHeader.of(id(), information()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes information = information();
        visitor.code("ID", 0, 1, id(), ElementIds.label(id()));
        visitor.number("Length", 1, 1, declaredLength());
        organization().ifPresent(oui -> visitor.number("OUI", HEADER_LENGTH, ORGANIZATION_LENGTH, oui));
        visitor.bytes("Info", HEADER_LENGTH, information.length(), information);
        if (id() == SSID) {
            visitor.text("SSID", HEADER_LENGTH, information.length(), ssid().orElse(""));
            visitor.bytes("SSIDBytes", HEADER_LENGTH, information.length(), information);
        }
        channel().ifPresent(channel -> visitor.number("Channel", HEADER_LENGTH, 1, channel));
        if (id() == SUPPORTED_RATES || id() == EXTENDED_SUPPORTED_RATES) {
            visitor.text("Rates", HEADER_LENGTH, information.length(), rates().strip());
        }
    }

    @Override
    public String textForm() {
        StringBuilder out = new StringBuilder("802.11 Information Element (ID: ");
        out.append(ElementIds.label(id())).append(", Length: ").append(declaredLength());
        Bytes information = information();
        switch (id()) {
            case SSID -> out.append(", SSID: ").append(ssid().orElse(""));
            case SUPPORTED_RATES -> out.append(", Rates: ").append(rates()).append(" Mbit");
            case VENDOR_SPECIFIC -> {
                int split = Math.min(VENDOR_TYPE_LENGTH, information.length());
                out.append(", OUI: ").append(hex(information.slice(0, split)));
                out.append(", Info: ").append(hex(information.slice(split)));
            }
            default -> out.append(", Info: ").append(hex(information));
        }
        return out.append(')').toString();
    }

    /** In Mb/s, those that every station must know with an asterisk. */
    private String rates() {
        StringBuilder out = new StringBuilder();
        Bytes rates = information();
        for (int i = 0; i < rates.length(); i++) {
            int halves = rates.u8(i) & 0x7f;
            out.append(halves / 2).append(halves % 2 == 0 ? ".0" : ".5");
            out.append(rates.u8(i) > 0x7f ? "* " : " ");
        }
        return out.toString();
    }

    private static String hex(Bytes bytes) {
        StringBuilder out = new StringBuilder(2 * bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            out.append(Character.forDigit(bytes.u8(i) >> 4, 16)).append(Character.forDigit(bytes.u8(i) & 15, 16));
        }
        return out.toString().toUpperCase(Locale.ROOT);
    }
}
