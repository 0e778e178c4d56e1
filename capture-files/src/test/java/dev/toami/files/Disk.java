package dev.toami.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** A file in memory that may be full, and that nobody may touch after it was closed. */
final class Disk extends OutputStream {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final int capacity;
    private boolean closed;

    Disk(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] source, int offset, int length) throws IOException {
        if (closed) {
            throw new AssertionError("written to after it was closed");
        }
        int count = Math.min(length, capacity - content.size());
        content.write(source, offset, count);
        if (count < length) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    synchronized byte[] content() {
        assertTrue(closed, "the file is closed");
        return content.toByteArray();
    }
}
