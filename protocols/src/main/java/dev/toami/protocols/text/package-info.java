/**
 * Protocols of text lines: {@link dev.toami.protocols.text.SipMessage}, {@link dev.toami.protocols.text.HttpMessage} (with
 * SSDP and RTSP), {@link dev.toami.protocols.text.CommandLines} (FTP, SMTP, POP3, IMAP), and the beginnings of {@link
 * dev.toami.protocols.text.SshMessage} and {@link dev.toami.protocols.text.TelnetData}.
 *
 * <p>Deliberately absent: bodies, and messages over several segments: each segment is read by itself, and one that does
 * not begin like the protocol is a payload.
 */
package dev.toami.protocols.text;
