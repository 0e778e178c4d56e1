package dev.toami.protocols.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * RTP packet (RFC 3550, section 5.1). No port stands for it: add those that are in use to a dissector. Immutable.
 *
 * <pre>
 *  0   2 3 4      8 9      16                             31
 * +---+-+-+-------+-+-------+-------------------------------+
 * | V |P|X|  CC   |M|  PT   |        Sequence Number        |
 * +---+-+-+-------+-+-------+-------------------------------+
 * |                        Timestamp                        |
 * +---------------------------------------------------------+
 * |                          SSRC                           |
 * +---------------------------------------------------------+
 * |                      CSRC list, CC                      |
 * +-------------------------+-------------------------------+
 * |    Profile, if X        |      Length in 32-bit words   |
 * +-------------------------+-------------------------------+
 * </pre>
 */
public final class RtpPacket extends Layer implements ApplicationLayer {
    public static final int MIN_HEADER_LENGTH = 12;
    private static final int SEQUENCE_NUMBER = 2;
    private static final int TIMESTAMP = 4;
    private static final int SSRC = 8;
    private static final int CSRC = 12;

    private RtpPacket(Bytes in) {
        super(in);
    }

    public static RtpPacket parse(Bytes in) throws MalformedPacketException {
        require(in, MIN_HEADER_LENGTH);
        if (in.u8(0) >> 6 != 2) {
            throw MalformedPacketException.invalid(
                    LayerType.RTP, 0, 2, in.u8(0) >> 6, "RTP has version 2, not " + (in.u8(0) >> 6));
        }
        int length = CSRC + 4 * (in.u8(0) & 0xf);
        if ((in.u8(0) & 0x10) != 0) {
            require(in, length + 4);
            length += 4 + 4 * in.u16(length + 2);
        }
        require(in, length);
        return new RtpPacket(in);
    }

    private static void require(Bytes in, int length) throws MalformedPacketException {
        if (in.length() < length) {
            throw MalformedPacketException.truncated(
                    LayerType.RTP, 0, length, in.length(), "RTP header needs " + length + " bytes, not " + in.length());
        }
    }

    public boolean hasPadding() {
        return (bytes().u8(0) & 0x20) != 0;
    }

    public boolean hasExtension() {
        return (bytes().u8(0) & 0x10) != 0;
    }

    public boolean isMarked() {
        return (bytes().u8(1) & 0x80) != 0;
    }

    public int payloadType() {
        return bytes().u8(1) & 0x7f;
    }

    public int sequenceNumber() {
        return bytes().u16(SEQUENCE_NUMBER);
    }

    public long timestamp() {
        return bytes().u32(TIMESTAMP);
    }

    /** The source of synchronization. */
    public long ssrc() {
        return bytes().u32(SSRC);
    }

    /** The sources that contributed to what a mixer sends. */
    public List<Long> csrcs() {
        List<Long> list = new ArrayList<>();
        for (int at = CSRC; at < csrcEnd(); at += 4) {
            list.add(bytes().u32(at));
        }
        return list;
    }

    private int csrcEnd() {
        return CSRC + 4 * (bytes().u8(0) & 0xf);
    }

    /** What the profile defines for the extension's first 16 bits, if there is one. */
    public Optional<RtpHeader.Extension> extension() {
        int at = csrcEnd();
        return hasExtension()
                ? Optional.of(new RtpHeader.Extension(bytes().u16(at), bytes().slice(at + 4, 4 * bytes().u16(at + 2))))
                : Optional.empty();
    }

    /** With the list of sources and the extension. */
    public int headerLength() {
        int at = csrcEnd();
        return hasExtension() ? at + 4 + 4 * bytes().u16(at + 2) : at;
    }

    /** How many bytes at the end are padding: what the last byte says, if that can be. */
    public int paddingLength() {
        int rest = bytes().length() - headerLength();
        int padding = hasPadding() && rest > 0 ? bytes().u8(bytes().length() - 1) : 0;
        return padding <= rest ? padding : 0;
    }

    @Override
    public LayerType type() {
        return LayerType.RTP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength(), bytes().length() - headerLength() - paddingLength());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new RtpHeader(
                isMarked(),
                payloadType(),
                sequenceNumber(),
                timestamp(),
                ssrc(),
                csrcs(),
                extension(),
                paddingLength()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 1, 2);
        visitor.flag("Padding", 0, 1, hasPadding());
        visitor.flag("Extension", 0, 1, hasExtension());
        visitor.number("CSRCCount", 0, 1, bytes().u8(0) & 0xf);
        visitor.flag("Marker", 1, 1, isMarked());
        visitor.code("PayloadType", 1, 1, payloadType(), payloadTypeLabel(payloadType()));
        visitor.number("SequenceNumber", SEQUENCE_NUMBER, 2, sequenceNumber());
        visitor.number("Timestamp", TIMESTAMP, 4, timestamp());
        visitor.number("SSRC", SSRC, 4, ssrc());
        if (visitor.beginList("CSRC", CSRC, csrcEnd() - CSRC, bytes().u8(0) & 0xf)) {
            for (int at = CSRC; at < csrcEnd(); at += 4) {
                visitor.number("", at, 4, bytes().u32(at));
            }
        }
        visitor.endList();
        if (hasExtension()) {
            int at = csrcEnd();
            visitor.number("ExtensionProfile", at, 2, bytes().u16(at));
            visitor.number("ExtensionLength", at + 2, 2, bytes().u16(at + 2));
            int length = headerLength() - at - 4;
            visitor.bytes("ExtensionData", at + 4, length, bytes().slice(at + 4, length));
        }
        if (paddingLength() > 0) {
            visitor.number("PaddingLength", bytes().length() - 1, 1, paddingLength());
        }
    }

    /** RFC 3551, section 6. */
    private static String payloadTypeLabel(int type) {
        return switch (type) {
            case 0 -> "PCMU";
            case 3 -> "GSM";
            case 4 -> "G723";
            case 5, 6, 16, 17 -> "DVI4";
            case 7 -> "LPC";
            case 8 -> "PCMA";
            case 9 -> "G722";
            case 10, 11 -> "L16";
            case 12 -> "QCELP";
            case 13 -> "CN";
            case 14 -> "MPA";
            case 15 -> "G728";
            case 18 -> "G729";
            case 25 -> "CelB";
            case 26 -> "JPEG";
            case 28 -> "nv";
            case 31 -> "H261";
            case 32 -> "MPV";
            case 33 -> "MP2T";
            case 34 -> "H263";
            default -> type >= 96 ? "Dynamic(" + type + ")" : "Unknown(" + type + ")";
        };
    }
}
