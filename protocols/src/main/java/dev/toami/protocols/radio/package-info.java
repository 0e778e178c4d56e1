/**
 * Radio links besides IEEE 802.11: Bluetooth from the host controller interface ({@link
 * dev.toami.protocols.radio.H4Frame}) and from the air ({@link dev.toami.protocols.radio.BleFrame}), and IEEE 802.15.4
 * ({@link dev.toami.protocols.radio.Ieee802154Frame}).
 *
 * <p>Deliberately absent: what L2CAP channels and 802.15.4 frames carry, such as ATT, ZigBee and 6LoWPAN.
 */
package dev.toami.protocols.radio;
