package dev.toami.protocols.http2;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class Http2SegmentTest {
    @Test
    void preface() throws MalformedPacketException {
        Http2Segment segment = Golden.layer("http2-preface", Http2Segment.class);
        assertTrue(segment.hasPreface());
        assertEquals(
                List.of(Http2Frame.SETTINGS, Http2Frame.WINDOW_UPDATE, Http2Frame.HEADERS),
                segment.frames().stream().map(Http2Frame::frameType).toList());
        assertEquals(1, segment.frames().get(2).streamId());
        assertEquals(5, segment.frames().get(2).flags());
        assertEquals(12, segment.frames().get(2).body().length());
        assertFalse(segment.isTruncated());
        assertTrue(Http2Segment.parse(segment.bytes().slice(0, 24)).frames().isEmpty());
        assertFalse(Http2Segment.parse(segment.bytes().slice(0, 24)).isTruncated());
    }

    @Test
    void lastFrameMayBeCut() {
        Http2Segment segment = Golden.layer("http2-settings", Http2Segment.class);
        assertFalse(segment.hasPreface());
        assertEquals(6, segment.frames().size());
        assertTrue(segment.isTruncated());
        assertTrue(segment.frames().get(5).isTruncated());
        assertEquals(11, segment.frames().get(5).body().length());
    }

    @Test
    void otherBytesAreAPayload() throws MalformedPacketException {
        assertInstanceOf(Payload.class, Http2Segment.parseSegment(Bytes.empty()));
        assertInstanceOf(Payload.class, Http2Segment.parseSegment(Bytes.parseHex("000005040000000000 0102030405")));
        assertInstanceOf(Payload.class, Http2Segment.parseSegment(Bytes.parseHex("000006040000000001 000300000064")));
        assertInstanceOf(Http2Segment.class, Http2Segment.parseSegment(Bytes.parseHex("000000040100000000")));
        assertThrows(MalformedPacketException.class, () -> Http2Segment.parse(Bytes.wrap(new byte[8])));
    }
}
