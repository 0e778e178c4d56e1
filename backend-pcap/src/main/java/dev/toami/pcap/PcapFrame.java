package dev.toami.pcap;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.spi.LeasedFrame;

/**
 * A frame that libpcap handed out, in an array of its own.
 *
 * <p>libpcap has put the VLAN tag back and keeps the kernel's status bits to itself: the tag control information is read
 * from the bytes, and there is no status.
 */
final class PcapFrame {
    private final FrameMetadata metadata;
    private final byte[] data;
    private final int snapLength;

    /**
     * @param data all that libpcap gave, which this frame then owns
     * @param snapLength how much of it is handed out at the most
     */
    PcapFrame(FrameMetadata metadata, byte[] data, int snapLength) {
        this.metadata = metadata;
        this.data = data;
        this.snapLength = snapLength;
    }

    /** What the filter sees: the bytes that the snap length cuts off included. */
    Bytes whole() {
        return Bytes.wrap(data);
    }

    FrameMetadata metadata() {
        return metadata;
    }

    int originalLength() {
        return metadata.originalLength();
    }

    /** The frame for a handler. */
    LeasedFrame lend() {
        return new LeasedFrame(metadata, ByteBuffer.wrap(data), 0, Math.min(data.length, snapLength));
    }
}
