/**
 * Frames to layers: {@link dev.toami.protocols.Packet#dissect} is the way in, {@link dev.toami.protocols.Layer} what
 * comes out, {@link dev.toami.protocols.Dissector} where the tables are that choose the next layer.
 *
 * <p>Deliberately absent: a global registry, anything that captures.
 */
package dev.toami.protocols;
