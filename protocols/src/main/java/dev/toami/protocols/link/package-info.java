/**
 * Link layers and what lies between them and the network layer: start at {@link
 * dev.toami.protocols.link.EthernetFrame}.
 */
package dev.toami.protocols.link;
