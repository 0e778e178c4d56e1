/**
 * The Network Time Protocol: {@link dev.toami.protocols.ntp.NtpPacket} reads packets, {@link
 * dev.toami.protocols.ntp.NtpHeader} builds them.
 *
 * <p>Deliberately absent: the variables within control messages.
 */
package dev.toami.protocols.ntp;
