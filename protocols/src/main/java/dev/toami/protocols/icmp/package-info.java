/**
 * The Internet control message protocols: start at {@link dev.toami.protocols.icmp.Icmpv4Message} and {@link
 * dev.toami.protocols.icmp.Icmpv6Message}. What follows an ICMPv6 checksum is a layer of its own: an echo or a message of
 * neighbour discovery.
 *
 * <p>Deliberately absent: multicast listener discovery, and the decoding of quoted datagrams.
 */
package dev.toami.protocols.icmp;
