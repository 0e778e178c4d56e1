/**
 * The AF_PACKET backend: {@link dev.toami.afpacket.AfPacketBackend} is what the engine finds.
 *
 * <p>Deliberately absent: libpcap. See packet(7) and the kernel's packet_mmap document.
 */
package dev.toami.afpacket;
