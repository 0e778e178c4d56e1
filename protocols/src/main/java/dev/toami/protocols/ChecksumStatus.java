package dev.toami.protocols;

/** Whether a checksum is right. */
public enum ChecksumStatus {
    GOOD,
    BAD,
    /** The sender did not compute one, which the protocol allows. */
    ABSENT,
    /** Not all bytes that it covers are there. */
    UNVERIFIED
}
