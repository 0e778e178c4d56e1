/**
 * The Stream Control Transmission Protocol: {@link dev.toami.protocols.sctp.SctpPacket} reads packets, {@link
 * dev.toami.protocols.sctp.SctpHeader}, {@link dev.toami.protocols.sctp.SctpDataHeader} and {@link
 * dev.toami.protocols.sctp.SctpControlChunk} build them.
 *
 * <p>Deliberately absent: associations, reassembly of fragmented messages.
 */
package dev.toami.protocols.sctp;
