package dev.toami.protocols.quic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * A QUIC packet (RFC 9000, section 17): what all versions have in common (RFC 8999), and for known versions what its type
 * adds before the protected part. Immutable.
 *
 * <pre>
 * +-+-+----+------+---------+------+------+------+------+-----------------------------
 * |1|1|Type| ...  | Version | DCIL | DCID | SCIL | SCID | Token, Length, protected part
 * +-+-+----+------+---------+------+------+------+------+-----------------------------
 * </pre>
 */
public final class QuicPacket {
    /** The kinds of packets with a long header, by what they are for: their numbers differ between versions. */
    public enum Type {
        INITIAL,
        ZERO_RTT,
        HANDSHAKE,
        RETRY,
        VERSION_NEGOTIATION,
        /** A long header of a version that is not known. */
        UNKNOWN,
        /** A short header: the protected data of an established connection. */
        SHORT
    }

    static final int VERSION = 1;
    static final int DESTINATION_LENGTH = 5;
    private static final int MAX_ID = 20;
    private static final int TAG_LENGTH = 16;
    private static final Type[] TYPES_V1 = {Type.INITIAL, Type.ZERO_RTT, Type.HANDSHAKE, Type.RETRY};
    private static final Type[] TYPES_V2 = {Type.RETRY, Type.INITIAL, Type.ZERO_RTT, Type.HANDSHAKE};

    private final Bytes layer;
    private final int offset;
    /** Behind the source connection ID. */
    private final int idsEnd;
    /** The token, and where the length field and the protected part begin; no more than the packet's end. */
    final int tokenStart;

    final int tokenEnd;
    final int protectedStart;
    private final long declaredEnd;

    private QuicPacket(
            Bytes layer, int offset, int idsEnd, int tokenStart, int tokenEnd, int protectedStart, long declaredEnd) {
        this.layer = layer;
        this.offset = offset;
        this.idsEnd = idsEnd;
        this.tokenStart = tokenStart;
        this.tokenEnd = tokenEnd;
        this.protectedStart = protectedStart;
        this.declaredEnd = declaredEnd;
    }

    static QuicPacket parse(Bytes in, int offset) throws MalformedPacketException {
        int first = in.u8(offset);
        if ((first & 0x80) == 0) {
            return new QuicPacket(in, offset, offset + 1, offset + 1, offset + 1, offset + 1, in.length());
        }
        int at = connectionId(in, connectionId(in, offset + DESTINATION_LENGTH, offset), offset);
        QuicVersion version = new QuicVersion(in.i32(offset + VERSION));
        Type type = type(first, version);
        switch (type) {
            case RETRY -> {
                int tag = Math.max(in.length() - TAG_LENGTH, at);
                return new QuicPacket(in, offset, at, at, tag, tag, in.length());
            }
            case UNKNOWN, VERSION_NEGOTIATION -> {
                return new QuicPacket(in, offset, at, at, at, at, in.length());
            }
            default -> {
                return withLength(in, offset, at, type);
            }
        }
    }

    private static QuicPacket withLength(Bytes in, int offset, int idsEnd, Type type) throws MalformedPacketException {
        int tokenStart = idsEnd;
        int tokenEnd = idsEnd;
        if (type == Type.INITIAL) {
            tokenStart = idsEnd + numberLength(in, idsEnd, offset);
            long token = number(in, idsEnd);
            require(in, tokenStart + token, offset);
            tokenEnd = tokenStart + (int) token;
        }
        int start = tokenEnd + numberLength(in, tokenEnd, offset);
        return new QuicPacket(in, offset, idsEnd, tokenStart, tokenEnd, start, start + number(in, tokenEnd));
    }

    /** Where the connection ID with the length at {@code at} ends. */
    private static int connectionId(Bytes in, int at, int offset) throws MalformedPacketException {
        require(in, at + 1, offset);
        require(in, at + 1 + in.u8(at), offset);
        return at + 1 + in.u8(at);
    }

    /** How many bytes the number of variable length (RFC 9000, section 16) at {@code at} has, which are all there. */
    private static int numberLength(Bytes in, int at, int offset) throws MalformedPacketException {
        require(in, at + 1, offset);
        int length = 1 << (in.u8(at) >> 6);
        require(in, at + length, offset);
        return length;
    }

