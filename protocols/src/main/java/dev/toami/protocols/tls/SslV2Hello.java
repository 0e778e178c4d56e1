package dev.toami.protocols.tls;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * The hello of a client in the form of SSL 2.0, which old clients also began later versions with (RFC 5246, appendix E.2).
 * Immutable.
 *
 * <pre>
 * +-+--------------+------+---------+--------------+------------+-----------+---------+
 * |1|    Length    | Type | Version | Cipher Specs | Session ID | Challenge | those 3 |
 * | |              |  =1  |         |    Length    |   Length   |  Length   |         |
 * +-+--------------+------+---------+--------------+------------+-----------+---------+
 * </pre>
 */
public final class SslV2Hello extends Layer implements ApplicationLayer {
    private static final int TYPE = 2;
    private static final int VERSION = 3;
    private static final int CIPHER_LENGTH = 5;
    private static final int SESSION_LENGTH = 7;
    private static final int CHALLENGE_LENGTH = 9;
    private static final int HEADER_LENGTH = 11;

    private SslV2Hello(Bytes in) {
        super(in);
    }

    public static SslV2Hello parse(Bytes in) throws MalformedPacketException {
        if (!isHello(in)) {
            throw MalformedPacketException.invalid(
                    LayerType.SSLV2,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "not a hello of SSL 2.0 in " + in.length() + " bytes");
        }
        return new SslV2Hello(in);
    }

    /** Whether {@code in} begins with such a hello: its lengths must add up. */
    static boolean isHello(Bytes in) {
        if (in.length() < HEADER_LENGTH || (in.u16(0) & 0x8000) == 0 || in.u8(TYPE) != 1) {
            return false;
        }
        int version = in.u16(VERSION);
        int ciphers = in.u16(CIPHER_LENGTH);
        int session = in.u16(SESSION_LENGTH);
        int challenge = in.u16(CHALLENGE_LENGTH);
        return (version == 2 || (version >= 0x0300 && version <= 0x0304))
                && ciphers > 0
                && ciphers % 3 == 0
                && (session == 0 || session == 16)
                && challenge >= 16
                && challenge <= 32
                && (in.u16(0) & 0x7fff) == HEADER_LENGTH - 2 + ciphers + session + challenge;
    }

    /** The version that the client speaks at best. */
    public int version() {
        return bytes().u16(VERSION);
    }

    /** What follows the length field. */
    public int declaredLength() {
        return bytes().u16(0) & 0x7fff;
    }

    @Override
    public LayerType type() {
        return LayerType.SSLV2;
    }

    @Override
    public Bytes contents() {
        return bytes().clip(2 + declaredLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < 2 + declaredLength();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Length", 0, 2, declaredLength());
        visitor.code("RecordVersion", 0, 0, 2, TlsCodes.version(2));
        visitor.code("Type", TYPE, 1, 1, TlsCodes.handshakeType(1));
        visitor.code("Version", VERSION, 2, version(), TlsCodes.version(version()));
        visitor.number("CipherSpecsLength", CIPHER_LENGTH, 2, bytes().u16(CIPHER_LENGTH));
        visitor.number("SessionIDLength", SESSION_LENGTH, 2, bytes().u16(SESSION_LENGTH));
        visitor.number("ChallengeLength", CHALLENGE_LENGTH, 2, bytes().u16(CHALLENGE_LENGTH));
        VectorReader reader = new VectorReader(bytes(), new Span(0, contents().length()));
        reader.take(HEADER_LENGTH);
        Span specs = reader.take(bytes().u16(CIPHER_LENGTH));
        if (visitor.beginList("CipherSpecs", specs.offset(), specs.length(), specs.length() / 3)) {
            for (int at = specs.offset(); at + 3 <= specs.end(); at += 3) {
                visitor.number("", at, 3, bytes().u24(at));
            }
        }
        visitor.endList();
        Span session = reader.take(bytes().u16(SESSION_LENGTH));
        visitor.bytes("SessionID", session.offset(), session.length(), session.in(bytes()));
        Span challenge = reader.rest();
        visitor.bytes("Challenge", challenge.offset(), challenge.length(), challenge.in(bytes()));
    }
}
