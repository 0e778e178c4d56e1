/**
 * Messages between small devices and processes: {@link dev.toami.protocols.messaging.MqttPacket}, {@link
 * dev.toami.protocols.messaging.CoapMessage} with {@link dev.toami.protocols.messaging.CoapHeader} to build it, and {@link
 * dev.toami.protocols.messaging.LcmMessage}.
 *
 * <p>Deliberately absent: what the messages carry, and sessions.
 */
package dev.toami.protocols.messaging;
