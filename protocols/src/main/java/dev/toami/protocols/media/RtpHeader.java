package dev.toami.protocols.media;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an RTP packet is built with.
 *
 * @param paddingLength how many bytes to put behind the payload, the last of which tells that number; 0 for none
 */
public record RtpHeader(
        boolean marker,
        int payloadType,
        int sequenceNumber,
        long timestamp,
        long ssrc,
        List<Long> csrcs,
        Optional<Extension> extension,
        int paddingLength)
        implements LayerValue {
    /**
     * RFC 3550, section 5.3.1.
     *
     * @param data a multiple of four bytes
     */
    public record Extension(int profile, Bytes data) {
        public Extension {
            if (data.length() % 4 != 0 || data.length() / 4 > 0xffff) {
                throw new IllegalArgumentException(
                        "an RTP extension has up to 65535 words of 4 bytes, not " + data.length() + " bytes");
            }
        }
    }

    public RtpHeader {
        csrcs = List.copyOf(csrcs);
        if (csrcs.size() > 15 || payloadType < 0 || payloadType > 0x7f || paddingLength < 0 || paddingLength > 0xff) {
            throw new IllegalArgumentException(
                    "an RTP header has up to 15 contributing sources, a payload type up to 127"
                            + " and up to 255 bytes of padding, not " + csrcs.size() + ", " + payloadType + " and "
                            + paddingLength);
        }
    }

    public static RtpHeader of(int payloadType, int sequenceNumber, long timestamp, long ssrc) {
        return new RtpHeader(false, payloadType, sequenceNumber, timestamp, ssrc, List.of(), Optional.empty(), 0);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (paddingLength > 0) {
            byte[] padded = new byte[out.length() + paddingLength];
            out.view().copyTo(0, padded, 0, out.length());
            padded[padded.length - 1] = (byte) paddingLength;
            out.prepend(paddingLength).bytes(0, padded);
        }
        extension.ifPresent(each -> {
            out.prepend(each.data()).prepend(4);
            out.u16(0, each.profile()).u16(2, each.data().length() / 4);
        });
        out.prepend(RtpPacket.MIN_HEADER_LENGTH + 4 * csrcs.size());
        out.u8(0, 0x80 | (paddingLength > 0 ? 0x20 : 0) | (extension.isPresent() ? 0x10 : 0) | csrcs.size());
        out.u8(1, (marker ? 0x80 : 0) | payloadType);
        out.u16(2, sequenceNumber).u32(4, timestamp).u32(8, ssrc);
        for (int i = 0; i < csrcs.size(); i++) {
            out.u32(RtpPacket.MIN_HEADER_LENGTH + 4 * i, csrcs.get(i));
        }
    }
}
