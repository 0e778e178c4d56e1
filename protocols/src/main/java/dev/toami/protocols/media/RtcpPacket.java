package dev.toami.protocols.media;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Describable;
import dev.toami.protocols.FieldVisitor;

/** One of the RTCP packets of a datagram (RFC 3550, section 6.4), as far as it is there. Immutable. */
public final class RtcpPacket implements Describable {
    public static final int SENDER_REPORT = 200;
    public static final int RECEIVER_REPORT = 201;
    public static final int SOURCE_DESCRIPTION = 202;
    public static final int GOODBYE = 203;
    public static final int APPLICATION_DEFINED = 204;

    private static final int BLOCK_LENGTH = 24;
    private static final int SENDER_INFO_LENGTH = 20;

    private final Bytes layer;
    private final int offset;
    private final int end;

    RtcpPacket(Bytes layer, int offset, int end) {
        this.layer = layer;
        this.offset = offset;
        this.end = end;
    }

    /** What the five bits count depends on the type: reports, sources, or nothing. */
    public int count() {
        return layer.u8(offset) & 0x1f;
    }

    public boolean hasPadding() {
        return (layer.u8(offset) & 0x20) != 0;
    }

    public int packetType() {
        return layer.u8(offset + 1);
    }

    /** In bytes, with the header. */
    public int declaredLength() {
        return 4 * (layer.u16(offset + 2) + 1);
    }

    /** What follows the header. */
    public Bytes body() {
        return layer.slice(offset + RtcpDatagram.HEADER_LENGTH, end - offset - RtcpDatagram.HEADER_LENGTH);
    }

    public boolean isTruncated() {
        return end - offset < declaredLength();
    }

    private static String label(int type) {
        return switch (type) {
            case SENDER_REPORT -> "Sender Report";
            case RECEIVER_REPORT -> "Receiver Report";
            case SOURCE_DESCRIPTION -> "Source Description";
            case GOODBYE -> "Goodbye";
            case APPLICATION_DEFINED -> "Application-Defined";
            case 205 -> "Transport-Layer Feedback";
            case 206 -> "Payload-Specific Feedback";
            case 207 -> "Extended Report";
            default -> "Unknown(" + type + ")";
        };
    }

