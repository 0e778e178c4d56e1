/**
 * QUIC's headers as far as they go in the clear; {@link dev.toami.protocols.quic.QuicDatagram} first. Deliberately absent:
 * header protection and decryption, and connection state, without which a short header's connection ID has no length.
 */
package dev.toami.protocols.quic;
