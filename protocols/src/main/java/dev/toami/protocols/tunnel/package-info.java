/**
 * Tunnels: MPLS, GRE and ERSPAN, VXLAN, Geneve, GTP, L2TP, NSH and others; start at {@link
 * dev.toami.protocols.tunnel.GrePacket} or {@link dev.toami.protocols.tunnel.MplsLabel}. The {@code …Header} records are
 * what packets are built with.
 *
 * <p>Deliberately absent: decompression of IPComp, decryption of WireGuard, the contents of GTP information elements.
 */
package dev.toami.protocols.tunnel;
