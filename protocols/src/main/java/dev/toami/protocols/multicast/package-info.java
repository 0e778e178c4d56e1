/**
 * Group membership and multicast routing: start at {@link dev.toami.protocols.multicast.IgmpMessage} for IPv4, {@link
 * dev.toami.protocols.multicast.MldMessage} for IPv6 and {@link dev.toami.protocols.multicast.PimMessage}.
 *
 * <p>Deliberately absent: the state of groups, and DVMRP's and PIM's lists beyond those of their own formats.
 */
package dev.toami.protocols.multicast;
