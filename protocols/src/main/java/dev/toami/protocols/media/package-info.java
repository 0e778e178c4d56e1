/**
 * Real-time media: RTP and RTCP; {@link dev.toami.protocols.media.RtpPacket} and {@link
 * dev.toami.protocols.media.RtcpDatagram}. Deliberately absent: what tells the ports of RTP, such as SDP; add them to a
 * dissector by hand.
 */
package dev.toami.protocols.media;
