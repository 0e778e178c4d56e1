/**
 * Buses and their controllers
 *
 * <p>Deliberately absent:  start at {@link dev.toami.protocols.bus.CanFrame} or {@link
 * dev.toami.protocols.bus.UsbPacket}.:USB descriptors and classes, Bluetooth above its transport, what CAN frames
 * mean.
 */
package dev.toami.protocols.bus;
