/**
 * The Internet control message protocols: start at {@link dev.toami.protocols.icmp.Icmpv4Message} and {@link
 * dev.toami.protocols.icmp.Icmpv6Message}. What follows an ICMPv6 checksum is a layer of its own: an echo or a message of
 * neighbour discovery, and those of {@link dev.toami.protocols.multicast}. The packet that an error is about is {@link
 * dev.toami.protocols.Layer#quoted}.
 *
 * <p>Deliberately absent: node information, mobility and RPL beyond the first fields of their messages.
 */
package dev.toami.protocols.icmp;
