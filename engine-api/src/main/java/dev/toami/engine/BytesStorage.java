package dev.toami.engine;

import java.nio.ByteBuffer;

import dev.toami.engine.internal.Storage;

/** Looks into both kinds of windows. */
final class BytesStorage extends Storage {
    @Override
    public byte[] array(Bytes bytes) {
        return bytes instanceof ArrayBytes owned ? owned.array : null;
    }

    @Override
    public ByteBuffer memory(Bytes bytes) {
        bytes.checkLive();
        return ((LeasedBytes) bytes).memory();
    }

    @Override
    public int start(Bytes bytes) {
        return bytes.start;
    }
}
