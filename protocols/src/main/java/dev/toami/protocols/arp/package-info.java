/** Address resolution: start at {@link dev.toami.protocols.arp.ArpPacket}, build with {@code ArpHeader}. */
package dev.toami.protocols.arp;
