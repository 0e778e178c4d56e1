package dev.toami.files;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.Frame;
import dev.toami.engine.LinkType;

/**
 * Writes classic pcap, version 2.4, little-endian.
 *
 * <p>The file header is written when it is opened; records wait in a buffer until it is full, {@link #flush} or
 * {@link #close}. A failed write throws, and so does every later one, because the file may end inside a record. Not
 * thread-safe.
 */
public final class PcapWriter implements Closeable, Flushable {
    private static final int BUFFER_LENGTH = 1 << 16;

    private final OutputStream out;
    private final LinkType linkType;
    private final int snapLength;
    private final int fractionNanos;
    private final boolean flushEachPacket;
    private final byte[] array = new byte[BUFFER_LENGTH];
    private final ByteBuffer buffer = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    private boolean failed;
    private boolean closed;

    private PcapWriter(Builder builder, OutputStream out) throws IOException {
        this.out = out;
        linkType = builder.linkType;
        snapLength = builder.snapLength;
        fractionNanos = builder.nanoseconds ? 1 : 1000;
        flushEachPacket = builder.flushEachPacket;
        PcapHeader.encode(buffer, builder.nanoseconds, snapLength, linkType, builder.fcsLength);
        flush();
    }

    /** A writer of frames that begin as {@code linkType} says: whole frames, microseconds, flushed when it is full. */
    public static Builder builder(LinkType linkType) {
        return new Builder(linkType);
    }

    /**
     * Appends one frame; of a longer one, the snap length's first bytes.
     *
     * @throws CaptureFileException if its link type is another one, or its timestamp outside the years 1970 to 2106
     */
    public void write(Frame frame) throws IOException {
        if (!frame.linkType().equals(linkType)) {
            throw new CaptureFileException(
                    "a frame of link type " + frame.linkType() + " does not go into a file of " + linkType);
        }
        long seconds = Math.floorDiv(frame.timestampNanos(), PcapFormat.NANOS_PER_SECOND);
        if (seconds < 0 || seconds > 0xffff_ffffL) {
            throw new CaptureFileException("the timestamp " + frame.timestamp() + " does not fit into a pcap file");
        }
        long fraction = Math.floorMod(frame.timestampNanos(), PcapFormat.NANOS_PER_SECOND) / fractionNanos;
        Bytes bytes = frame.bytes().clip(snapLength);
        reserve(PcapFormat.RECORD_HEADER_LENGTH);
        buffer.putInt((int) seconds)
                .putInt((int) fraction)
                .putInt(bytes.length())
                .putInt(frame.originalLength());
        int done = 0;
        while (done < bytes.length()) {
            reserve(1);
            int count = Math.min(bytes.length() - done, buffer.remaining());
            bytes.copyTo(done, array, buffer.position(), count);
            buffer.position(buffer.position() + count);
            done += count;
        }
        if (flushEachPacket) {
            flush();
        }
    }

    private void reserve(int length) throws IOException {
        if (buffer.remaining() < length) {
            drain();
        }
    }

    private void drain() throws IOException {
        if (failed || closed) {
            throw new IOException(
                    closed ? "the capture file is closed" : "an earlier write to the capture file failed");
        }
        failed = true;
        out.write(array, 0, buffer.position());
        buffer.clear();
        failed = false;
    }

    /** Hands everything that waits to the stream. */
    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    /** Writes what waits, unless a write has failed before, and closes the stream. Idempotent. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        try (out) {
            if (!failed) {
                flush();
            }
        } finally {
            closed = true;
        }
    }

    /** Opens a {@link PcapWriter}; not thread-safe. */
    public static final class Builder {
        private final LinkType linkType;
        private int snapLength = CaptureOptions.MAX_SNAP_LENGTH;
        private boolean nanoseconds;
        private boolean flushEachPacket;
        private OptionalInt fcsLength = OptionalInt.empty();

        private Builder(LinkType linkType) {
            this.linkType = linkType;
        }

        /** The most that is kept of a frame, 1 or more; it stands in the file's header. */
        public Builder snapLength(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("a snap length is 1 or more: " + bytes);
            }
            snapLength = bytes;
            return this;
        }

        /** Timestamps of nanoseconds; readers from before 2012 do not know them. */
        public Builder nanoseconds(boolean on) {
            nanoseconds = on;
            return this;
        }

        /** Whether every frame reaches the stream before {@link PcapWriter#write} returns. */
        public Builder flushEachPacket(boolean on) {
            flushEachPacket = on;
            return this;
        }

        /** Says in the header that every frame ends with a frame check sequence of 0 to 30 bytes, an even number. */
        public Builder fcsLength(int bytes) {
            if (bytes < 0 || bytes > 30 || bytes % 2 != 0) {
                throw new IllegalArgumentException("an FCS has an even number of bytes from 0 to 30: " + bytes);
            }
            fcsLength = OptionalInt.of(bytes);
            return this;
        }

        /** Creates {@code file}, or empties it, and writes the file header. */
        public PcapWriter open(Path file) throws IOException {
            return open(Files.newOutputStream(file));
        }

        /** Writes the file header to {@code out}, which is closed with the writer, and at once if that fails. */
        public PcapWriter open(OutputStream out) throws IOException {
            try {
                return new PcapWriter(this, out);
            } catch (IOException e) {
                try {
                    out.close();
                } catch (IOException second) {
                    e.addSuppressed(second);
                }
                throw e;
            }
        }
    }
}
