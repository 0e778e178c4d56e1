package dev.toami.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;

/**
 * Reads classic pcap, from a file or from a stream that is still being written.
 *
 * <p>Every whole record before a fault is delivered, then the fault is thrown, and thrown again by every later read. No
 * length in the file decides how much memory is taken before that many bytes have been read. Not thread-safe.
 */
public final class PcapReader implements Iterable<CapturedFrame>, AutoCloseable {
    private static final int BUFFER_LENGTH = 1 << 16;
    private static final int FIRST_ALLOCATION = 1 << 18;

    private final InputStream in;
    private final byte[] array = new byte[BUFFER_LENGTH];
    private final ByteBuffer buffer = ByteBuffer.wrap(array);
    private final PcapHeader header;
    private final int fractionNanos;
    private final int maxCapturedLength;
    private int position;
    private int limit;
    private String fault;

    private PcapReader(InputStream in) throws IOException {
        this.in = in;
        requireFileHeader(PcapFormat.MAGIC_LENGTH);
        PcapHeader.checkMagic(buffer);
        requireFileHeader(PcapFormat.FILE_HEADER_LENGTH);
        header = PcapHeader.parse(buffer);
        fractionNanos = header.nanoseconds() ? 1 : 1000;
        maxCapturedLength = PcapFormat.maxCapturedLength(header.linkType().value());
        position = PcapFormat.FILE_HEADER_LENGTH;
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws CaptureFileException if it is no classic pcap file
     */
    public static PcapReader open(Path file) throws IOException {
        return open(Files.newInputStream(file));
    }

    /** Reads the header from {@code in}, which is closed with the reader, and at once if there is no header. */
    public static PcapReader open(InputStream in) throws IOException {
        try {
            return new PcapReader(in);
        } catch (IOException e) {
            try {
                in.close();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    public PcapHeader header() {
        return header;
    }

    public LinkType linkType() {
        return header.linkType();
    }

    /**
     * The next frame, or empty at the end of the file.
     *
     * @throws CaptureFileException if the record is impossible or the file ends inside it
     */
    public Optional<CapturedFrame> read() throws IOException {
        if (fault != null) {
            throw new CaptureFileException(fault);
        }
        int available = fill(PcapFormat.RECORD_HEADER_LENGTH);
        if (available == 0) {
            return Optional.empty();
        }
        if (available < PcapFormat.RECORD_HEADER_LENGTH) {
            throw failed(truncated(PcapFormat.RECORD_HEADER_LENGTH, "header", available));
        }
        long seconds = Integer.toUnsignedLong(buffer.getInt(position));
        long fraction = Integer.toUnsignedLong(buffer.getInt(position + 4));
        int first = buffer.getInt(position + 8);
        int second = buffer.getInt(position + 12);
        boolean swapped = header.lengthsAreSwapped(first, second);
        int capturedLength = swapped ? second : first;
        int originalLength = swapped ? first : second;
        if (capturedLength < 0 || capturedLength > maxCapturedLength) {
            throw failed("invalid packet capture length " + Integer.toUnsignedString(capturedLength)
                    + ", bigger than the maximum of " + maxCapturedLength);
        }
        position += PcapFormat.RECORD_HEADER_LENGTH;
        byte[] body = body(capturedLength);
        // libpcap's rule for writers that declare a snap length and do not keep it.
        int kept = Math.min(capturedLength, header.snapLength());
        return Optional.of(CapturedFrame.of(
                header.linkType(),
                seconds * PcapFormat.NANOS_PER_SECOND + fraction * fractionNanos,
                originalLength < 0 ? Integer.MAX_VALUE : originalLength,
                Bytes.wrap(body, 0, kept)));
    }

    /** Whether a whole record is here already, so that {@link #read} does not wait for whoever writes the stream. */
    public boolean isReady() {
        int available = limit - position - PcapFormat.RECORD_HEADER_LENGTH;
        if (fault != null) {
            return true;
        }
        if (available < 0) {
            return false;
        }
        int first = buffer.getInt(position + 8);
        int second = buffer.getInt(position + 12);
        return (header.lengthsAreSwapped(first, second) ? second : first) <= available;
    }

    private byte[] body(int length) throws IOException {
        int got = Math.min(length, limit - position);
        byte[] body = new byte[Math.min(length, FIRST_ALLOCATION)];
        System.arraycopy(array, position, body, 0, got);
        position += got;
        while (got < length) {
            if (got == body.length) {
                body = Arrays.copyOf(body, (int) Math.min(length, got * 2L));
            }
            int count = in.read(body, got, body.length - got);
            if (count < 0) {
                throw failed(truncated(length, "captured", got));
            }
            got += count;
        }
        return body;
    }

    /** Tries to have {@code wanted} bytes from {@code position} on; fewer only at the end of the stream. */
    private int fill(int wanted) throws IOException {
        if (limit - position < wanted) {
            System.arraycopy(array, position, array, 0, limit - position);
            limit -= position;
            position = 0;
            while (limit < wanted) {
                int count = in.read(array, limit, array.length - limit);
                if (count < 0) {
                    break;
                }
                limit += count;
            }
        }
        return Math.min(limit - position, wanted);
    }

    private void requireFileHeader(int length) throws IOException {
        int available = fill(length);
        if (available < length) {
            throw failed(truncated(length, "file header", available));
        }
    }

    private static String truncated(int wanted, String what, int got) {
        return "truncated dump file; tried to read " + wanted + " " + what + " bytes, only got " + got;
    }

    private CaptureFileException failed(String message) {
        fault = message;
        return new CaptureFileException(message);
    }

    /**
     * The frames from here to the end.
     *
     * @throws UncheckedIOException from the iterator's methods, around what {@link #read} throws
     */
    @Override
    public Iterator<CapturedFrame> iterator() {
        return new Iterator<>() {
            private Optional<CapturedFrame> ahead = Optional.empty();

            @Override
            public boolean hasNext() {
                if (ahead.isEmpty()) {
                    try {
                        ahead = read();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                return ahead.isPresent();
            }

            @Override
            public CapturedFrame next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the capture file has ended");
                }
                CapturedFrame frame = ahead.orElseThrow();
                ahead = Optional.empty();
                return frame;
            }
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
