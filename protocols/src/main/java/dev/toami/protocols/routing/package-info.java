/**
 * Routing protocols, and those by which routers stand in for each other: {@link
 * dev.toami.protocols.routing.OspfPacket}, {@link dev.toami.protocols.routing.BgpSegment}, {@link
 * dev.toami.protocols.routing.RipMessage}, {@link dev.toami.protocols.routing.VrrpAdvertisement} and others.
 *
 * <p>Deliberately absent: routing itself, and IS-IS, which stands on the link layer.
 */
package dev.toami.protocols.routing;
