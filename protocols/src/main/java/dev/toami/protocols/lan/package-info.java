/**
 * Control protocols of local networks
 *
 * <p>Deliberately absent:  start at {@link dev.toami.protocols.lan.LinkLayerDiscovery} or {@link
 * dev.toami.protocols.lan.Bpdu}; the {@code …Header} records are what packets are built with.:state machines,
 * keys, the link state database of IS-IS.
 */
package dev.toami.protocols.lan;
