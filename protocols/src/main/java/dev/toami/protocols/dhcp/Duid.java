package dev.toami.protocols.dhcp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;

/**
 * A DHCP unique identifier (RFC 8415, section 11): who a client or server is.
 *
 * @param data what follows the type
 */
public record Duid(int type, Bytes data) {
    /** Hardware type, time, link-layer address. */
    public static final int LINK_LAYER_TIME = 1;

    /** Enterprise number, identifier. */
    public static final int ENTERPRISE = 2;

    /** Hardware type, link-layer address. */
    public static final int LINK_LAYER = 3;

    /** RFC 6355. */
    public static final int UUID = 4;

    /** Of a station on Ethernet. */
    public static Duid linkLayer(MacAddress address) {
        byte[] data = new byte[2 + MacAddress.LENGTH];
        data[1] = 1;
        System.arraycopy(address.toArray(), 0, data, 2, MacAddress.LENGTH);
        return new Duid(LINK_LAYER, Bytes.wrap(data));
    }

    /** Empty if {@code bytes} are too few for the type that they begin with. */
    public static Optional<Duid> read(Bytes bytes) {
        if (bytes.length() < 2 || bytes.length() < leastLength(bytes.u16(0))) {
            return Optional.empty();
        }
        return Optional.of(new Duid(bytes.u16(0), bytes.slice(2)));
    }

    private static int leastLength(int type) {
        return type == LINK_LAYER_TIME ? 8 : type == ENTERPRISE ? 6 : 4;
    }

    public Bytes encode() {
        byte[] bytes = new byte[2 + data.length()];
        bytes[0] = (byte) (type >> 8);
        bytes[1] = (byte) type;
        data.copyTo(0, bytes, 2, data.length());
        return Bytes.wrap(bytes);
    }
}
