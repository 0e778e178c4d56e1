package dev.toami.afpacket.sys;

import java.nio.ByteBuffer;

/**
 * Mapped memory.
 *
 * @param buffer all of it, in the machine's byte order; it does not own the memory
 */
public record Mapping(long address, int length, ByteBuffer buffer) {}
