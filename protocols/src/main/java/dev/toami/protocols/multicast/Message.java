package dev.toami.protocols.multicast;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.NetworkLayer;

/** A message that fills its packet and encloses nothing. */
abstract class Message extends Layer {
    private final LayerType type;

    Message(Bytes in, LayerType type) {
        super(in);
        this.type = type;
    }

    @Override
    public LayerType type() {
        return type;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    /** What the checksum over all of the bytes tells. */
    static ChecksumStatus checksumStatus(Bytes bytes, NetworkLayer network) {
        if (network instanceof Layer layer && layer.isTruncated()) {
            return ChecksumStatus.UNVERIFIED;
        }
        return Checksums.status(Checksums.add(0, bytes));
    }
}
