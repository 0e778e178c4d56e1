/**
 * The security protocols of the Internet layer: {@link dev.toami.protocols.ipsec.AuthenticationHeader}, {@link
 * dev.toami.protocols.ipsec.EspPacket}, and {@link dev.toami.protocols.ipsec.IsakmpMessage} for both versions of IKE.
 *
 * <p>Deliberately absent: keys, and what is encrypted.
 */
package dev.toami.protocols.ipsec;
