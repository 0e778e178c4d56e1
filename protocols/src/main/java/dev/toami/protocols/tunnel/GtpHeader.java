package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a GTP version 1 header is built with; UDP port 2152 or 2123 is before it.
 *
 * @param messageType {@link GtpPacket#T_PDU} for a user's packet
 * @param teid 32 bits
 * @param length of all behind the first 8 bytes; computed if empty
 * @param elements of a control message, encoded
 */
public record GtpHeader(
        int messageType,
        long teid,
        OptionalInt sequenceNumber,
        OptionalInt npduNumber,
        List<GtpExtension> extensions,
        OptionalInt length,
        Bytes elements)
        implements LayerValue {
    /** The UDP port of the user plane. */
    public static final int USER_PORT = 2152;
    /** The UDP port of the control plane. */
    public static final int CONTROL_PORT = 2123;

    public GtpHeader {
        extensions = List.copyOf(extensions);
    }

    /** A header for a user's packet. */
    public static GtpHeader of(long teid) {
        return new GtpHeader(
                GtpPacket.T_PDU,
                teid,
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                OptionalInt.empty(),
                Bytes.empty());
    }

    public GtpHeader withSequenceNumber(int value) {
        return new GtpHeader(messageType, teid, OptionalInt.of(value), npduNumber, extensions, length, elements);
    }

    public GtpHeader withExtensions(GtpExtension... list) {
        return new GtpHeader(messageType, teid, sequenceNumber, npduNumber, List.of(list), length, elements);
    }

    /** A control message of these information elements. */
    public GtpHeader withMessage(int type, Bytes encodedElements) {
        return new GtpHeader(type, teid, sequenceNumber, npduNumber, extensions, length, encodedElements);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(elements);
        int flags = 0x30
                | (extensions.isEmpty() ? 0 : 4)
                | (sequenceNumber.isPresent() ? 2 : 0)
                | (npduNumber.isPresent() ? 1 : 0);
        if ((flags & 7) != 0) {
            int next = 0;
            for (int i = extensions.size() - 1; i >= 0; i--) {
                GtpExtension extension = extensions.get(i);
                out.prepend(1).u8(0, next);
                out.prepend(extension.content());
                out.prepend(1).u8(0, extension.encodedLength() / 4);
                next = extension.type();
            }
            out.prepend(GtpPacket.OPTIONAL_LENGTH)
                    .u16(0, sequenceNumber.orElse(0))
                    .u8(2, npduNumber.orElse(0))
                    .u8(3, next);
        }
        int computed = out.length();
        out.prepend(GtpPacket.HEADER_LENGTH)
                .u8(0, flags)
                .u8(1, messageType)
                .u16(2, length.orElse(computed))
                .u32(4, teid);
    }
}
