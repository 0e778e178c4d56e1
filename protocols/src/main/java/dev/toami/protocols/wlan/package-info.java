/**
 * IEEE 802.11: start at {@link dev.toami.protocols.wlan.Dot11Frame}, or at {@link
 * dev.toami.protocols.wlan.RadioTapFrame} for what a monitor interface puts in front of it.
 *
 * <p>Deliberately absent: decryption, and the reassembly of fragments.
 */
package dev.toami.protocols.wlan;
