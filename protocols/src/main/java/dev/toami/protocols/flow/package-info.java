/**
 * Who talks to whom, as keys of maps: {@link dev.toami.protocols.flow.Flow} and its {@link
 * dev.toami.protocols.flow.Endpoint}s.
 *
 * <p>Deliberately absent: tables of conversations, and anything that refers to a packet.
 */
package dev.toami.protocols.flow;
