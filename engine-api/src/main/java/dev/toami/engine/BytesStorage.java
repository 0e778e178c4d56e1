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
        return bytes instanceof MovingBytes moving ? moving.memory() : ((LeasedBytes) bytes).memory();
    }

    @Override
    public int start(Bytes bytes) {
        return bytes.start;
    }
}
