/**
 * The Internet protocol: start at {@link dev.toami.protocols.ip.Ipv4Packet} and {@link
 * dev.toami.protocols.ip.Ipv6Packet}; the {@code …Header} records are what packets are built with.
 *
 * <p>Deliberately absent: reassembly of fragments, IPsec.
 */
package dev.toami.protocols.ip;
