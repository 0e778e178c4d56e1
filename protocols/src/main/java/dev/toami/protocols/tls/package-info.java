/**
 * TLS and DTLS records and the handshake messages that go in the clear; {@link dev.toami.protocols.tls.TlsSegment} first.
 * Deliberately absent: decryption, certificates' contents, messages put together from several segments.
 */
package dev.toami.protocols.tls;
