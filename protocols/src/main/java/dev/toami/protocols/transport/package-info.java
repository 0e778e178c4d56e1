/** Transport layers over IP: {@link dev.toami.protocols.transport.UdpDatagram} is the simplest. */
package dev.toami.protocols.transport;
