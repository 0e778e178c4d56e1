/**
 * Bytes as text and code numbers as names, for the layers of this module: {@link dev.toami.protocols.format.BytesText} and
 * {@link dev.toami.protocols.format.CodeNames}. Not exported.
 *
 * <p>Deliberately absent: printers of whole layers, which are in {@code print}.
 */
package dev.toami.protocols.format;
