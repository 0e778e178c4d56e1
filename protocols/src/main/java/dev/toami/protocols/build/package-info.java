/**
 * Values to bytes: {@link dev.toami.protocols.build.PacketBuilder} is the way in.
 *
 * <p>Deliberately absent: the values themselves, which live beside their views.
 */
package dev.toami.protocols.build;
