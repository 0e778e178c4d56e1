package dev.toami.protocols.http2;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Describable;
import dev.toami.protocols.FieldVisitor;

/** A frame of HTTP/2 (RFC 9113, section 4.1), as far as its segment holds it. Immutable. */
public final class Http2Frame implements Describable {
    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int PRIORITY = 2;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PUSH_PROMISE = 5;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;

    static final int HEADER_LENGTH = 9;
    private static final int TYPE = 3;
    private static final int FLAGS = 4;
    private static final int STREAM = 5;
    private static final int SETTING_LENGTH = 6;

    private final Bytes layer;
    private final int offset;
    private final int end;

    Http2Frame(Bytes layer, int offset, int end) {
        this.layer = layer;
        this.offset = offset;
        this.end = end;
    }

    /** What follows the header. */
    public int declaredLength() {
        return layer.u24(offset);
    }

    public int frameType() {
        return layer.u8(offset + TYPE);
    }

    public int flags() {
        return layer.u8(offset + FLAGS);
    }

    /** Zero for the connection as a whole. */
    public int streamId() {
        return layer.i32(offset + STREAM) & 0x7fff_ffff;
    }

    /** What follows the header, as far as it is there. */
    public Bytes body() {
        return layer.slice(offset + HEADER_LENGTH, end - offset - HEADER_LENGTH);
    }

    public boolean isTruncated() {
        return end - offset - HEADER_LENGTH < declaredLength();
    }

    int end() {
        return end;
    }

    private static String label(int type) {
        return switch (type) {
            case DATA -> "DATA";
            case HEADERS -> "HEADERS";
            case PRIORITY -> "PRIORITY";
            case RST_STREAM -> "RST_STREAM";
            case SETTINGS -> "SETTINGS";
            case PUSH_PROMISE -> "PUSH_PROMISE";
            case PING -> "PING";
            case GOAWAY -> "GOAWAY";
            case WINDOW_UPDATE -> "WINDOW_UPDATE";
            case CONTINUATION -> "CONTINUATION";
            case 10 -> "ALTSVC";
            case 12 -> "ORIGIN";
            case 16 -> "PRIORITY_UPDATE";
            default -> unknown(type);
        };
    }

    private static String unknown(long code) {
        return "Unknown(" + code + ")";
    }

    private static String setting(int id) {
        return switch (id) {
            case 1 -> "HEADER_TABLE_SIZE";
            case 2 -> "ENABLE_PUSH";
            case 3 -> "MAX_CONCURRENT_STREAMS";
            case 4 -> "INITIAL_WINDOW_SIZE";
            case 5 -> "MAX_FRAME_SIZE";
            case 6 -> "MAX_HEADER_LIST_SIZE";
            case 8 -> "ENABLE_CONNECT_PROTOCOL";
            default -> unknown(id);
        };
    }

    private static String error(long code) {
        String[] names = {
            "NO_ERROR",
            "PROTOCOL_ERROR",
            "INTERNAL_ERROR",
            "FLOW_CONTROL_ERROR",
            "SETTINGS_TIMEOUT",
            "STREAM_CLOSED",
            "FRAME_SIZE_ERROR",
            "REFUSED_STREAM",
            "CANCEL",
            "COMPRESSION_ERROR",
            "CONNECT_ERROR",
            "ENHANCE_YOUR_CALM",
            "INADEQUATE_SECURITY",
            "HTTP_1_1_REQUIRED"
        };
        return code < names.length ? names[(int) code] : unknown(code);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.beginStruct("", offset, end - offset);
        visitor.number("Length", offset, 3, declaredLength());
        visitor.code("Type", offset + TYPE, 1, frameType(), label(frameType()));
        visitor.number("Flags", offset + FLAGS, 1, flags());
        visitor.number("StreamID", offset + STREAM, 4, streamId());
        int at = offset + HEADER_LENGTH;
        int rest = end - at;
        if (frameType() == SETTINGS) {
            settings(visitor, at, rest / SETTING_LENGTH);
        } else if (frameType() == RST_STREAM && rest == 4) {
            visitor.code("ErrorCode", at, 4, layer.u32(at), error(layer.u32(at)));
        } else if (frameType() == WINDOW_UPDATE && rest == 4) {
            visitor.number("WindowSizeIncrement", at, 4, layer.u32(at) & 0x7fff_ffff);
        } else if (frameType() == GOAWAY && rest >= 8) {
            visitor.number("LastStreamID", at, 4, layer.u32(at) & 0x7fff_ffff);
            visitor.code("GoawayErrorCode", at + 4, 4, layer.u32(at + 4), error(layer.u32(at + 4)));
            visitor.bytes("AdditionalData", at + 8, rest - 8, layer.slice(at + 8, rest - 8));
        } else if (rest > 0) {
            visitor.bytes(bodyName(), at, rest, body());
        }
        visitor.endStruct();
    }

    private String bodyName() {
        return switch (frameType()) {
            case DATA -> "Data";
            case PING -> "OpaqueData";
            case HEADERS, CONTINUATION, PUSH_PROMISE -> "FieldBlock";
            default -> "Body";
        };
    }

    private void settings(FieldVisitor visitor, int start, int size) {
        if (visitor.beginList("Settings", start, size * SETTING_LENGTH, size)) {
            for (int at = start; at < start + size * SETTING_LENGTH; at += SETTING_LENGTH) {
                visitor.beginStruct("", at, SETTING_LENGTH);
                visitor.code("Identifier", at, 2, layer.u16(at), setting(layer.u16(at)));
                visitor.number("Value", at + 2, 4, layer.u32(at + 2));
                visitor.endStruct();
            }
        }
        visitor.endList();
    }
}
