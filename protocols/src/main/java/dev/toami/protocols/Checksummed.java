package dev.toami.protocols;

/** A layer whose header has a checksum. */
public interface Checksummed {
    /**
     * Whether the checksum is right.
     *
     * @param network the nearest network layer outside, whose addresses some checksums cover
     */
    ChecksumStatus checksumStatus(NetworkLayer network);
}
