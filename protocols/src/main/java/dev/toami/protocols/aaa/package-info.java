/**
 * Authentication, authorization and accounting: {@link dev.toami.protocols.aaa.RadiusPacket}, {@link
 * dev.toami.protocols.aaa.RadiusHeader} to build it, and {@link dev.toami.protocols.aaa.DiameterMessage}.
 *
 * <p>Deliberately absent: passwords and authenticators, which take a shared secret; the dictionaries of vendors.
 */
package dev.toami.protocols.aaa;
