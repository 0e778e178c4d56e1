package dev.toami.protocols.quic;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * The public header of Google's QUIC up to version Q043, where it tells its version ("QUIC Wire Layout Specification",
 * 2016). Immutable.
 *
 * <pre>
 *  0       1                       9           13
 * +-------+-----------------------+-----------+----------
 * | Flags |     Connection ID     |  Version  | protected
 * +-------+-----------------------+-----------+----------
 * </pre>
 */
public final class GquicPacket extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 13;
    private static final int VERSION_FLAG = 0x01;
    private static final int CONNECTION_FLAG = 0x08;
    private static final int CONNECTION_ID = 1;
    private static final int VERSION = 9;

    private GquicPacket(Bytes in) {
        super(in);
    }

    public static GquicPacket parse(Bytes in) throws MalformedPacketException {
        if (!isPublicHeader(in)) {
            throw MalformedPacketException.invalid(
                    LayerType.GQUIC,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "no public header with a version in " + in.length() + " bytes");
        }
        return new GquicPacket(in);
    }

    static boolean isPublicHeader(Bytes in) {
        int flags = VERSION_FLAG | CONNECTION_FLAG;
        return in.length() >= HEADER_LENGTH
                && (in.u8(0) & (0xc0 | flags)) == flags
                && in.u8(VERSION) == 'Q'
                && isDigit(in.u8(VERSION + 1))
                && isDigit(in.u8(VERSION + 2))
                && isDigit(in.u8(VERSION + 3));
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    public long connectionId() {
        return bytes().i64(CONNECTION_ID);
    }

    /** Such as {@code Q034}. */
    public String version() {
        return new String(bytes().slice(VERSION, 4).toArray(), StandardCharsets.US_ASCII);
    }

    @Override
    public LayerType type() {
        return LayerType.GQUIC;
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
    public void describe(FieldVisitor visitor) {
        visitor.number("PublicFlags", 0, 1, bytes().u8(0));
        visitor.number("CID", CONNECTION_ID, 8, connectionId());
        visitor.text("Version", VERSION, 4, version());
    }
}
