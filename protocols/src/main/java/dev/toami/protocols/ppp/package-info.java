/**
 * The Point-to-Point Protocol with its control protocols, and PPPoE: start at {@link dev.toami.protocols.ppp.PppFrame}.
 * The {@code …Header} records are what packets are built with.
 *
 * <p>Deliberately absent: multilink reassembly, header and data compression, byte-stuffed framing.
 */
package dev.toami.protocols.ppp;
