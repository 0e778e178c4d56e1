package dev.toami.protocols.wlan;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an element of a management frame is built with.
 *
 * @param length of the information; computed if empty
 * @param information at most 255 bytes
 */
public record ElementHeader(int id, OptionalInt length, Bytes information) implements LayerValue {
    private static final int MAX_SSID = 32;

    public static ElementHeader of(int id, Bytes information) {
        return new ElementHeader(id, OptionalInt.empty(), information);
    }

    /** @throws IllegalArgumentException if the name takes more than 32 bytes */
    public static ElementHeader ssid(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_SSID) {
            throw new IllegalArgumentException("an SSID has at most " + MAX_SSID + " bytes: " + bytes.length);
        }
        return of(InformationElement.SSID, Bytes.wrap(bytes));
    }

    /** @param rates in units of 500 kb/s, with the highest of eight bits set for those that every station must know */
    public static ElementHeader supportedRates(int... rates) {
        return of(InformationElement.SUPPORTED_RATES, Bytes.of(rates));
    }

    public static ElementHeader channel(int number) {
        return of(InformationElement.DS_PARAMETER_SET, Bytes.of(number));
    }

    public ElementHeader withLength(int bytes) {
        return new ElementHeader(id, OptionalInt.of(bytes), information);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(information)
                .prepend(InformationElement.HEADER_LENGTH)
                .u8(0, id)
                .u8(1, length.orElse(information.length()));
    }
}
