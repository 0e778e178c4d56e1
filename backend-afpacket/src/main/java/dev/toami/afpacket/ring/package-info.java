/**
 * The memory that the kernel writes frames into: {@link dev.toami.afpacket.ring.ReceiveRing} maps it, {@link
 * dev.toami.afpacket.ring.RingReader} walks it.
 *
 * <p>Source: packet(7) and the kernel's document packet_mmap, TPACKET_V3. Deliberately absent: any call per frame.
 */
package dev.toami.afpacket.ring;