    private String countName() {
        return switch (packetType()) {
            case SENDER_REPORT, RECEIVER_REPORT -> "ReceptionReportCount";
            case SOURCE_DESCRIPTION, GOODBYE -> "SourceCount";
            case APPLICATION_DEFINED -> "Subtype";
            default -> "FormatOrCount";
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.beginStruct("", offset, end - offset);
        visitor.number("Version", offset, 1, 2);
        visitor.flag("Padding", offset, 1, hasPadding());
        visitor.number(countName(), offset, 1, count());
        visitor.code("PacketType", offset + 1, 1, packetType(), label(packetType()));
        visitor.number("Length", offset + 2, 2, layer.u16(offset + 2));
        body(visitor, offset + RtcpDatagram.HEADER_LENGTH);
        visitor.endStruct();
    }

    private void body(FieldVisitor visitor, int at) {
        int rest = end - at;
        switch (packetType()) {
            case SENDER_REPORT -> {
                if (rest >= 4 + SENDER_INFO_LENGTH) {
                    number("SenderSSRC", at, visitor);
                    number("NTPSeconds", at + 4, visitor);
                    number("NTPFraction", at + 8, visitor);
                    number("RTPTimestamp", at + 12, visitor);
                    number("PacketCount", at + 16, visitor);
                    number("OctetCount", at + 20, visitor);
                    reports(visitor, at + 4 + SENDER_INFO_LENGTH);
                }
            }
            case RECEIVER_REPORT -> {
                if (rest >= 4) {
                    number("SenderSSRC", at, visitor);
                    reports(visitor, at + 4);
                }
            }
            case SOURCE_DESCRIPTION -> descriptions(visitor, at);
            case GOODBYE -> goodbye(visitor, at);
            case APPLICATION_DEFINED -> {
                if (rest >= 8) {
                    number("SSRC", at, visitor);
                    text("Name", at + 4, 4, visitor);
                    visitor.bytes("Data", at + 8, end - at - 8, layer.slice(at + 8, end - at - 8));
                }
            }
            default -> visitor.bytes("Body", at, rest, body());
        }
    }

    private void number(String name, int at, FieldVisitor visitor) {
        visitor.number(name, at, 4, layer.u32(at));
    }

    private void text(String name, int at, int length, FieldVisitor visitor) {
        visitor.text(name, at, length, new String(layer.slice(at, length).toArray(), StandardCharsets.UTF_8));
    }

    private void reports(FieldVisitor visitor, int start) {
        int size = Math.min(count(), (end - start) / BLOCK_LENGTH);
        if (visitor.beginList("Reports", start, size * BLOCK_LENGTH, size)) {
            for (int at = start; at < start + size * BLOCK_LENGTH; at += BLOCK_LENGTH) {
                visitor.beginStruct("", at, BLOCK_LENGTH);
                number("SSRC", at, visitor);
                visitor.number("FractionLost", at + 4, 1, layer.u8(at + 4));
                visitor.number("CumulativeLost", at + 5, 3, layer.u24(at + 5));
                number("HighestSequenceNumber", at + 8, visitor);
                number("Jitter", at + 12, visitor);
                number("LastSR", at + 16, visitor);
                number("DelaySinceLastSR", at + 20, visitor);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    /** Chunks of a source and its items; each chunk ends with zeros up to a multiple of four bytes. */
    private void descriptions(FieldVisitor visitor, int start) {
        int size = 0;
        for (int at = start; size < count() && at + 4 <= end; at = chunkEnd(at)) {
            size++;
        }
        if (visitor.beginList("Chunks", start, end - start, size)) {
            for (int at = start; size > 0; at = chunkEnd(at), size--) {
                visitor.beginStruct("", at, chunkEnd(at) - at);
                number("SSRC", at, visitor);
                items(visitor, at + 4);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private boolean isItem(int at) {
        return at + 2 <= end && layer.u8(at) != 0 && at + 2 + layer.u8(at + 1) <= end;
    }

    private int itemsEnd(int start) {
        int at = start;
        while (isItem(at)) {
            at += 2 + layer.u8(at + 1);
        }
        return at;
    }

    private int chunkEnd(int chunk) {
        int items = itemsEnd(chunk + 4);
        return Math.min(items + 4 - (items - offset) % 4, end);
    }

    private void items(FieldVisitor visitor, int start) {
        int size = 0;
        for (int at = start; isItem(at); at += 2 + layer.u8(at + 1)) {
            size++;
        }
        if (visitor.beginList("Items", start, itemsEnd(start) - start, size)) {
            for (int at = start; isItem(at); at += 2 + layer.u8(at + 1)) {
                int length = layer.u8(at + 1);
                visitor.beginStruct("", at, 2 + length);
                visitor.code("Type", at, 1, layer.u8(at), itemLabel(layer.u8(at)));
                visitor.number("Length", at + 1, 1, length);
                text("Text", at + 2, length, visitor);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private static String itemLabel(int type) {
        return switch (type) {
            case 1 -> "CNAME";
            case 2 -> "NAME";
            case 3 -> "EMAIL";
            case 4 -> "PHONE";
            case 5 -> "LOC";
            case 6 -> "TOOL";
            case 7 -> "NOTE";
            case 8 -> "PRIV";
            default -> "Unknown(" + type + ")";
        };
    }

    private void goodbye(FieldVisitor visitor, int start) {
        int size = Math.min(count(), (end - start) / 4);
        if (visitor.beginList("Sources", start, 4 * size, size)) {
            for (int at = start; at < start + 4 * size; at += 4) {
                visitor.number("", at, 4, layer.u32(at));
            }
        }
        visitor.endList();
        int reason = start + 4 * size;
        if (reason < end && layer.u8(reason) > 0 && reason + 1 + layer.u8(reason) <= end) {
            text("Reason", reason + 1, layer.u8(reason), visitor);
        }
    }
}
