package dev.toami.protocols.ppp;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a packet of PAP or CHAP is built with; its length is computed.
 *
 * @param protocol {@link PppProtocol#PAP} or {@link PppProtocol#CHAP}
 * @param data what follows the length
 */
public record AuthenticationHeader(PppProtocol protocol, int code, int identifier, Bytes data)
        implements LayerValue, PppProtocol.Carried {
    private static final int HEADER_LENGTH = 4;

    /** A PAP request. */
    public static AuthenticationHeader papRequest(int identifier, String peer, String password) {
        return new AuthenticationHeader(
                PppProtocol.PAP, PapPacket.REQUEST, identifier, join(counted(peer), counted(password)));
    }

    /** A CHAP challenge or response. */
    public static AuthenticationHeader chap(int code, int identifier, Bytes value, String name) {
        return new AuthenticationHeader(
                PppProtocol.CHAP,
                code,
                identifier,
                join(Bytes.of(value.length()), value, Bytes.wrap(name.getBytes(StandardCharsets.UTF_8))));
    }

    private static Bytes counted(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0xff) {
            throw new IllegalArgumentException("a PAP string has at most 255 bytes, not " + bytes.length);
        }
        return join(Bytes.of(bytes.length), Bytes.wrap(bytes));
    }

    private static Bytes join(Bytes... parts) {
        int length = 0;
        for (Bytes part : parts) {
            length += part.length();
        }
        byte[] all = new byte[length];
        int at = 0;
        for (Bytes part : parts) {
            part.copyTo(0, all, at, part.length());
            at += part.length();
        }
        return Bytes.wrap(all);
    }

    @Override
    public PppProtocol pppProtocol() {
        return protocol;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(data);
        out.prepend(HEADER_LENGTH).u8(0, code).u8(1, identifier).u16(2, out.length());
    }

    static void check(Bytes in, LayerType type) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    type, 0, HEADER_LENGTH, in.length(), type + " packet of " + in.length() + " bytes, not 4");
        }
        int declared = in.u16(2);
        if (declared < HEADER_LENGTH) {
            throw MalformedPacketException.invalid(
                    type, 2, HEADER_LENGTH, declared, type + " packet declares " + declared + " bytes, at least 4");
        }
    }

    static void describe(Bytes in, String code, FieldVisitor visitor) {
        visitor.code("Code", 0, 1, in.u8(0), code);
        visitor.number("Identifier", 1, 1, in.u8(1));
        visitor.number("Length", 2, 2, in.u16(2));
    }

    static void text(String name, int at, Bytes value, FieldVisitor visitor) {
        visitor.text(name, at, value.length(), new String(value.toArray(), StandardCharsets.UTF_8));
    }
}