    static long number(Bytes in, int at) {
        return switch (in.u8(at) >> 6) {
            case 0 -> in.u8(at);
            case 1 -> in.u16(at) & 0x3fff;
            case 2 -> in.u32(at) & 0x3fff_ffff;
            default -> in.i64(at) & 0x3fff_ffff_ffff_ffffL;
        };
    }

    private static void require(Bytes in, long end, int offset) throws MalformedPacketException {
        if (in.length() < end) {
            int required = (int) Math.min(end - offset, Integer.MAX_VALUE);
            int available = in.length() - offset;
            throw MalformedPacketException.truncated(
                    LayerType.QUIC,
                    offset,
                    required,
                    available,
                    "QUIC packet's header needs " + required + " bytes, not " + available);
        }
    }

    private static Type type(int first, QuicVersion version) {
        if (version.equals(QuicVersion.NEGOTIATION)) {
            return Type.VERSION_NEGOTIATION;
        }
        if (!version.isKnown()) {
            return Type.UNKNOWN;
        }
        return (version.equals(QuicVersion.V2) ? TYPES_V2 : TYPES_V1)[first >> 4 & 3];
    }

    /** Whether a datagram begins with the long header of a known version, or with a list of versions. */
    static boolean isLongHeader(Bytes in) {
        if (in.length() < DESTINATION_LENGTH + 2 || (in.u8(0) & 0x80) == 0) {
            return false;
        }
        QuicVersion version = new QuicVersion(in.i32(VERSION));
        int sourceLength = DESTINATION_LENGTH + 1 + in.u8(DESTINATION_LENGTH);
        if (in.u8(DESTINATION_LENGTH) > MAX_ID || in.length() <= sourceLength || in.u8(sourceLength) > MAX_ID) {
            return false;
        }
        if (version.equals(QuicVersion.NEGOTIATION)) {
            int at = sourceLength + 1 + in.u8(sourceLength);
            return in.length() >= at + 4 && (in.length() - at) % 4 == 0 && offersKnown(in, at);
        }
        return version.isKnown() && (in.u8(0) & 0x40) != 0;
    }

    private static boolean offersKnown(Bytes in, int start) {
        boolean known = false;
        for (int at = start; at + 4 <= in.length(); at += 4) {
            known |= new QuicVersion(in.i32(at)).isKnown();
        }
        return known;
    }

    public Type type() {
        return hasLongHeader() ? type(layer.u8(offset), new QuicVersion(layer.i32(offset + VERSION))) : Type.SHORT;
    }

    public boolean hasLongHeader() {
        return (layer.u8(offset) & 0x80) != 0;
    }

    /** The two bits of a long header that tell the type, in the numbers of its version. */
    public int typeCode() {
        return layer.u8(offset) >> 4 & 3;
    }

    /** Empty in a short header. */
    public Optional<QuicVersion> version() {
        return hasLongHeader() ? Optional.of(new QuicVersion(layer.i32(offset + VERSION))) : Optional.empty();
    }

    /** Empty in a short header, where only the receiver knows its length. */
    public Bytes destinationId() {
        return hasLongHeader() ? id(offset + DESTINATION_LENGTH) : Bytes.empty();
    }

    /** Empty in a short header. */
    public Bytes sourceId() {
        return hasLongHeader() ? id(sourceLengthOffset()) : Bytes.empty();
    }

    int sourceLengthOffset() {
        return offset + DESTINATION_LENGTH + 1 + layer.u8(offset + DESTINATION_LENGTH);
    }

    private Bytes id(int at) {
        return layer.slice(at + 1, layer.u8(at));
    }

    /** The token of an initial or a retry packet, empty in others. */
    public Bytes token() {
        return layer.slice(tokenStart, tokenEnd - tokenStart);
    }

    /** The versions that a server offers in a version negotiation packet. */
    public List<QuicVersion> offeredVersions() {
        List<QuicVersion> list = new ArrayList<>();
        if (type() == Type.VERSION_NEGOTIATION) {
            for (int at = idsEnd; at + 4 <= layer.length(); at += 4) {
                list.add(new QuicVersion(layer.i32(at)));
            }
        }
        return list;
    }

    /** What is encrypted, packet number first, as far as it is there; a retry packet's integrity tag. */
    public Bytes protectedPart() {
        return layer.slice(protectedStart, end() - protectedStart);
    }

    public boolean isTruncated() {
        return declaredEnd > layer.length();
    }

    int offset() {
        return offset;
    }

    int idsEnd() {
        return idsEnd;
    }

    int end() {
        return (int) Math.min(declaredEnd, layer.length());
    }
}
