/**
 * Wide-area links: Frame Relay and Cisco HDLC; start at {@link dev.toami.protocols.wan.FrameRelayFrame} and {@link
 * dev.toami.protocols.wan.CiscoHdlcFrame}. The {@code …Header} records are what frames are built with.
 *
 * <p>Deliberately absent: LMI status messages, fragmentation (FRF.12).
 */
package dev.toami.protocols.wan;
